package import Domain
internal import Files
package import Schema

/// A column of a file to be imported: known by its Chinese or English heading, wherever it stands.
package struct SheetColumn: Sendable {
    /// The English heading, and its name for programs.
    package var id: String
    /// The Chinese heading.
    package var chinese: String
    /// Other headings that mean the same.
    package var aliases: [String] = []
    var isRequired = false
    /// The submission's fields it fills, as refusals call them.
    package var fields: [String] = []
    /// What may stand in it, for the template.
    package var note: PBText
    package var example: PBText

    package init(
        id: String, chinese: String, aliases: [String] = [], isRequired: Bool = false, fields: [String] = [], note: PBText, example: PBText
    ) {
        self.id = id
        self.chinese = chinese
        self.aliases = aliases
        self.isRequired = isRequired
        self.fields = fields
        self.note = note
        self.example = example
    }

    package func heading(_ language: Language) -> String { language(zh: chinese, en: id) }

    package func isCalled(_ heading: String) -> Bool {
        let wanted = CellText.plain(heading)
        return ([id, chinese] + aliases).contains { CellText.plain($0) == wanted }
    }
}

/// The columns of one kind of file.
package struct Sheet: Sendable {
    /// What a line is: a unit, a post …
    package var noun: PBText
    package var columns: [SheetColumn]

    package init(noun: PBText, columns: [SheetColumn]) {
        self.noun = noun
        self.columns = columns
    }

    package func column(_ id: String) -> SheetColumn? { columns.first { $0.id == id } }

    /// The column that a refusal is about: the one that fills the field it names, or the unit if the key may do nothing for it.
    package func column(of code: String, field: String) -> SheetColumn? {
        if field.isEmpty { return code == "not_authorized" ? column("unit") : nil }
        return columns.first { $0.fields.contains(field) || $0.id == field }
    }
}
