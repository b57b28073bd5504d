public import Schema

/// A statement of a lost tail that is handed over to the service beside its submissions, because the log it would stand in is the one that was cut: the
/// registry's own. It becomes the first decision of the next epoch if it is signed with the root key that genesis names.
public struct HandedOverStatement: Sendable {
    /// As signed: a serialised `Envelope`.
    public let envelope: [UInt8]
    public let submission: Submission
    public let partition: TopicPartition
    public let loss: LogStatements.Loss

    /// - Returns: nil if these bytes are no validly signed statement of a lost tail of this namespace.
    public init?(_ envelope: [UInt8], topics: Topics) {
        let intake = Intake(topics: topics, service: .registry, partition: 0)
        let item = envelope.withUnsafeBytes { intake.open(RecordView(offset: 0, timestamp: 0, key: nil, value: $0)) }
        guard case .submission(let submission) = item.content, case .registry(.acceptLoss(let loss))? = submission.payload.body else {
            return nil
        }
        self.envelope = envelope
        self.submission = submission
        partition = TopicPartition(topic: loss.topic, partition: loss.partition)
        self.loss = LogStatements.Loss(loss)
    }
}
