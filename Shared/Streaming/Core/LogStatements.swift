public import Foundation
public import Schema

/// The statements about logs that the registry has accepted from the root key: losses of a tail after which writing went on, and restores
/// from an archive.
public struct LogStatements: Hashable, Sendable {
    /// 尾部丢失: a loss statement (`AcceptLoss`): the decision partition lost records that published heads had named, and writing goes on after
    /// its last good record.
    public struct Loss: Hashable, Sendable {
        /// The offset of the last record that is still good, and the chain up to and including it.
        public var lastGood: Int64
        public var chain: Data
        /// The published heads beyond the last good record. They no longer count as evidence against the log.
        public var setAside: Set<KeptHeads.Head>
        public var reason: String
        /// The offset of the registry's decision that accepted the statement; nil while it has only been handed over as a file.
        public var statedAt: Int64?

        public init(lastGood: Int64, chain: Data, setAside: Set<KeptHeads.Head>, reason: String) {
            self.lastGood = lastGood
            self.chain = chain
            self.setAside = setAside
            self.reason = reason
        }
    }

    public var losses: [TopicPartition: [Loss]] = [:]
    /// By partition: the first offset that was not restored. Records before it carry the timestamps they had when they were first appended.
    public var restored: [TopicPartition: Int64] = [:]

    public init() {}

    /// Whether a loss statement sets this head of a partition aside.
    public func setsAside(_ head: KeptHeads.Head, of partition: TopicPartition) -> Bool {
        losses[partition]?.contains { $0.setAside.contains(head) } ?? false
    }

    /// Whether a loss statement covers what was read of a partition before `offset`: a decision made before the loss may rest on it.
    public func coversLoss(of partition: TopicPartition, before offset: Int64) -> Bool {
        losses[partition]?.contains { $0.covers(offset) } ?? false
    }

    /// Whether a decision is based on records that a loss statement covers. Nobody can repeat such a decision, because the records are
    /// gone.
    ///
    /// For every log but the registry's the answer is certain: a decision that is based on the registry beyond the loss statement was made
    /// by a service that had read the statement, and so had read the shortened log again. For the registry's own log, `.lost` needs proof:
    /// a later decision is based on less of it (`isBeforeReturn`), or the log no longer has the position. Otherwise the answer is
    /// `.doubtful`: the decision rests on lost records only if it cannot be repeated.
    ///
    /// - Parameters:
    ///   - basedOn: the positions that the decision names.
    ///   - isBeforeReturn: whether a later decision of the same partition is based on a smaller position of that log.
    ///   - reaches: whether the log, as it is now, has every record before a position.
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

    /// Whether the records a decision is based on still exist.
    public enum Ground: Hashable, Sendable {
        /// No loss statement covers any of them.
        case firm
        /// Some of this log's may be covered by a loss statement.
        case doubtful(TopicPartition)
        /// Some of this log's are covered by a loss statement.
        case lost(TopicPartition)
    }

    /// Whether the record at `offset` was restored from an archive. The clock check (``Guard/clockIsGenesis``) does not apply to such
    /// records.
    public func isRestored(_ offset: Int64, of partition: TopicPartition) -> Bool { offset < restored[partition] ?? 0 }
}

extension LogStatements.Loss {
    public init(_ loss: PBAcceptLoss) {
        self.init(
            lastGood: loss.lastGoodOffset, chain: loss.lastGoodChain,
            setAside: Set(loss.lostHeads.map { KeptHeads.Head(nextOffset: $0.offset + 1, chain: $0.chain) }), reason: loss.reason)
    }

    /// Whether a position (the offset after the last record read) lies beyond the last good record and not beyond the furthest head set
    /// aside.
    func covers(_ position: Int64) -> Bool { lastGood + 1 < position && setAside.contains { position <= $0.nextOffset } }

    /// Whether both statements say the same, wherever they are recorded (`statedAt` is not compared).
    func states(theSameAs other: Self) -> Bool {
        lastGood == other.lastGood && chain == other.chain && setAside == other.setAside && reason == other.reason
    }

    /// The head that the log must still match: the one after the last good record.
    public var goodHead: KeptHeads.Head { KeptHeads.Head(nextOffset: lastGood + 1, chain: chain) }
}
