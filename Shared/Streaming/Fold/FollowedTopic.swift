public import Schema

/// The folds over all partitions of a decision topic that this process reads but does not own.
public struct FollowedTopic<State: FoldState>: Sendable {
    public let topic: String
    public let partitions: [TopicPartition]
    public private(set) var folds: [AcceptanceFold<State>]

    public init(_ topic: Topic, namespace: String) {
        self.topic = topic.name
        partitions = topic.places
        folds = partitions.map { AcceptanceFold(namespace: namespace, partition: $0) }
    }

    /// - Returns: nil if the record is not of this topic, or of a partition that the topic should not have.
    public mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) -> Folded? {
        guard partition.topic == topic, folds.indices.contains(Int(partition.partition)) else { return nil }
        return try folds[Int(partition.partition)].fold(record)
    }

    /// Replaces the fold of its partition, for partitions that were folded elsewhere, in parallel.
    public mutating func take(_ fold: AcceptanceFold<State>) {
        guard fold.partition.topic == topic, folds.indices.contains(Int(fold.partition.partition)) else { return }
        folds[Int(fold.partition.partition)] = fold
    }

    public func standing(of partition: TopicPartition) -> Standing? {
        guard partition.topic == topic, folds.indices.contains(Int(partition.partition)) else { return nil }
        return folds[Int(partition.partition)].standing
    }

    /// The state of the partition in which records with this key are stored.
    public func state(ofKey key: String) -> State {
        folds[Int(Murmur2.partition(ofKey: key, partitions: folds.count))].state
    }
}

/// The decision topics of other services that a service follows as reference data.
public protocol ReferenceSet: Sendable {
    init(topics: Topics)

    /// Every partition followed, in a fixed order.
    var partitions: [TopicPartition] { get }

    /// Folds a record. A record of a partition that is not followed changes nothing.
    mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation)

    func standing(of partition: TopicPartition) -> Standing?
}

extension ReferenceSet {
    /// What a decision made now is based on: the next offset of each followed partition.
    public var positions: [PBPosition] {
        partitions.compactMap { partition in
            standing(of: partition).map { PBPosition(partition, $0.nextOffset) }
        }
    }

    public var cut: [PBCutPosition] {
        partitions.compactMap { standing(of: $0)?.cut(of: $0) }
    }

    /// Whether every one of these positions (next offsets) has been folded.
    public func reached(_ positions: [PBPosition], of topics: Topics) -> Bool {
        positions.allSatisfy { wanted in
            (standing(of: topics.partition(of: wanted))?.nextOffset ?? -1) >= wanted.offset
        }
    }
}

/// For the registry, which follows no other service.
public struct NoReferences: ReferenceSet {
    public init() {}
    public init(topics: Topics) {}
    public var partitions: [TopicPartition] { [] }
    public mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) {}
    public func standing(of partition: TopicPartition) -> Standing? { nil }
}
