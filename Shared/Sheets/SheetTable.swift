/// A sheet as values, written by exports and read by imports, whatever the file format.
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

/// The value of a cell.
public enum SheetCell: Hashable, Sendable {
    case text(String)
    /// A whole number or a decimal as written, with a point and without separators. It is not rounded on its way into a file.
    case number(String)
    /// yyyy-mm-dd
    case date(String)
    case empty
}
