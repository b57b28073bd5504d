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

}

extension KeptHeads {
    /// A head that was told of, as something to hold against the log itself.
    init(of partition: TopicPartition, told standing: Standing) {
        self.init(of: partition, [KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain)])
    }
}
