public import Foundation
public import Schema

/// Something that happened, told to a ``PartitionWorker``. `life` numbers the attempts at ownership: what belongs to an earlier one is ignored.
public enum WorkerEvent: Sendable {
    /// The partition is suggested to be ours. Only a suggestion: the log decides.
    case assigned
    case revoked
    /// The pause asked for by ``WorkerEffect/retryAfter(life:milliseconds:)`` is over.
    case retry(life: UInt64)
    /// The answer to ``WorkerEffect/inspectOwn(life:)``: the watermarks of the own decision partition, and every head that was told of it.
    case ownInspected(life: UInt64, LogBounds, [KeptHeads.Head])
    case ownRecords(life: UInt64, any RecordBatch)
    case writerReady(life: UInt64)
    case acknowledged(life: UInt64, [Acknowledgement])
    /// The references given with this event have been folded further.
    case referencesAdvanced
    /// The answer to ``WorkerEffect/queryEnds(life:query:_:)`` of that number.
    case endsKnown(life: UInt64, query: UInt64, [TopicPartition: Int64])
    /// Watermarks of the submissions partition and the digest of the record at the offset asked for, nil if there is none.
    case inputInspected(life: UInt64, LogBounds, digest: Data?)
    case input(life: UInt64, [IntakeItem])
    case timer(life: UInt64, id: UInt64)
    /// The logs were looked at while the worker was active: their watermarks, and the digest of the submission that was the last one decided when
    /// ``PartitionWorker/watchPoint`` was asked.
    case watched(WatchPoint, own: LogBounds, input: LogBounds, digest: Data?)
    /// A reader or the writer of this life broke.
    case failed(life: UInt64, String)
}

/// Where an active worker stood when the logs were last looked at from outside. What was read back to here is there ever after.
public struct WatchPoint: Hashable, Sendable {
    public var life: UInt64
    /// After the last own record that was read back.
    public var ownEnd: Int64
    /// The last submission whose decision was read back, −1 if none, and its digest.
    public var lastInput: Int64
    public var lastInputDigest: Data
}

/// Something to be done for a ``PartitionWorker``; the driver (engine or simulator) does it and reports by events.
public enum WorkerEffect: Sendable {
    /// Read the heads topic to its end, then tell the watermarks of the own decision partition and what heads tell of it.
    case inspectOwn(life: UInt64)
    /// Read the own decision partition from here on, and go on following it.
    case followOwn(life: UInt64, from: Int64)
    /// Make a producer of its own for this life.
    case startWriter(life: UInt64)
    case append(life: UInt64, token: UInt64, key: [UInt8], value: [UInt8])
    /// Tell the watermarks of the submissions partition and the digest of the record at this offset (none if −1).
    case inspectInput(life: UInt64, offset: Int64)
    /// Tell where these partitions end.
    case queryEnds(life: UInt64, query: UInt64, [TopicPartition])
    /// Read the submissions partition from here on, as long as the worker wants more.
    case assignInput(life: UInt64, from: Int64)
    case startTimer(life: UInt64, id: UInt64, milliseconds: Int)
    case becameActive(life: UInt64)
    /// Read back as accepted: only now may it show outside.
    case confirmed(PBDecision, offset: Int64)
    /// Destroy this life's writer and readers.
    case abandoned(life: UInt64, AbandonReason)
    case retryAfter(life: UInt64, milliseconds: Int)
    /// Never goes on by itself: somebody must look.
    case halted(HaltReason)
}

public enum AbandonReason: Hashable, Sendable {
    case revoked
    /// Another writer's Open was accepted, before ours or after; with the name it gives for itself.
    case lostToRival(String)
    /// An acknowledgement with an error, an unknown offset, or another one than the record was meant for.
    case acknowledgementBroke(String)
    /// A record in the own partition that is not the one expected there.
    case foreignRecord(offset: Int64)
    case failed(String)

    public var name: String {
        switch self {
        case .revoked: "revoked"
        case .lostToRival: "lost_to_rival"
        case .acknowledgementBroke: "acknowledgement_broke"
        case .foreignRecord: "foreign_record"
        case .failed: "failed"
        }
    }
}

extension AbandonReason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .revoked: "revoked"
        case .lostToRival(let rival):
            "\(rival.isEmpty ? "another instance" : rival) has taken the partition: two instances were told to own it"
        case .acknowledgementBroke(let why): "an acknowledgement broke: \(why)"
        case .foreignRecord(let offset): "a record of somebody else stands at offset \(offset)"
        case .failed(let why): why
        }
    }
}

public enum HaltReason: Hashable, Sendable, CustomStringConvertible {
    /// The own decision partition was truncated or rewritten.
    case logViolated(FoldViolation)
    /// A followed topic ends before what an earlier decision was based on.
    case referenceTruncated(TopicPartition, needed: Int64, end: Int64)
    /// The submission decided last has other bytes now.
    case inputRewritten(TopicPartition, offset: Int64)
    /// Submissions are gone that were decided, or that never were.
    case inputLost(TopicPartition, lastDecided: Int64, low: Int64, high: Int64)
    /// A submission bears another clock's time than genesis says: somebody has changed `message.timestamp.type`.
    case clockChanged(TopicPartition, offset: Int64)
    /// The topic has more partitions than genesis says: keys would come to stand elsewhere.
    case partitionsChanged(String, found: Int, expected: Int)
    /// Genesis and configuration disagree.
    case genesisMismatch(String)

    public var name: String {
        switch self {
        case .logViolated(let violation): violation.kind.rawValue
        case .referenceTruncated: "reference_truncated"
        case .inputRewritten: "input_rewritten"
        case .inputLost: "input_lost"
        case .clockChanged: "clock_changed"
        case .partitionsChanged: "partitions_changed"
        case .genesisMismatch: "genesis_mismatch"
        }
    }

    public var description: String {
        switch self {
        case .logViolated(let violation): violation.description
        case .referenceTruncated(let partition, let needed, let end):
            "reference_truncated: \(partition) ends at \(end), but an accepted decision was based on everything before \(needed)"
        case .inputRewritten(let partition, let offset):
            "input_rewritten: the submission at \(partition) offset \(offset) is not the one that was decided"
        case .inputLost(let partition, let last, let low, let high):
            "input_lost: \(partition) holds offsets \(low) to \(high), but the last one decided is \(last)"
        case .clockChanged(let partition, let offset):
            "clock_changed: the submission at \(partition) offset \(offset) is dated by another clock than genesis says"
        case .partitionsChanged(let topic, let found, let expected):
            "partitions_changed: \(topic) has \(found) partitions; genesis says \(expected), and a unit's partition must never change"
        case .genesisMismatch(let why): "genesis_mismatch: \(why)"
        }
    }
}
