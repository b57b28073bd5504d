/// A line of the file with its cells by the columns' ids.
package struct SheetRow: Hashable, Sendable {
    package var line: Int
    /// Trimmed; empty cells are left out.
    package var cells: [String: String]
    /// The cells as they stand in the file, for a list of what was refused.
    package var original: [String]
    /// Columns whose cells could not be read; why is told already.
    package var troubled: Set<String> = []

    package subscript(_ column: String) -> String { cells[column] ?? "" }
}
