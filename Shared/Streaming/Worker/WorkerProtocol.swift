public import Foundation
public import Schema

/// An event reported to a ``PartitionWorker``. `life` numbers the attempts at ownership: events of an earlier life are ignored.
public enum WorkerEvent: Sendable {
    /// The ownership source suggests that this instance owns the partition. Only a suggestion: the log decides.
    case assigned
    case revoked
    /// The pause asked for by ``WorkerEffect/retryAfter(life:milliseconds:)`` is over.
    case retry(life: UInt64)
    /// The answer to ``WorkerEffect/inspectOwn(life:)``: the bounds of the own decision partition, and every head published for it.
    case ownInspected(life: UInt64, LogBounds, [KeptHeads.Head])
    case ownRecords(life: UInt64, any RecordBatch)
    case writerReady(life: UInt64)
    case acknowledged(life: UInt64, [Acknowledgement])
    /// The references given with this event have been folded further.
    case referencesAdvanced
    /// The answer to the ``WorkerEffect/queryEnds(life:query:_:)`` with that query number.
    case endsKnown(life: UInt64, query: UInt64, [TopicPartition: Int64])
    /// The answer to ``WorkerEffect/inspectInput(life:offset:)``: the bounds of the submissions partition and the digest of the record at
    /// that offset; nil if there is none.
    case inputInspected(life: UInt64, LogBounds, digest: Data?)
    case input(life: UInt64, [IntakeItem])
    case timer(life: UInt64, id: UInt64)
    /// The logs were checked from outside while the worker was active: their bounds, and the digest of the submission that was the last one
    /// decided when ``PartitionWorker/watchPoint`` was read.
    case watched(WatchPoint, own: LogBounds, input: LogBounds, digest: Data?)
    /// A reader or the writer of this life failed; with the reason.
    case failed(life: UInt64, String)
}

/// The position of an active worker for a check of its logs from outside. Records read back up to here must exist ever after.
public struct WatchPoint: Hashable, Sendable {
    public var life: UInt64
    /// The offset after the last own record that was read back.
    public var ownEnd: Int64
    /// The last submission whose decision was read back, and its digest; −1 if none.
    public var lastInput: Int64
    public var lastInputDigest: Data
}

/// An action that a ``PartitionWorker`` asks for; the driver (engine or simulator) performs it and reports the result as an event.
public enum WorkerEffect: Sendable {
    /// Read the heads topic to its end, then report the bounds of the own decision partition and the heads published for it.
    case inspectOwn(life: UInt64)
    /// Read the own decision partition from this offset, and keep following it.
    case followOwn(life: UInt64, from: Int64)
    /// Create a producer for this life alone.
    case startWriter(life: UInt64)
    case append(life: UInt64, token: UInt64, key: [UInt8], value: [UInt8])
    /// Report the bounds of the submissions partition and the digest of the record at this offset (none if −1).
    case inspectInput(life: UInt64, offset: Int64)
    /// Report the ends of these partitions.
    case queryEnds(life: UInt64, query: UInt64, [TopicPartition])
    /// Read the submissions partition from this offset, as long as the worker wants input.
    case assignInput(life: UInt64, from: Int64)
    case startTimer(life: UInt64, id: UInt64, milliseconds: Int)
    case becameActive(life: UInt64)
    /// The decision was read back as accepted: only now may it leave the service.
    case confirmed(PBDecision, offset: Int64)
    /// Destroy this life's writer and readers.
    case abandoned(life: UInt64, AbandonReason)
    case retryAfter(life: UInt64, milliseconds: Int)
    /// The worker stops for good: an administrator must look.
    case halted(HaltReason)
}

public enum AbandonReason: Hashable, Sendable {
    case revoked
    /// Another writer's Open was accepted, before ours or after; with that writer's name.
    case lostToRival(String)
    /// An acknowledgement with an error, an unknown offset, or an offset other than the record's.
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
    /// A decision partition, the own or a followed one, was truncated or rewritten.
    case logViolated(FoldViolation)
    /// A followed topic ends before what an earlier decision was based on.
    case referenceTruncated(TopicPartition, needed: Int64, end: Int64)
    /// The submission decided last has other bytes now.
    case inputRewritten(TopicPartition, offset: Int64)
    /// Submissions are missing, decided ones or not.
    case inputLost(TopicPartition, lastDecided: Int64, low: Int64, high: Int64)
    /// A submission's timestamp is of another clock than genesis names: somebody has changed `message.timestamp.type`.
    case clockChanged(TopicPartition, offset: Int64)
    /// A topic has another number of partitions than genesis says: keys would be assigned to other partitions.
    case partitionsChanged(String, found: Int, expected: Int)
    /// Genesis does not match the configuration.
    case genesisMismatch(String)

    /// The names of the halts that are no damage of the own decision log.
    private enum Name: String, CaseIterable {
        case referenceTruncated = "reference_truncated"
        case inputRewritten = "input_rewritten"
        case inputLost = "input_lost"
        case clockChanged = "clock_changed"
        case partitionsChanged = "partitions_changed"
        case genesisMismatch = "genesis_mismatch"
    }

    /// Every name that ``name`` can be.
    public static var names: [String] { FoldViolation.Kind.allCases.map(\.rawValue) + Name.allCases.map(\.rawValue) }

    public var name: String {
        switch self {
        case .logViolated(let violation): violation.kind.rawValue
        case .referenceTruncated: Name.referenceTruncated.rawValue
        case .inputRewritten: Name.inputRewritten.rawValue
        case .inputLost: Name.inputLost.rawValue
        case .clockChanged: Name.clockChanged.rawValue
        case .partitionsChanged: Name.partitionsChanged.rawValue
        case .genesisMismatch: Name.genesisMismatch.rawValue
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
