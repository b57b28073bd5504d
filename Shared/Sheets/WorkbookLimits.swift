/// What a workbook may hold. A file of a few kilobytes can unpack to gigabytes, so everything is counted while it is unpacked, never trusted.
public enum WorkbookLimits {
    /// Bytes of the file as it comes. A county's 7,000 pledges have 400 KB.
    public static let file = 50 * 1024 * 1024
    /// Bytes of one part of it, unpacked: a hundred thousand rows of twenty cells.
    public static let part = 150 * 1024 * 1024
    /// Bytes of all parts that are read.
    public static let total = 300 * 1024 * 1024
    /// Unpacked to packed. What spreadsheet programs write unpacks to ten or thirty times its size; small parts are not worth asking.
    static let ratio = 400
    static let ratioFrom = 4 * 1024 * 1024
    static let entries = 10_000
    /// As spreadsheet programs have it.
    static let rows = 1_048_576
    static let columns = 16_384
    /// Cells, empty ones between filled ones included.
    static let cells = 4_000_000
    static let sheets = 1_000
    /// Rows over which merged cells reach, all of them together.
    static let mergedRows = 1_000_000
}

/// Why a workbook cannot be read.
public enum WorkbookFailure: Error, Hashable, Sendable {
    /// No ZIP file, or one without a workbook in it.
    case notAWorkbook
    /// Excel's format before 2007 (.xls), or another file of that container.
    case oldFormat
    /// It opens with a password.
    case encrypted
    /// A file of LibreOffice's own format (.ods).
    case openDocument
    /// Excel's binary format (.xlsb).
    case binaryFormat
    /// What is in it is not as the format has it; where.
    case damaged(String)
    /// More than any honest file has; what of it.
    case tooLarge(String)
    /// A part declares a document type, which no spreadsheet program does.
    case documentType(String)
    case noSheet
    /// The names that there are.
    case unknownSheet(String, [String])
}
