internal import Foundation
public import Schema
internal import SwiftProtobuf

/// The checks that every submission passes before any service's own rules, in this order. None of them needs state.
public struct Intake: Sendable {
    /// The largest submission, in bytes. Kafka's own limit is on whole batches, so this check is ours, in CLI and services alike.
    public static let maximumSize = 64 * 1024
    /// The largest id or unit name, in bytes of UTF-8, so that what is remembered stays bounded.
    public static let maximumNameBytes = 120
    /// The most causal tokens in a submission.
    public static let maximumTokens = 32
    /// Record timestamps are clamped to 0 up to this value, in milliseconds: the largest time an id can have. Where producers set the
    /// timestamps any number may occur, and adding a window of days must not overflow.
    public static let latestTimestamp: Int64 = 0xffff_ffff_ffff

    public let topics: Topics
    public let service: PBService
    public let partition: Int32
    /// False only in benchmarks, to separate the cost of signatures from the rest.
    public let checksSignatures: Bool

    public init(topics: Topics, service: PBService, partition: Int32, checksSignatures: Bool = true) {
        self.topics = topics
        self.service = service
        self.partition = partition
        self.checksSignatures = checksSignatures
    }

    /// Total: every record becomes an item, valid or refused.
    public func open(_ record: RecordView) -> IntakeItem {
        let timestamp = min(max(0, record.timestamp), Self.latestTimestamp)
        return IntakeItem(
            offset: record.offset, timestamp: timestamp, timestampType: record.timestampType,
            digest: record.value.map { Digest.sha256($0) } ?? Data(),
            content: record.value.map { read($0) } ?? .refused(IntakeRefusals.nullValue, nil))
    }

    private func read(_ value: UnsafeRawBufferPointer) -> IntakeItem.Content {
        guard value.count <= Self.maximumSize else { return .refused(IntakeRefusals.tooLarge(value.count), nil) }
        if let envelope = PlainEnvelope(value) { return read(envelope) }
        // Fields in another order, missing or additional ones, or JSON: decoded by protobuf's own rules.
        let envelope: PBEnvelope
        do { envelope = try PBEnvelope(record: BorrowedBytes(value)) } catch {
            return .refused(IntakeRefusals.unreadableEnvelope(error), nil)
        }
        return envelope.payload.withUnsafeBytes { read(PlainEnvelope(payload: $0, of: envelope)) }
    }

    private func read(_ envelope: PlainEnvelope) -> IntakeItem.Content {
        guard !envelope.payload.isEmpty else { return .refused(IntakeRefusals.unreadableEnvelope(.protobuf), nil) }
        guard let key = PublicKey(envelope.key), envelope.signature.count == PublicKey.signatureSize else {
            return .refused(IntakeRefusals.badSignature, nil)
        }
        guard !checksSignatures || key.verifies(envelope.signature, of: envelope.payload) else {
            return .refused(IntakeRefusals.badSignature, nil)
        }
        let payload: PBPayload
        do { payload = try PBPayload(signed: BorrowedBytes(envelope.payload)) } catch {
            return .refused(IntakeRefusals.unreadablePayload(error), nil)
        }
        return check(payload, from: key, passedOnAfter: envelope.after)
    }

    private func check(_ payload: PBPayload, from key: PublicKey, passedOnAfter: [PBPosition]) -> IntakeItem.Content {
        guard let id = SubmissionID(payload.id) else { return .refused(IntakeRefusals.badID, nil) }
        let submission = Submission(id: id, key: key, payload: payload, passedOnAfter: passedOnAfter)
        func refused(_ refusal: Refusal) -> IntakeItem.Content { .refused(refusal, bounded(submission.head)) }

        guard payload.namespace == topics.namespace else { return refused(IntakeRefusals.wrongNamespace(topics.namespace)) }
        guard !payload.isOfFirstWire else { return refused(IntakeRefusals.oldWire) }
        guard payload.service == service else { return refused(IntakeRefusals.wrongService(service)) }
        guard payload.body != nil else { return refused(IntakeRefusals.unknownKind(service)) }
        guard payload.unit.utf8.count <= Self.maximumNameBytes, payload.partitionKey.utf8.count <= Self.maximumNameBytes else {
            return refused(IntakeRefusals.nameTooLong(Self.maximumNameBytes))
        }
        guard submission.after.count <= Self.maximumTokens else { return refused(IntakeRefusals.tooManyTokens(Self.maximumTokens)) }
        if let hidden = HiddenCharacterSearch.first(in: payload) {
            return refused(IntakeRefusals.hiddenCharacter(hidden.scalar, in: hidden.text))
        }
        let expected: Int32
        if let tick = payload.tick {
            expected = tick.partition
        } else {
            expected = topics.submissions(service).partition(ofKey: payload.partitionKey)
        }
        guard expected == partition else { return refused(IntakeRefusals.wrongPartition(expected)) }
        return .submission(submission)
    }

    /// The head with any unit name removed that is too long, or has hidden characters, to be written into a decision.
    private func bounded(_ head: PBSubmissionHead) -> PBSubmissionHead {
        guard head.unit.utf8.count > Self.maximumNameBytes || HiddenCharacters.first(in: head.unit) != nil else { return head }
        var head = head
        head.unit = ""
        return head
    }
}
