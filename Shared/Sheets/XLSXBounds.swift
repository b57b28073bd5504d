/// The limits of a worksheet, from Microsoft's "Excel specifications and limits".
public enum XLSXBounds {
    /// Rows of a sheet, including the headings.
    public static let rows = 1_048_576
    public static let columns = 16_384
    /// The longest text of a cell, in UTF-16 code units, as Excel counts.
    public static let cell = 32_767
    /// The longest name of a sheet, in UTF-16 code units.
    public static let name = 31
    /// The digits of a number that Excel keeps; it changes further ones to zeros.
    public static let digits = 15
}

/// Why a table cannot be written as a workbook. Nothing is ever truncated instead.
public enum XLSXWriteProblem: Error, Hashable, Sendable {
    case noSheet
    case tooManyRows(sheet: String, rows: Int)
    case tooManyColumns(sheet: String, columns: Int)
    /// Row and column are counted from 1, as spreadsheet programs show them.
    case cellTooLong(sheet: String, row: Int, column: Int, length: Int)
    /// The file could not be written, usually for lack of space; with the message of the library or the system.
    case file(String)
}
