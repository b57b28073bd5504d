public import Foundation
public import Schema
public import Streaming
internal import SwiftProtobuf

/// A signed submission, ready to be sent, and sent again if need be: always the same bytes under the same id.
public struct PreparedSubmission: Sendable {
    public let id: SubmissionID
    public let kind: String
    public let service: PBService
    public let key: String
    public let value: [UInt8]
    public let digest: Data
    public let target: TopicPartition
    /// For topics that keep the producer's time; nil is now.
    public let timestamp: Int64?

    /// Completes, signs and addresses a payload whose service, unit and body are set.
    ///
    /// - Parameter time: milliseconds since 1970 by the sender's clock.
    public init(
        _ draft: PBPayload, id: SubmissionID, topics: Topics, key: SigningKey, time: Int64, timestamp: Int64? = nil
    ) throws {
        var payload = draft
        payload.id = id.description
        payload.namespace = topics.namespace
        payload.issuedAt = time
        let envelope = try PBEnvelope.sealing(payload, with: key)
        let bytes: [UInt8] = try envelope.serializedBytes()
        guard bytes.count <= Intake.maximumSize else {
            let refusal = IntakeRefusals.tooLarge(bytes.count)
            throw CommandError(.badInput, zh: refusal.zh, en: refusal.en)
        }
        let topic = topics.submissions(payload.service)
        let partition: Int32
        if case .tick(let tick) = payload.body {
            partition = tick.partition
        } else {
            partition = topic.partition(ofKey: payload.partitionKey)
        }
        self.id = id
        kind = payload.kind
        service = payload.service
        self.key = payload.partitionKey
        value = bytes
        digest = Digest.sha256(bytes)
        target = TopicPartition(topic: topic.name, partition: partition)
        self.timestamp = timestamp
    }
}
