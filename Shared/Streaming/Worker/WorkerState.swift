public import Schema

/// The state that the owner of a partition keeps: the domain's state, and the submissions it has seen.
public struct WorkerState<Domain: FoldState>: FoldState {
    public private(set) var seen = SeenSubmissions()
    public private(set) var domain = Domain()

    public init() {}

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        seen.remember(decision)
        domain.apply(decision, at: offset, of: partition)
    }
}
