internal import Foundation
public import Schema
public import Streaming
internal import SwiftProtobuf

/// Reads the heads topic: where each decision partition stood when its owner last said so.
public struct HeadsReader: Sendable {
    let topics: Topics
    let log: any Log

    public init(topics: Topics, log: any Log) {
        self.topics = topics
        self.log = log
    }

    public func standings() async throws -> [TopicPartition: Standing] {
        var standings: [TopicPartition: Standing] = [:]
        try await log.readAll(of: TopicPartition(topic: topics.heads.name, partition: 0)) { record in
            guard let value = record.value, let head = try? PBPartitionHead(serializedBytes: Data(value)),
                head.chain.count == Digest.size
            else { return }
            var standing = Standing(chain: head.chain)
            standing.nextOffset = head.offset + 1
            standing.epoch = head.epoch
            standing.nextSequence = head.nextSeq
            standing.lastInput = head.inputOffset
            standing.acceptedEpochs = Set(head.acceptedEpochs)
            standing.time = head.time
            standings[TopicPartition(topic: head.topic, partition: head.partition)] = standing
        }
        return standings
    }

    /// The same as something to hold against the log itself.
    func kept() async throws -> [TopicPartition: KeptHeads] {
        var kept: [TopicPartition: KeptHeads] = [:]
        for (partition, standing) in try await standings() {
            kept[partition] = KeptHeads(of: partition, [KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain)])
        }
        return kept
    }
}

extension Log {
    /// Reads a partition from its first record to where it ends now.
    public func readAll(of partition: TopicPartition, _ take: (RecordView) throws -> Void) async throws {
        let bounds = try await bounds(of: partition)
        guard bounds.high > bounds.low else { return }
        let reader = try await reader(of: partition, from: bounds.low)
        defer { Task { await reader.close() } }
        var next = bounds.low
        while next < bounds.high {
            let batch = try await reader.next()
            for index in 0..<batch.count {
                try batch.withRecord(at: index) { record in
                    next = record.offset + 1
                    if record.offset < bounds.high { try take(record) }
                }
            }
            if let end = batch.endReached, end >= bounds.high { return }
        }
    }
}
