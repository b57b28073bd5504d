public import Schema

/// A loss statement (`AcceptLoss`) that the registry service is given as a file instead of reading it from its submissions topic, because
/// the log that lost its tail is the registry's own decision log. If it is signed with the root key that genesis names, it becomes the
/// first decision of the next epoch.
public struct HandedOverStatement: Sendable {
    /// The signed bytes: a serialised `Envelope`.
    public let envelope: [UInt8]
    public let submission: Submission
    public let partition: TopicPartition
    public let loss: LogStatements.Loss

    /// - Returns: nil unless these bytes are a loss statement of this namespace with a valid signature.
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
