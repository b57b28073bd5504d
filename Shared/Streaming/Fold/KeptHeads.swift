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

    /// - Returns: what was kept of records that the log, which ends here, does not have.
    public func contradiction(atEnd standing: Standing) -> FoldViolation? {
        guard let furthest = ahead.first, furthest.nextOffset > standing.nextOffset else { return nil }
        return FoldViolation(.positionBeyondEnd, partition, furthest.nextOffset)
    }
}
