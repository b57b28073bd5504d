internal import Schema

/// A column of a file to be imported: known by its Chinese or English heading, wherever it stands.
struct SheetColumn: Sendable {
    /// The English heading, and its name for programs.
    var id: String
    /// The Chinese heading.
    var chinese: String
    /// Other headings that mean the same.
    var aliases: [String] = []
    var isRequired = false
    /// The submission's fields it fills, as refusals call them.
    var fields: [String] = []
    /// What may stand in it, for the template.
    var note: PBText
    var example: PBText

    func heading(_ language: Language) -> String { language(zh: chinese, en: id) }

    func isCalled(_ heading: String) -> Bool {
        let wanted = Self.plain(heading)
        return ([id, chinese] + aliases).contains { Self.plain($0) == wanted }
    }

    /// Headings are compared without case, spaces, invisible characters, hyphens, underlines, the star or the words that mark required columns.
    static func plain(_ heading: String) -> String {
        let scalars = CellText.narrow(CellText.visible(heading)).lowercased().unicodeScalars
            .filter { !$0.properties.isWhitespace && !"-_*、".unicodeScalars.contains($0) }
        var plain = String(String.UnicodeScalarView(scalars))
        while let mark = marks.first(where: { plain.hasSuffix($0) && plain != $0 }) { plain.removeLast(mark.count) }
        return plain
    }

    private static let marks = [":", "(必填)", "(必填项)", "(必须)", "(选填)", "(可选)", "(required)", "(optional)", "【必填】", "【选填】", "[必填]", "[选填]"]
}

/// The columns of one kind of file.
struct Sheet: Sendable {
    /// What a line is: a unit, a post …
    var noun: PBText
    var columns: [SheetColumn]

    func column(_ id: String) -> SheetColumn? { columns.first { $0.id == id } }

    /// The column that a refusal is about: the one that fills the field it names, or the unit if the key may do nothing for it.
    func column(of code: String, field: String) -> SheetColumn? {
        if field.isEmpty { return code == "not_authorized" ? column("unit") : nil }
        return columns.first { $0.fields.contains(field) || $0.id == field }
    }
}
