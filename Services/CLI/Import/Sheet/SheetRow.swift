/// A line of the file with its cells by the columns' ids.
struct SheetRow: Hashable, Sendable {
    var line: Int
    /// Trimmed; empty cells are left out.
    var cells: [String: String]
    /// The cells as they stand in the file, for a list of what was refused.
    var original: [String]
    /// Columns whose cells could not be read; why is told already.
    var troubled: Set<String> = []

    subscript(_ column: String) -> String { cells[column] ?? "" }
}
