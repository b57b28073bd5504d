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
        /// The offset of the registry's decision that states it; nil as long as it is only handed over.
        public var statedAt: Int64?

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
        losses[partition]?.contains { $0.covers(offset) } ?? false
    }

    /// Whether what a decision is based on is stated to be lost. Nobody can make such a decision again.
    ///
    /// Of all logs but the registry's this is certain: whoever has read the statement, and so is based on the registry beyond it, has read the log anew.
    /// A follower of the registry itself shows it only by going back (`isBeforeReturn`), or by a position that the log does not have any more; otherwise a
    /// decision rests on what is lost only if it cannot be made again.
    ///
    /// - Parameters:
    ///   - basedOn: what the decision names.
    ///   - isBeforeReturn: whether a later decision of the same partition is based on less of that log.
    ///   - reaches: whether the log, as it is now, has everything before a position.
    public func ground(
        of basedOn: [PBPosition], in topics: Topics, isBeforeReturn: (TopicPartition) -> Bool, reaches: (PBPosition) -> Bool
    ) -> Ground {
        let registry = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        let known = basedOn.first { $0.service == .registry }?.offset ?? 0
        var ground = Ground.firm
        for position in basedOn {
            let partition = topics.partition(of: position)
            let covering = losses[partition, default: []].filter { $0.covers(position.offset) }
            guard !covering.isEmpty else { continue }
            if partition != registry {
                if covering.contains(where: { known <= $0.statedAt ?? .max }) { return .lost(partition) }
            } else if !reaches(position) || isBeforeReturn(partition) {
                return .lost(partition)
            } else {
                ground = .doubtful(partition)
            }
        }
        return ground
    }

    /// What a decision stands on.
    public enum Ground: Hashable, Sendable {
        /// Nothing of it is stated to be lost.
        case firm
        /// It may rest on what is lost of this log.
        case doubtful(TopicPartition)
        /// It rests on what is lost of this log.
        case lost(TopicPartition)
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

    /// Whether a position, the offset after what was read, lies beyond what is good and within what was told of the log.
    func covers(_ position: Int64) -> Bool { lastGood + 1 < position && setAside.contains { position <= $0.nextOffset } }

    /// Whether both state the same, wherever they stand.
    func states(theSameAs other: Self) -> Bool {
        lastGood == other.lastGood && chain == other.chain && setAside == other.setAside && reason == other.reason
    }

    /// What the log must still show: the last good record.
    public var goodHead: KeptHeads.Head { KeptHeads.Head(nextOffset: lastGood + 1, chain: chain) }
}
