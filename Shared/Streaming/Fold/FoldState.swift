public import Schema

/// The state that a fold over one decision partition builds up.
///
/// ``apply(_:at:of:)`` is total and uses nothing but the record: no clock, no configuration, no code version. Old logs replay under new code
/// for ever, and everybody who folds the same records holds the same state.
public protocol FoldState: Sendable {
    init()

    /// Applies an accepted decision. Called in log order, once for each.
    mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition)
}

/// For readers that only need to know which records are accepted.
public struct NoState: FoldState {
    public init() {}
    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {}
}
