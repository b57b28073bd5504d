import CZip
import Foundation
import Testing

/// The files within a workbook, as they stand.
struct UnzippedBook {
    private(set) var files: [String: String] = [:]

    init(_ data: Data) throws {
        try data.withUnsafeBytes { bytes in
            var error = zip_error_t()
            let source = try #require(zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error))
            let archive = try #require(zip_open_from_source(source, ZIP_RDONLY, &error))
            defer { zip_discard(archive) }
            for index in 0..<zip_uint64_t(zip_get_num_entries(archive, 0)) {
                let name = String(cString: try #require(zip_get_name(archive, index, 0)))
                let file = try #require(zip_fopen_index(archive, index, 0))
                defer { zip_fclose(file) }
                var (content, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
                while case let read = zip_fread(file, &buffer, zip_uint64_t(buffer.count)), read > 0 { content += buffer.prefix(Int(read)) }
                files[name] = String(decoding: content, as: UTF8.self)
            }
        }
    }

    func sheet(_ number: Int = 1) throws -> String { try #require(files["xl/worksheets/sheet\(number).xml"]) }
    var texts: String { files["xl/sharedStrings.xml"] ?? "" }
    var book: String { files["xl/workbook.xml"] ?? "" }
    var styles: String { files["xl/styles.xml"] ?? "" }
}
