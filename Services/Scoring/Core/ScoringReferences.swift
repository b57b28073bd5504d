public import PledgesCore
public import RegistryCore
public import Schema
public import Streaming
public import SupervisionCore

/// The services that scoring follows: registry, pledges and supervision.
public struct ScoringReferences: ReferenceSet {
    public private(set) var registry: FollowedTopic<RegistryState>
    public private(set) var pledges: FollowedTopic<PledgesState>
    public private(set) var supervision: FollowedTopic<SupervisionState>

    public init(topics: Topics) {
        registry = FollowedTopic(topics.decisions(.registry), namespace: topics.namespace)
        pledges = FollowedTopic(topics.decisions(.pledges), namespace: topics.namespace)
        supervision = FollowedTopic(topics.decisions(.supervision), namespace: topics.namespace)
    }

    public var partitions: [TopicPartition] { registry.partitions + pledges.partitions + supervision.partitions }

    public mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) {
        switch partition.topic {
        case registry.topic: _ = try registry.fold(record, of: partition)
        case pledges.topic: _ = try pledges.fold(record, of: partition)
        case supervision.topic: _ = try supervision.fold(record, of: partition)
        default: break
        }
    }

    /// Replaces the fold of its partition; see ``FollowedTopic/take(_:)``.
    public mutating func take(_ fold: AcceptanceFold<RegistryState>) { registry.take(fold) }
    public mutating func take(_ fold: AcceptanceFold<PledgesState>) { pledges.take(fold) }
    public mutating func take(_ fold: AcceptanceFold<SupervisionState>) { supervision.take(fold) }

    public func standing(of partition: TopicPartition) -> Standing? {
        registry.standing(of: partition) ?? pledges.standing(of: partition) ?? supervision.standing(of: partition)
    }
}
