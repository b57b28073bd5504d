public import Schema

extension Topics {
    /// The partition of a service's decisions that a position lies in. What a position of no service lies in is a topic that nobody has.
    public func partition(of position: PBPosition) -> TopicPartition {
        TopicPartition(topic: decisions(position.service).name, partition: position.partition)
    }

    /// The same for a place in a ranking's cut.
    public func partition(of position: PBCutPosition) -> TopicPartition {
        TopicPartition(topic: decisions(position.service).name, partition: position.partition)
    }
}

extension TopicPartition {
    /// The service whose decisions stand here; unspecified for any other topic.
    public var decidingService: PBService {
        Topics.services.first { topic.hasSuffix(Topics.decisionsSuffix($0)) } ?? .unspecified
    }
}

extension PBPosition {
    /// - Parameter partition: of a decisions topic.
    public init(_ partition: TopicPartition, _ offset: Int64) {
        self.init()
        service = partition.decidingService
        self.partition = partition.partition
        self.offset = offset
    }
}
