/// A sheet of a workbook as values: what an export writes and an import reads, whatever the file's format.
public struct SheetTable: Hashable, Sendable {
    public var name: String
    public var headings: [String]
    public var rows: [[SheetCell]]

    public init(name: String, headings: [String], rows: [[SheetCell]] = []) {
        self.name = name
        self.headings = headings
        self.rows = rows
    }
}

/// What stands in one cell.
public enum SheetCell: Hashable, Sendable {
    case text(String)
    /// A whole number or a decimal as it is written, with a point and without separators. Nothing is rounded on its way into a file.
    case number(String)
    /// yyyy-mm-dd
    case date(String)
    case empty
}
