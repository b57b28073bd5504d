internal import CZip

/// The parts of a ZIP file in memory, unpacked one at a time within ``WorkbookLimits``.
final class ZipArchive {
    private let archive: OpaquePointer
    /// libzip reads from this until the archive is closed.
    private let buffer: UnsafeMutableRawBufferPointer
    private var indices: [String: UInt64] = [:]
    private var unpacked = 0

    init(_ bytes: [UInt8]) throws(WorkbookFailure) {
        guard bytes.count <= WorkbookLimits.file else { throw .tooLarge("\(bytes.count) bytes") }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        buffer.copyBytes(from: bytes)
        var problem = zip_error_t()
        zip_error_init(&problem)
        defer { zip_error_fini(&problem) }
        guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(bytes.count), 0, &problem) else {
            buffer.deallocate()
            throw .notAWorkbook
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
            zip_source_free(source)
            buffer.deallocate()
            throw .notAWorkbook
        }
        self.archive = archive
        self.buffer = buffer
        let count = zip_get_num_entries(archive, 0)
        guard count <= Int64(WorkbookLimits.entries) else { throw .tooLarge("\(count) parts") }
        for index in 0..<UInt64(max(0, count)) {
            guard let name = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_GUESS)) else { continue }
            // Part names are compared without case, as the Open Packaging Conventions require; of two equal names the first counts.
            let key = Self.key(String(cString: name))
            if indices[key] == nil { indices[key] = index }
        }
    }

    deinit {
        zip_discard(archive)
        buffer.deallocate()
    }

    private static func key(_ name: String) -> String {
        String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    }

    func has(_ name: String) -> Bool { indices[Self.key(name)] != nil }

    /// The contents of a part; nil if there is no such part.
    func part(_ name: String) throws(WorkbookFailure) -> [UInt8]? {
        guard let index = indices[Self.key(name)] else { return nil }
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, index, 0, &status) == 0 else { throw .damaged(name) }
        guard status.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted }
        guard let file = zip_fopen_index(archive, index, 0) else { throw .damaged(name) }
        defer { zip_fclose(file) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = chunk.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, UInt64($0.count)) }
            guard count >= 0 else { throw .damaged(name) }
            if count == 0 { break }
            content.append(contentsOf: chunk[..<Int(count)])
            unpacked += Int(count)
            let isBomb = content.count > WorkbookLimits.ratioFrom && content.count / WorkbookLimits.ratio > Int(clamping: status.comp_size)
            guard content.count <= WorkbookLimits.part, unpacked <= WorkbookLimits.total, !isBomb else { throw .tooLarge(name) }
        }
        return content
    }
}
