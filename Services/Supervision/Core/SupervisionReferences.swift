public import PledgesCore
public import RegistryCore
public import Schema
public import Streaming

/// The services that supervision follows: registry and pledges.
public struct SupervisionReferences: ReferenceSet {
    public private(set) var registry: FollowedTopic<RegistryState>
    public private(set) var pledges: FollowedTopic<PledgesState>

    public init(topics: Topics) {
        registry = FollowedTopic(topics.decisions(.registry), namespace: topics.namespace)
        pledges = FollowedTopic(topics.decisions(.pledges), namespace: topics.namespace)
    }

    public var partitions: [TopicPartition] { registry.partitions + pledges.partitions }

    public mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) {
        if try registry.fold(record, of: partition) == nil { _ = try pledges.fold(record, of: partition) }
    }

    public func standing(of partition: TopicPartition) -> Standing? {
        registry.standing(of: partition) ?? pledges.standing(of: partition)
    }
}
