/// Limits on a workbook. A file of a few kilobytes can unpack to gigabytes, so sizes are counted while unpacking and the file's own figures
/// are not trusted.
public enum WorkbookLimits {
    /// The largest file in bytes. A county's 7,000 pledges take 400 KB.
    public static let file = 50 * 1024 * 1024
    /// The largest part in bytes, unpacked: a hundred thousand rows of twenty cells.
    public static let part = 150 * 1024 * 1024
    /// The most bytes of all parts read, unpacked.
    public static let total = 300 * 1024 * 1024
    /// The largest ratio of unpacked to packed size. Files of spreadsheet programs unpack to ten or thirty times their size; parts smaller
    /// than `ratioFrom` bytes are not checked.
    static let ratio = 400
    static let ratioFrom = 4 * 1024 * 1024
    static let entries = 10_000
    /// The limits of spreadsheet programs.
    static let rows = 1_048_576
    static let columns = 16_384
    /// The most cells, including empty ones between filled ones.
    static let cells = 4_000_000
    static let sheets = 1_000
    /// The most rows covered by merged cells, all ranges together.
    static let mergedRows = 1_000_000
}

/// Why a workbook cannot be read.
public enum WorkbookFailure: Error, Hashable, Sendable {
    /// Not a ZIP file, or one that contains no workbook.
    case notAWorkbook
    /// Excel's format before 2007 (.xls), or another file in that container.
    case oldFormat
    /// The workbook is encrypted with a password.
    case encrypted
    /// A file of LibreOffice's own format (.ods).
    case openDocument
    /// Excel's binary format (.xlsb).
    case binaryFormat
    /// The contents do not follow the format; with the place.
    case damaged(String)
    /// The file exceeds one of the ``WorkbookLimits``; with what does.
    case tooLarge(String)
    /// A part declares a document type, which no spreadsheet program does.
    case documentType(String)
    case noSheet
    /// There is no sheet of that name; with the names that exist.
    case unknownSheet(String, [String])
}
