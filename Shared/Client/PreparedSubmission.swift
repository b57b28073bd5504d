internal import Files
package import Foundation
package import Schema
package import Streaming
internal import SwiftProtobuf

/// A signed submission, ready to be sent, and sent again if need be: once it has been given to a broker, always the same bytes under the same id.
package struct PreparedSubmission: Sendable {
    package let id: SubmissionID
    package let kind: String
    package let service: PBService
    /// Whom it concerns.
    package let unit: String
    /// The record's key: the unit, or for scoring the cohort.
    package let key: String
    /// The public key it is signed with.
    package let signer: Data
    package let value: [UInt8]
    package let digest: Data
    package let target: TopicPartition
    /// For topics that keep the producer's time; nil is now.
    package let timestamp: Int64?

    /// Completes, signs and addresses a payload whose service, unit and body are set.
    ///
    /// - Parameter time: milliseconds since 1970 by the sender's clock.
    package init(
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
        self.init(payload, id, bytes, envelope, topics: topics, timestamp: timestamp)
    }

    /// One that was signed before, from the bytes of its envelope; nil if they are no submission of this namespace.
    package init?(envelope bytes: [UInt8], topics: Topics, timestamp: Int64? = nil) {
        guard let envelope = try? PBEnvelope(serializedBytes: bytes), let payload = try? PBPayload(serializedBytes: envelope.payload),
            let id = SubmissionID(payload.id), payload.namespace == topics.namespace, Topics.services.contains(payload.service)
        else { return nil }
        self.init(payload, id, bytes, envelope, topics: topics, timestamp: timestamp)
    }

    private init(
        _ payload: PBPayload, _ id: SubmissionID, _ bytes: [UInt8], _ envelope: PBEnvelope, topics: Topics, timestamp: Int64?
    ) {
        let topic = topics.submissions(payload.service)
        let partition: Int32
        if let tick = payload.tick {
            partition = tick.partition
        } else {
            partition = topic.partition(ofKey: payload.partitionKey)
        }
        self.id = id
        kind = payload.kind
        service = payload.service
        unit = payload.unit
        key = payload.partitionKey
        signer = envelope.key
        value = bytes
        digest = Digest.sha256(bytes)
        target = TopicPartition(topic: topic.name, partition: partition)
        self.timestamp = timestamp
    }

    /// The same submission, to be decided only after these decisions too, beside those it was signed with. It stays as it is where there is no room
    /// for them.
    func passedOn(after tokens: [PBPosition], topics: Topics) throws -> PreparedSubmission {
        var envelope = try PBEnvelope(serializedBytes: value)
        let payload = try PBPayload(serializedBytes: envelope.payload)
        let further = tokens.filter { token in
            !payload.after.contains { $0.service == token.service && $0.partition == token.partition && $0.offset >= token.offset }
        }
        guard further != envelope.after, payload.after.count + further.count <= Intake.maximumTokens else { return self }
        envelope.after = further
        let bytes: [UInt8] = try envelope.serializedBytes()
        guard bytes.count <= Intake.maximumSize else { return self }
        return PreparedSubmission(payload, id, bytes, envelope, topics: topics, timestamp: timestamp)
    }
}

extension PreparedSubmission {
    /// What was signed.
    package func payload() throws -> PBPayload { try PBPayload(serializedBytes: PBEnvelope(serializedBytes: value).payload) }
}
