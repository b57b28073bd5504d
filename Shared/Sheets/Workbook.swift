/// A workbook (.xlsx, ECMA-376) opened for reading: the names of its sheets, and the cells of one of them.
public struct Workbook {
    /// The names of the sheets that have cells, in their order, including hidden ones.
    public let sheets: [String]

    private let archive: ZipArchive
    private let index: WorkbookIndex
    private let texts: [String]
    private let styles: WorkbookStyles

    /// Whether the first bytes are those of a workbook: ZIP, or the container of Excel's old format and of encrypted workbooks.
    public static func begins(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: oldContainer)
    }

    private static let oldContainer: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    public init(_ bytes: [UInt8]) throws(WorkbookFailure) {
        if bytes.starts(with: Self.oldContainer) { throw Self.holdsEncrypted(bytes) ? .encrypted : .oldFormat }
        let archive = try ZipArchive(bytes)
        self.archive = archive
        let place = try Self.workbookPart(archive)
        guard let content = try archive.part(place) else { throw .notAWorkbook }
        let relations = try Relations.read(of: place, in: archive)
        index = WorkbookIndex(relations)
        try XMLPart.read(content, named: place, with: index)
        sheets = index.sheets.map(\.name)
        texts = try Self.texts(relations, archive)
        styles = WorkbookStyles()
        if let part = relations.target(ofType: "styles"), let content = try archive.part(part) {
            try XMLPart.read(content, named: part, with: styles)
        }
    }

    /// An encrypted workbook is in the old container, as a stream with this name in UTF-16.
    private static func holdsEncrypted(_ bytes: [UInt8]) -> Bool {
        var name: [UInt8] = []
        for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
        return bytes.indices.contains { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }
    }

    private static func workbookPart(_ archive: ZipArchive) throws(WorkbookFailure) -> String {
        if let found = try Relations.read(of: "", in: archive).target(ofType: "officeDocument"), archive.has(found) {
            guard !found.hasSuffix(".bin") else { throw .binaryFormat }
            return found
        }
        if archive.has("content.xml"), archive.has("mimetype") { throw .openDocument }
        guard archive.has("xl/workbook.xml") else { throw .notAWorkbook }
        return "xl/workbook.xml"
    }

    private static func texts(_ relations: Relations, _ archive: ZipArchive) throws(WorkbookFailure) -> [String] {
        guard let part = relations.target(ofType: "sharedStrings"), let content = try archive.part(part) else { return [] }
        let texts = SharedTexts()
        try XMLPart.read(content, named: part, with: texts)
        return texts.texts
    }

    /// The cells of the sheet with that name, or of the first sheet that is not hidden.
    public func read(sheet name: String? = nil) throws(WorkbookFailure) -> WorkbookSheet {
        let wanted: WorkbookIndex.Sheet
        if let name {
            guard let found = index.sheets.first(where: { $0.name == name }) else { throw .unknownSheet(name, sheets) }
            wanted = found
        } else {
            guard let found = index.sheets.first(where: { !$0.isHidden }) ?? index.sheets.first else { throw .noSheet }
            wanted = found
        }
        guard let content = try archive.part(wanted.part) else { throw .damaged(wanted.part) }
        let reader = SheetPart(wanted.name, wanted.part, texts: texts, styles: styles, from1904: index.countsFrom1904)
        try XMLPart.read(content, named: wanted.part, with: reader)
        return try reader.finished()
    }
}

/// The cells of a sheet.
public struct WorkbookSheet: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// Counted from 1, as spreadsheet programs show it.
        public var number: Int
        /// From column A on, without empty cells after the last filled one.
        public var cells: [WorkbookCell]
    }

    public var name: String
    /// The rows with at least one filled cell, in their order.
    public var rows: [Row] = []
    /// Numbers of hidden rows and letters of hidden columns that have filled cells.
    public var hiddenRows: [Int] = []
    public var hiddenColumns: [String] = []
}

/// The value of a cell of a workbook.
public enum WorkbookCell: Hashable, Sendable {
    case empty
    case text(String)
    /// In full and exact, with a point and without separators.
    case number(String)
    /// yyyy-mm-dd
    case date(String)
    case boolean(Bool)
    /// An error value such as #N/A.
    case error(String)
    /// A formula whose value the program that wrote the file never computed.
    case uncomputed
    /// A number with more digits than a spreadsheet stores: what was typed is lost.
    case lostDigits(String)
    /// A number formatted as a date that is not a valid day.
    case noDay(String)
    /// Merged with the named cell, which has the value of the whole range.
    case merged(into: String)
}
