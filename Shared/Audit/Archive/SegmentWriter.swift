internal import Crypto
internal import Files
internal import Foundation
package import Schema
package import Streaming
internal import SwiftProtobuf

/// Writes one segment file of a partition; or, for what is on the disk already, only forms its digest.
final class SegmentWriter {
    /// A segment that has reached this many bytes is not written to any more. The last segment of a partition is read and written again by every run that
    /// finds something new, so it bounds the work of one.
    static let fullBytes: Int64 = 32 * 1024 * 1024
    /// Handed to the system at once.
    private static let bufferBytes = 256 * 1024

    let first: Int64
    package private(set) var records = 0
    package private(set) var bytes: Int64 = 0
    private var hasher = SHA256()
    private var buffer = Data()
    /// −1 if only the digest is wanted.
    private let descriptor: Int32
    private let temporary: String
    private let folder: URL

    /// - Parameter writes: false to form the digest only.
    init(into folder: URL, first: Int64, writes: Bool) throws {
        self.first = first
        self.folder = folder
        temporary = folder.appending(path: ".\(UUID().uuidString)\(ArchiveFolder.temporarySuffix)").path
        descriptor = writes ? open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) : -1
        if writes, descriptor < 0 { throw CommandError.cannotWrite(temporary, WriteFailure(errno)) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporary)
    }

    /// So far, in hexadecimal.
    var digest: String { Data(hasher.finalize()).hex }

    func append(_ record: RecordView) throws {
        let encoded: [UInt8] = try PBArchivedRecord(record).serializedBytes()
        var framed = Data()
        framed.reserveCapacity(encoded.count + 5)
        var length = UInt64(encoded.count)
        while length >= 0x80 {
            framed.append(UInt8(truncatingIfNeeded: length) | 0x80)
            length >>= 7
        }
        framed.append(UInt8(length))
        framed.append(contentsOf: encoded)
        hasher.update(data: framed)
        records += 1
        bytes += Int64(framed.count)
        guard descriptor >= 0 else { return }
        buffer.append(framed)
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    private func flush() throws {
        do throws(WriteFailure) { try OpenFile.write(buffer, to: descriptor) } catch { throw CommandError.cannotWrite(temporary, error) }
        buffer = Data()
    }

    /// Brings the file onto the disk and gives it its name.
    ///
    /// - Parameters:
    ///   - end: the first offset that it does not cover.
    ///   - standing: of a decision partition, where it stands then.
    func finish(_ place: TopicPartition, end: Int64, standing: Standing?) throws -> ArchiveManifest.Segment {
        try flush()
        let digest = digest
        let file = ArchiveManifest.Segment.file(of: place, first: first, end: end, sha256: digest)
        let path = folder.appending(path: file.split(separator: "/").last.map(String.init) ?? file).path
        do throws(WriteFailure) {
            try OpenFile.synchronize(descriptor)
            guard rename(temporary, path) == 0 else { throw WriteFailure(errno) }
        } catch {
            throw CommandError.cannotWrite(path, error)
        }
        WholeFile.synchronize(folder: folder.path)
        return ArchiveManifest.Segment(
            file: file, first: first, end: end, records: records, bytes: bytes, sha256: digest,
            chain: standing?.chain.hex, head: try standing.map { try PBPartitionHead($0, of: place).serializedData() })
    }
}

extension PBArchivedRecord {
    package init(_ view: RecordView) {
        self.init()
        offset = view.offset
        timestamp = view.timestamp
        switch view.timestampType {
        case .unknown: timestampType = .unspecified
        case .createTime: timestampType = .createTime
        case .logAppendTime: timestampType = .logAppendTime
        }
        if let key = view.key { self.key = Data(key) }
        if let value = view.value { self.value = Data(value) }
    }
}

extension AuditRecord {
    package init(_ record: PBArchivedRecord) {
        let type: TimestampType =
            switch record.timestampType {
            case .createTime: .createTime
            case .logAppendTime: .logAppendTime
            case .unspecified, .UNRECOGNIZED: .unknown
            }
        self.init(
            offset: record.offset, timestamp: record.timestamp, timestampType: type, key: record.hasKey ? Array(record.key) : nil,
            value: record.hasValue ? Array(record.value) : nil)
    }
}
