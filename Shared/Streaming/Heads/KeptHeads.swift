public import Foundation

/// Heads of a decision partition recorded earlier: in an export, on paper, in the heads topic. A log that no longer reaches such a head, or
/// has another chain there, was truncated or rewritten since.
///
/// To be given every standing while the partition is folded from its beginning, and the standing at its end.
public struct KeptHeads: Sendable {
    public struct Head: Hashable, Sendable {
        /// The first offset after the records that the head covers.
        public var nextOffset: Int64
        /// The chain up to that offset, or the first bytes of it.
        public var chain: Data

        public init(nextOffset: Int64, chain: Data) {
            self.nextOffset = nextOffset
            self.chain = chain
        }
    }

    private let partition: TopicPartition
    /// The heads not reached yet, the nearest last.
    private var ahead: [Head]

    public init(of partition: TopicPartition, _ heads: [Head]) {
        self.partition = partition
        ahead = heads.filter { $0.nextOffset > 0 }.sorted { $0.nextOffset > $1.nextOffset }
    }

    /// Whether ``contradiction(at:)`` has a head to compare once the record at this offset is folded; saves callers from building a
    /// standing for every record.
    public func isDue(after offset: Int64) -> Bool { (ahead.last?.nextOffset ?? .max) <= offset + 1 }

    /// - Returns: the first contradiction between the heads passed and the log folded up to here.
    public mutating func contradiction(at standing: Standing) -> FoldViolation? {
        while let head = ahead.last, head.nextOffset <= standing.nextOffset {
            ahead.removeLast()
            guard head.nextOffset == standing.nextOffset, standing.chain.starts(with: head.chain) else {
                return FoldViolation(.chainBroken, partition, head.nextOffset - 1)
            }
        }
        return nil
    }

    /// - Returns: the heads passed by now whose chain differs from the log's.
    public mutating func contradicted(at standing: Standing) -> [Head] {
        var contradicted: [Head] = []
        while let head = ahead.last, head.nextOffset <= standing.nextOffset {
            ahead.removeLast()
            if head.nextOffset != standing.nextOffset || !standing.chain.starts(with: head.chain) { contradicted.append(head) }
        }
        return contradicted
    }

    /// - Returns: a violation if a head lies beyond the end of the log, which is at `standing`.
    public func contradiction(atEnd standing: Standing) -> FoldViolation? {
        guard let furthest = ahead.first, furthest.nextOffset > standing.nextOffset else { return nil }
        return FoldViolation(.positionBeyondEnd, partition, furthest.nextOffset)
    }

    /// The largest `nextOffset` among the heads not folded yet: the log either reaches it or has lost its tail. 0 if there is none.
    public var furthestAhead: Int64 { furthestAhead { _ in false } }

    /// The same without the heads that a loss statement sets aside.
    public func furthestAhead(except isSetAside: (Head) -> Bool) -> Int64 { ahead.first { !isSetAside($0) }?.nextOffset ?? 0 }
}

extension KeptHeads {
    /// A single published head, to compare with the log.
    public init(of partition: TopicPartition, told standing: Standing) {
        self.init(of: partition, [KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain)])
    }
}
