package import Schema
package import Streaming

/// What one line (or a group of lines) of a file asks for.
package protocol ImportDraft: Sendable {
    associatedtype Core: ServiceCore

    static var sheet: Sheet { get }
    /// The columns that together say what a line is about.
    static var identityColumns: [String] { get }

    /// Everything the lines say, as far as the file alone can tell whether it is right.
    static func drafts(of reading: SheetReading, _ context: ImportContext, _ problems: inout [LineProblem]) -> [Self]

    var row: SheetRow { get }
    /// Lines of the file, the first of them that of `row`.
    var lines: [Int] { get }
    /// The unit the submissions are for.
    var unit: String { get }
    /// Of the identity columns, joined by slashes.
    var identity: String { get }
    /// The identity of another line without which this one cannot be: a parent.
    var leansOn: String? { get }
    var leaningColumn: String { get }

    /// What is to be done, given what is there.
    func change(_ rehearsal: Rehearsal<Core>, _ context: ImportContext) -> ImportChange
}

extension ImportDraft {
    package var lines: [Int] { [row.line] }
    package var leansOn: String? { nil }
    package var leaningColumn: String { "parent" }

    package static func identity(of row: SheetRow) -> String { identityColumns.map { RowReader.plainID(row[$0]) }.joined(separator: "/") }
}

/// What a line comes to.
package enum ImportChange {
    /// Nothing of that identity is there yet.
    case create(PBPayload.Body)
    /// It is there, and these changes make it what the line says.
    case update([PBPayload.Body])
    case unchanged
    /// The file asks for what no submission can do.
    case impossible(column: String, code: String, PBText)
}

/// What an import takes for granted where the file says nothing.
package struct ImportContext: Sendable {
    /// In China.
    package var today: CivilDate
    /// The period named on the command line.
    package var period: String?
    /// The unit named on the command line.
    package var unit: String?
    /// Whether names of holders go to the topic of names.
    package var takesNames = false

    package init(today: CivilDate, period: String? = nil, unit: String? = nil, takesNames: Bool = false) {
        self.today = today
        self.period = period
        self.unit = unit
        self.takesNames = takesNames
    }
}
