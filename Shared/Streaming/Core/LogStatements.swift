public import Foundation
public import Schema

/// What the root key has stated of the logs: where a tail was lost and one went on all the same, and what was restored from an archive.
public struct LogStatements: Hashable, Sendable {
    /// 尾部丢失: a decision partition that goes on after its last good record although more was told of it.
    public struct Loss: Hashable, Sendable {
        /// The last record that is still good, and the chain up to it.
        public var lastGood: Int64
        public var chain: Data
        /// What was told of the log beyond it, and counts no more.
        public var setAside: Set<KeptHeads.Head>
        public var reason: String

        public init(lastGood: Int64, chain: Data, setAside: Set<KeptHeads.Head>, reason: String) {
            self.lastGood = lastGood
            self.chain = chain
            self.setAside = setAside
            self.reason = reason
        }
    }

    public var losses: [TopicPartition: [Loss]] = [:]
    /// By partition: the first offset that was not restored. Records below bear the times at which they were first appended.
    public var restored: [TopicPartition: Int64] = [:]

    public init() {}

    /// Whether something told of a partition counts no more.
    public func setsAside(_ head: KeptHeads.Head, of partition: TopicPartition) -> Bool {
        losses[partition]?.contains { $0.setAside.contains(head) } ?? false
    }

    /// Whether what was known of a partition before `offset` was lost and is stated to be: a decision made before the loss may rest on it.
    public func coversLoss(of partition: TopicPartition, before offset: Int64) -> Bool {
        losses[partition]?.contains { loss in
            loss.lastGood + 1 < offset && loss.setAside.contains { offset <= $0.nextOffset }
        } ?? false
    }

    /// The clock check does not hold for records that were restored.
    public func isRestored(_ offset: Int64, of partition: TopicPartition) -> Bool { offset < restored[partition] ?? 0 }
}

extension LogStatements.Loss {
    public init(_ loss: PBAcceptLoss) {
        self.init(
            lastGood: loss.lastGoodOffset, chain: loss.lastGoodChain,
            setAside: Set(loss.lostHeads.map { KeptHeads.Head(nextOffset: $0.offset + 1, chain: $0.chain) }), reason: loss.reason)
    }

    /// What the log must still show: the last good record.
    public var goodHead: KeptHeads.Head { KeptHeads.Head(nextOffset: lastGood + 1, chain: chain) }
}
