internal import Crypto
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Reads the records of a partition from its segment files, one after the other, and holds each file against its digest once it has been read.
final class SegmentReader {
    /// Far above what a broker takes: a longer one is damage, not a record.
    private static let largestRecord = 256 * 1024 * 1024
    private static let chunkBytes = 256 * 1024

    let partition: ArchiveManifest.Partition
    private let folder: ArchiveFolder
    private var index = 0
    private var open: OpenSegment?
    private var last: Int64 = -1

    private struct OpenSegment {
        var handle: FileHandle
        var segment: ArchiveManifest.Segment
        var hasher = SHA256()
        var buffer: [UInt8] = []
        /// The next byte of the buffer.
        var position = 0
        var records = 0
        var bytes: Int64 = 0

        func record(_ length: Int) -> PBArchivedRecord? {
            try? PBArchivedRecord(serializedBytes: Array(buffer[position..<position + length]))
        }

        mutating func take(_ chunk: Data) {
            hasher.update(data: chunk)
            bytes += Int64(chunk.count)
            buffer.removeFirst(position)
            position = 0
            buffer.append(contentsOf: chunk)
        }
    }

    init(_ partition: ArchiveManifest.Partition, in folder: ArchiveFolder) {
        self.partition = partition
        self.folder = folder
    }

    /// The segments that have been read completely.
    var segmentsRead: Int { open == nil ? index : index - 1 }

    /// - Returns: nil at the end.
    /// - Throws: ``ArchiveDamage``.
    func next() throws -> AuditRecord? {
        while true {
            if open == nil {
                guard index < partition.segments.count else { return nil }
                try begin(partition.segments[index])
                index += 1
            }
            if let record = try read() { return record }
            try end()
        }
    }

    private func damage(_ kind: ArchiveDamage.Kind, _ segment: ArchiveManifest.Segment) -> ArchiveDamage {
        ArchiveDamage(segment: segment, place: partition.place, kind: kind, offset: max(last + 1, segment.first))
    }

    private func begin(_ segment: ArchiveManifest.Segment) throws {
        let before = index == 0 ? partition.low : partition.segments[index - 1].end
        guard segment.first == before, segment.end >= segment.first else { throw damage(.manifestDiffers, segment) }
        guard let handle = FileHandle(forReadingAtPath: folder.path(of: segment)) else { throw damage(.missing, segment) }
        open = OpenSegment(handle: handle, segment: segment)
    }

    /// - Returns: nil at the end of the segment.
    private func read() throws -> AuditRecord? {
        guard let segment = open?.segment else { return nil }
        guard let length = try length() else { return nil }
        guard try fill(length) else { throw damage(.unreadable, segment) }
        guard let record = open?.record(length) else { throw damage(.unreadable, segment) }
        open?.position += length
        guard record.offset > last, record.offset >= segment.first, record.offset < segment.end else { throw damage(.outOfOrder, segment) }
        last = record.offset
        open?.records += 1
        return AuditRecord(record)
    }

    /// The length that stands before the next record; nil at the end of the file.
    private func length() throws -> Int? {
        guard let segment = open?.segment else { return nil }
        var (length, shift) = (0, 0)
        while true {
            guard try fill(1), let byte = open.map({ $0.buffer[$0.position] }) else {
                guard shift == 0 else { throw damage(.unreadable, segment) }
                return nil
            }
            open?.position += 1
            length |= Int(byte & 0x7f) << shift
            if byte < 0x80 { break }
            shift += 7
            guard shift < 35 else { throw damage(.unreadable, segment) }
        }
        guard length <= Self.largestRecord else { throw damage(.unreadable, segment) }
        return length
    }

    /// Whether so many bytes can be had.
    private func fill(_ count: Int) throws -> Bool {
        while let handle = open?.handle, let left = open.map({ $0.buffer.count - $0.position }), left < count {
            guard let chunk = try? handle.read(upToCount: max(Self.chunkBytes, count - left)), !chunk.isEmpty else { return false }
            open?.take(chunk)
        }
        return open != nil
    }

    private func end() throws {
        guard let ended = open else { return }
        open = nil
        try? ended.handle.close()
        guard ended.bytes == ended.segment.bytes else { throw damage(.missing, ended.segment) }
        guard Data(ended.hasher.finalize()).hex == ended.segment.sha256 else { throw damage(.digestDiffers, ended.segment) }
        guard ended.records == ended.segment.records else { throw damage(.manifestDiffers, ended.segment) }
        last = max(last, ended.segment.end - 1)
    }
}
