internal import Foundation
public import Schema
internal import SwiftProtobuf

/// Reads the heads topic to its end: where each decision partition stood when its owners said so.
public struct HeadsReader: Sendable {
    let topics: Topics
    let log: any Log

    public init(topics: Topics, log: any Log) {
        self.topics = topics
        self.log = log
    }

    private var partition: TopicPartition { TopicPartition(topic: topics.heads.name, partition: 0) }

    /// Where each partition stood when its owner last said so: a hint from which a reader can wait for an answer.
    ///
    /// - Throws: ``LogError``.
    public func standings() async throws -> [TopicPartition: Standing] {
        var standings: [TopicPartition: Standing] = [:]
        try await each { standings[$0] = $1 }
        return standings
    }

    /// Everything that is still told of each partition: witnesses to hold against the log itself. Compaction leaves the last one at least.
    ///
    /// - Throws: ``LogError``.
    public func heads() async throws -> [TopicPartition: [KeptHeads.Head]] {
        var heads: [TopicPartition: [KeptHeads.Head]] = [:]
        try await each { heads[$0, default: []].append(KeptHeads.Head(nextOffset: $1.nextOffset, chain: $1.chain)) }
        return heads
    }

    /// A record that tells no head is nobody's of ours and is passed over.
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
    /// As the heads topic tells it; nil if its chain is none.
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
    /// What the owner of a partition publishes of where it stands.
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
