internal import Foundation
package import Schema
package import Streaming

/// A record as an auditor holds it.
package struct AuditRecord: Sendable, Hashable {
    package var offset: Int64
    package var timestamp: Int64
    /// Whose clock dated it, as the record itself says.
    package var timestampType = TimestampType.unknown
    package var key: [UInt8]?
    package var value: [UInt8]?

    package init(
        offset: Int64, timestamp: Int64, timestampType: TimestampType = .unknown, key: [UInt8]? = nil, value: [UInt8]? = nil
    ) {
        self.offset = offset
        self.timestamp = timestamp
        self.timestampType = timestampType
        self.key = key
        self.value = value
    }

    package init(_ view: RecordView) {
        self.init(
            offset: view.offset, timestamp: view.timestamp, timestampType: view.timestampType, key: view.key.map { Array($0) },
            value: view.value.map { Array($0) })
    }

    /// Neither key nor value: what a restore writes where the log had a gap.
    var isFiller: Bool { key == nil && value == nil }

    func withView<R>(_ body: (RecordView) throws -> R) rethrows -> R {
        try MemoryBatch([
            MemoryBatch.Record(offset: offset, timestamp: timestamp, timestampType: timestampType, key: key, value: value)
        ]).withRecord(at: 0, body)
    }
}

/// All records of all topics of a namespace but names: read from a broker, or from an export file on another machine.
package struct Archive: Sendable {
    package let topics: Topics
    package var records: [TopicPartition: [AuditRecord]]

    package init(topics: Topics, records: [TopicPartition: [AuditRecord]] = [:]) {
        self.topics = topics
        self.records = records
    }

    package subscript(_ topic: String, _ partition: Int32) -> [AuditRecord] {
        records[TopicPartition(topic: topic, partition: partition)] ?? []
    }

    package static func read(from log: any Log, topics: Topics) async throws -> Archive {
        var archive = Archive(topics: topics)
        // What names a record is read before the topic it names a record of, so that nothing that goes on meanwhile looks like a truncated log:
        // views before decisions, a service's decisions before those it follows, decisions before submissions.
        let ordered =
            [topics.heads, topics.rankings] + Topics.services.reversed().map { topics.decisions($0) }
            + Topics.services.map { topics.submissions($0) }
        for topic in ordered {
            for partition in topic.partitionNumbers {
                let place = TopicPartition(topic: topic.name, partition: partition)
                var records: [AuditRecord] = []
                try await log.readAll(of: place) { records.append(AuditRecord($0)) }
                archive.records[place] = records
            }
        }
        return archive
    }
}
