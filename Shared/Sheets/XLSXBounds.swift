/// What a worksheet can hold, after Microsoft's "Excel specifications and limits".
public enum XLSXBounds {
    /// Rows of a sheet, the headings included.
    public static let rows = 1_048_576
    public static let columns = 16_384
    /// Characters of a cell, in UTF-16 code units, as Excel counts.
    public static let cell = 32_767
    /// Characters of a sheet's name, in UTF-16 code units.
    public static let name = 31
    /// Excel keeps no more digits of a number than these: it changes the rest to zeros.
    public static let digits = 15
}

/// Why a table cannot be written as a workbook. Nothing is ever cut off instead.
public enum XLSXWriteProblem: Error, Hashable, Sendable {
    case noSheet
    case tooManyRows(sheet: String, rows: Int)
    case tooManyColumns(sheet: String, columns: Int)
    /// Row and column count from 1, as the spreadsheet program shows them.
    case cellTooLong(sheet: String, row: Int, column: Int, length: Int)
    /// No room for the file, as a rule. What the library or the system says of it.
    case file(String)
}
