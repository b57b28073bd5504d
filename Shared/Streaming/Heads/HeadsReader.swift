internal import Foundation
public import Schema
internal import SwiftProtobuf

/// Reads the heads topic to its end: the standings of decision partitions that their owners have published.
public struct HeadsReader: Sendable {
    let topics: Topics
    let log: any Log

    public init(topics: Topics, log: any Log) {
        self.topics = topics
        self.log = log
    }

    private var partition: TopicPartition { TopicPartition(topic: topics.heads.name, partition: 0) }

    /// The last published standing of each partition: a hint from which a reader can wait for an answer.
    ///
    /// - Throws: ``LogError``.
    public func standings() async throws -> [TopicPartition: Standing] {
        var standings: [TopicPartition: Standing] = [:]
        try await each { standings[$0] = $1 }
        return standings
    }

    /// Every published head that is still in the topic, by partition: evidence to compare with the logs. Compaction keeps at least the last
    /// of each.
    ///
    /// - Throws: ``LogError``.
    public func heads() async throws -> [TopicPartition: [KeptHeads.Head]] {
        var heads: [TopicPartition: [KeptHeads.Head]] = [:]
        try await each { heads[$0, default: []].append(KeptHeads.Head(nextOffset: $1.nextOffset, chain: $1.chain)) }
        return heads
    }

    /// Records that are not a valid head are ignored.
    private func each(_ take: (TopicPartition, Standing) -> Void) async throws {
        try await log.readAll(of: partition) { record in
            guard let value = record.value, let head = try? PBPartitionHead(serializedBytes: BorrowedBytes(value)),
                let standing = Standing(head)
            else { return }
            take(TopicPartition(topic: head.topic, partition: head.partition), standing)
        }
    }
}

extension Standing {
    /// The standing that a published head describes; nil if its chain or its offset is not valid.
    public init?(_ head: PBPartitionHead) {
        guard head.chain.count == Digest.size, head.offset >= -1, head.offset < .max else { return nil }
        self.init(chain: head.chain)
        nextOffset = head.offset + 1
        epoch = head.epoch
        nextSequence = head.nextSeq
        lastInput = head.inputOffset
        acceptedEpochs = Set(head.acceptedEpochs)
        time = head.time
    }
}

extension PBPartitionHead {
    /// The head that the owner of a partition publishes for a standing.
    public init(_ standing: Standing, of partition: TopicPartition) {
        self.init()
        topic = partition.topic
        self.partition = partition.partition
        offset = standing.nextOffset - 1
        epoch = standing.epoch
        nextSeq = standing.nextSequence
        inputOffset = standing.lastInput
        acceptedEpochs = standing.acceptedEpochs.sorted()
        chain = standing.chain
        time = standing.time
    }

    /// The key of the head's record.
    public var key: String { "\(topic)/\(partition)" }
}
