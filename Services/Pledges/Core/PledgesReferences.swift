public import RegistryCore
public import Schema
public import Streaming

/// What the pledges service follows: the registry.
public struct PledgesReferences: ReferenceSet {
    public private(set) var registry: FollowedTopic<RegistryState>

    public init(topics: Topics) {
        registry = FollowedTopic(topics.decisions(.registry), namespace: topics.namespace)
    }

    public var partitions: [TopicPartition] { registry.partitions }

    public mutating func fold(_ record: RecordView, of partition: TopicPartition) throws(FoldViolation) {
        _ = try registry.fold(record, of: partition)
    }

    public func standing(of partition: TopicPartition) -> Standing? { registry.standing(of: partition) }
}
