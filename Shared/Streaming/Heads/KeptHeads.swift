public import Foundation

/// Where a decision partition stood when somebody looked before, and kept it: in an export, on paper, in the heads topic. A log that no longer
/// reaches that far, or has another chain there, was cut or rewritten since.
///
/// Told of every standing while the partition is folded from its beginning, and of its end.
public struct KeptHeads: Sendable {
    public struct Head: Hashable, Sendable {
        /// The first offset that was not there yet.
        public var nextOffset: Int64
        /// The chain before it, or its first bytes.
        public var chain: Data

        public init(nextOffset: Int64, chain: Data) {
            self.nextOffset = nextOffset
            self.chain = chain
        }
    }

    private let partition: TopicPartition
    /// Not reached yet; the nearest last.
    private var ahead: [Head]

    public init(of partition: TopicPartition, _ heads: [Head]) {
        self.partition = partition
        ahead = heads.filter { $0.nextOffset > 0 }.sorted { $0.nextOffset > $1.nextOffset }
    }

    /// Whether ``contradiction(at:)`` has anything to say once the record at this offset is folded; for those who would rather not make a standing
    /// for every record.
    public func isDue(after offset: Int64) -> Bool { (ahead.last?.nextOffset ?? .max) <= offset + 1 }

    /// - Returns: the first contradiction between what was kept and the log folded up to here.
    public mutating func contradiction(at standing: Standing) -> FoldViolation? {
        while let head = ahead.last, head.nextOffset <= standing.nextOffset {
            ahead.removeLast()
            guard head.nextOffset == standing.nextOffset, standing.chain.starts(with: head.chain) else {
                return FoldViolation(.chainBroken, partition, head.nextOffset - 1)
            }
        }
        return nil
    }

    /// - Returns: what was kept of places passed by now at which the log stands otherwise.
    public mutating func contradicted(at standing: Standing) -> [Head] {
        var contradicted: [Head] = []
        while let head = ahead.last, head.nextOffset <= standing.nextOffset {
            ahead.removeLast()
            if head.nextOffset != standing.nextOffset || !standing.chain.starts(with: head.chain) { contradicted.append(head) }
        }
        return contradicted
    }

    /// - Returns: what was kept of records that the log, which ends here, does not have.
    public func contradiction(atEnd standing: Standing) -> FoldViolation? {
        guard let furthest = ahead.first, furthest.nextOffset > standing.nextOffset else { return nil }
        return FoldViolation(.positionBeyondEnd, partition, furthest.nextOffset)
    }

    /// The furthest that was told of and is not folded yet: the log reaches it, or has lost its tail. 0 if nothing is ahead.
    public var furthestAhead: Int64 { furthestAhead { _ in false } }

    /// The same of what counts: some of it may be stated to be lost.
    public func furthestAhead(except isSetAside: (Head) -> Bool) -> Int64 { ahead.first { !isSetAside($0) }?.nextOffset ?? 0 }
}

extension KeptHeads {
    /// A head that was told of, as something to hold against the log itself.
    public init(of partition: TopicPartition, told standing: Standing) {
        self.init(of: partition, [KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain)])
    }
}
