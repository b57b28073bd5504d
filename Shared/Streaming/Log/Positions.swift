public import Schema

extension Topics {
    /// The decision partition that a position lies in. A position without a service yields a topic that does not exist.
    public func partition(of position: PBPosition) -> TopicPartition {
        TopicPartition(topic: decisions(position.service).name, partition: position.partition)
    }

    /// The same for a position in a ranking's cut.
    public func partition(of position: PBCutPosition) -> TopicPartition {
        TopicPartition(topic: decisions(position.service).name, partition: position.partition)
    }
}

extension TopicPartition {
    /// The service whose decision topic this is; unspecified for any other topic.
    public var decidingService: PBService {
        Topics.services.first { topic.hasSuffix(Topics.decisionsSuffix($0)) } ?? .unspecified
    }
}

extension PBPosition {
    /// - Parameter partition: a partition of a decision topic.
    public init(_ partition: TopicPartition, _ offset: Int64) {
        self.init()
        service = partition.decidingService
        self.partition = partition.partition
        self.offset = offset
    }
}
