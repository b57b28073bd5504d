internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// What a restore writes to one partition, record by record.
protocol RestoredRecords: AnyObject {
    /// nil at the end.
    func next() throws -> RestoredRecord?
}

struct RestoredRecord: Hashable, Sendable {
    var key: [UInt8]?
    var value: [UInt8]?
    /// Milliseconds since 1970; nil is whatever time the log gives it.
    var timestamp: Int64?

    /// Whether the log holds just this.
    func isHeld(in view: RecordView) -> Bool {
        Self.isSame(key, view.key) && Self.isSame(value, view.value) && (timestamp ?? view.timestamp) == view.timestamp
    }

    private static func isSame(_ bytes: [UInt8]?, _ buffer: UnsafeRawBufferPointer?) -> Bool {
        guard let bytes, let buffer else { return bytes == nil && buffer == nil }
        return bytes.elementsEqual(buffer)
    }
}

/// A log (submissions or decisions): every record at the offset it had. Where the log had a gap stands a record without key and value, of the time of the
/// record before it, so that all after it keep their offsets.
final class RestoredLog: RestoredRecords {
    private let reader: SegmentReader
    private let end: Int64
    /// From this offset on the log gives the times: see ``RestorePlan``.
    private let timed: Int64
    private var offset: Int64 = 0
    private var time: Int64?
    private var ahead: AuditRecord?

    /// - Parameter range: the first offset wanted, and the first one that is not.
    init(_ partition: ArchiveManifest.Partition, in folder: ArchiveFolder, timedTo timed: Int64 = .max) {
        reader = SegmentReader(partition, in: folder)
        end = partition.end
        self.timed = timed
    }

    func next() throws -> RestoredRecord? {
        guard offset < end else { return nil }
        let record = try ahead ?? reader.next()
        ahead = record
        defer { offset += 1 }
        func timestamp(_ found: Int64) -> Int64? { offset < timed ? found : nil }
        guard let record, record.offset == offset else {
            return RestoredRecord(timestamp: timestamp(time ?? record?.timestamp ?? 1))
        }
        ahead = nil
        time = record.timestamp
        return RestoredRecord(key: record.key, value: record.value, timestamp: timestamp(record.timestamp))
    }
}

/// A topic that is compacted: what is kept of it, in its order. Nobody names an offset of it.
final class RestoredView: RestoredRecords {
    private let reader: SegmentReader

    init(_ partition: ArchiveManifest.Partition, in folder: ArchiveFolder) { reader = SegmentReader(partition, in: folder) }

    func next() throws -> RestoredRecord? {
        try reader.next().map { RestoredRecord(key: $0.key, value: $0.value, timestamp: $0.timestamp) }
    }
}

/// The heads, made anew: where each decision partition stands at the end of the archive.
final class RestoredHeads: RestoredRecords {
    private var records: ArraySlice<RestoredRecord>

    init(_ standings: [TopicPartition: Standing]) throws {
        records = try standings.filter { $0.value.nextOffset > 0 }.sorted { $0.key < $1.key }.map { place, standing in
            let head = PBPartitionHead(standing, of: place)
            return RestoredRecord(key: Array(head.key.utf8), value: try head.serializedBytes(), timestamp: nil)
        }[...]
    }

    func next() -> RestoredRecord? { records.popFirst() }
}
