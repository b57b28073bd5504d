public import Schema
public import Streaming

/// Who performed an act, when, and by which decision, so that every number can be traced to its record.
public struct Step: Hashable, Sendable {
    /// The decision's time, in milliseconds since 1970.
    public var time: Int64
    /// The key that signed the submission; nil only if the record names none.
    public var key: PublicKey?
    public var partition: TopicPartition
    public var offset: Int64

    public init(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        time = decision.time
        key = PublicKey(decision.submission.key)
        self.partition = partition
        self.offset = offset
    }

    public var date: CivilDate { CivilDate(milliseconds: time) }

    public var position: PBPosition { PBPosition(partition, offset) }
}
