import CZip
import Foundation
import Testing

/// Workbooks written part by part, as programs of all kinds write them.
enum HandMadeBook {
    static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    static let usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// A workbook of one sheet.
    static func data(
        rows: String, shared: [String] = [], styles: String = "", before: String = "", behind: String = "", from1904: Bool = false,
        namespace: String = usual
    ) throws -> [UInt8] {
        try data(
            sheets: [("Sheet1", "", "<worksheet xmlns=\"\(namespace)\">\(before)<sheetData>\(rows)</sheetData>\(behind)</worksheet>")],
            shared: shared, styles: styles, from1904: from1904, namespace: namespace)
    }

    static func data(
        sheets: [(name: String, state: String, xml: String)], shared: [String] = [], styles: String = "", from1904: Bool = false,
        namespace: String = usual
    ) throws -> [UInt8] {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var files: [(String, String)] = []
        files.append(
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"rId1\" Type=\"\(types)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ))
        var index = "", relations = ""
        for (number, sheet) in sheets.enumerated() {
            index += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" \(sheet.state) r:id=\"s\(number)\"/>"
            relations += "<Relationship Id=\"s\(number)\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet\(number + 1).xml\"/>"
            files.append(("xl/worksheets/sheet\(number + 1).xml", sheet.xml))
        }
        relations += "<Relationship Id=\"t\" Type=\"\(types)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
        relations += "<Relationship Id=\"f\" Type=\"\(types)/styles\" Target=\"styles.xml\"/>"
        files.append(
            (
                "xl/workbook.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:workbook xmlns:x=\"\(namespace)\" xmlns:r=\"\(types)\"><x:workbookPr date1904=\"\(from1904 ? 1 : 0)\"/><x:sheets>\(index.replacing("<sheet", with: "<x:sheet"))</x:sheets></x:workbook>"
            ))
        files.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
        files.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(namespace)\">\(shared.map { "<si>\($0)</si>" }.joined())</sst>"))
        files.append(("xl/styles.xml", "<styleSheet xmlns=\"\(namespace)\">\(styles)</styleSheet>"))
        return try zipped(files.map { ($0.0, Array($0.1.utf8)) })
    }

    static func zipped(_ files: [(name: String, content: [UInt8])]) throws -> [UInt8] {
        let place = FileManager.default.temporaryDirectory.appending(path: "pledgeline-book-\(UUID().uuidString).xlsx").path
        defer { unlink(place) }
        let archive = try #require(zip_open(place, ZIP_CREATE | ZIP_EXCL, nil))
        var kept: [UnsafeMutableRawBufferPointer] = []
        defer { for buffer in kept { buffer.deallocate() } }
        for file in files {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, file.content.count), alignment: 1)
            buffer.copyBytes(from: file.content)
            kept.append(buffer)
            let source = try #require(zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(file.content.count), 0))
            #expect(zip_file_add(archive, file.name, source, 0) >= 0)
        }
        #expect(zip_close(archive) == 0)
        return [UInt8](try Data(contentsOf: URL(filePath: place)))
    }
}
