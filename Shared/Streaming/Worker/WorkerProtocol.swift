public import Foundation
public import Schema

/// Something that happened, told to a ``PartitionWorker``. `life` numbers the attempts at ownership: what belongs to an earlier one is ignored.
public enum WorkerEvent: Sendable {
    /// The partition is suggested to be ours. Only a suggestion: the log decides.
    case assigned
    case revoked
    /// The pause asked for by ``WorkerEffect/retryAfter(life:milliseconds:)`` is over.
    case retry(life: UInt64)
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
    /// A reader or the writer of this life broke.
    case failed(life: UInt64, String)
}

/// Something to be done for a ``PartitionWorker``; the driver (engine or simulator) does it and reports by events.
public enum WorkerEffect: Sendable {
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
    /// Another writer's Open was accepted, before ours or after.
    case lostToRival
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

public enum HaltReason: Hashable, Sendable, CustomStringConvertible {
    /// The own decision partition was truncated or rewritten.
    case logViolated(FoldViolation)
    /// A followed topic ends before what an earlier decision was based on.
    case referenceTruncated(TopicPartition, needed: Int64, end: Int64)
    /// The submission decided last has other bytes now.
    case inputRewritten(TopicPartition, offset: Int64)
    /// Submissions are gone that were decided, or that never were.
    case inputLost(TopicPartition, lastDecided: Int64, low: Int64, high: Int64)
    /// Genesis and configuration disagree.
    case genesisMismatch(String)

    public var name: String {
        switch self {
        case .logViolated(let violation): violation.kind.rawValue
        case .referenceTruncated: "reference_truncated"
        case .inputRewritten: "input_rewritten"
        case .inputLost: "input_lost"
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
        case .genesisMismatch(let why): "genesis_mismatch: \(why)"
        }
    }
}
