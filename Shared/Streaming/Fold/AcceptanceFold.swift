public import Foundation
public import Schema
internal import SwiftProtobuf

/// The acceptance rule of a decision partition, and the state that the accepted records build up.
///
/// - An Open is accepted if and only if its `prev_epoch` is the epoch in force; then that epoch ends and the new one starts at sequence 0.
/// - A Decision is accepted if and only if its epoch is the one in force and its sequence number is the next. Its `previous_offset` must
///   then be the last submission folded, and its chain must continue the last one: the writer of an accepted Open has read the same log as
///   everybody else. The submissions may have gaps; the chain of previous offsets may not.
/// - A handed-over statement (``HandedOverStatement``) answers no submission: it may only be the first decision of its epoch, and its input
///   offset is the last one folded.
/// - A decision log is dense: it begins at offset 0 and no offset is missing, because nobody writes transactions into it. A fold that
///   begins at a head starts exactly there.
/// - Everything else is ignored and counted by reason, except what an intact log never shows: see ``FoldViolation``.
///
/// Services, board, CLI and auditors all use this one fold.
public struct AcceptanceFold<State: FoldState>: Sendable {
    public let partition: TopicPartition
    public private(set) var standing: Standing
    public private(set) var state: State
    public private(set) var ignored: [IgnoredReason: Int] = [:]

    public init(namespace: String, partition: TopicPartition, state: State = State()) {
        self.init(
            partition: partition,
            standing: Standing(chain: Chain.start(namespace: namespace, topic: partition.topic, partition: partition.partition)),
            state: state)
    }

    /// Continues from a standing, such as a published head. The result is only as trustworthy as that standing: a hint, never a proof.
    public init(partition: TopicPartition, standing: Standing, state: State = State()) {
        self.partition = partition
        self.standing = standing
        self.state = state
    }

    public var nextOffset: Int64 { standing.nextOffset }

    /// Folds the next record of the partition.
    public mutating func fold(_ record: RecordView) throws(FoldViolation) -> Folded {
        try fold(value: record.value, at: record.offset)
    }

    /// The same for bytes in an array.
    public mutating func fold(_ value: [UInt8], at offset: Int64) throws(FoldViolation) -> Folded {
        try value.withUnsafeBytes { bytes in
            Result { () throws(FoldViolation) in try fold(value: bytes, at: offset) }
        }.get()
    }

    /// Folds the next record for a reader that asks about some units only: decisions about other units are checked and continue the chain,
    /// but are not applied.
    ///
    /// The fields ``Standing/basedOn`` and ``Standing/lastInputDigest`` are then those of the last decision applied, not of the last one
    /// accepted.
    ///
    /// - Parameter focus: the units asked about; nil applies every decision.
    public mutating func fold(_ record: RecordView, on focus: inout Focus?) throws(FoldViolation) {
        guard focus != nil, let value = record.value, let stored = StoredRecord(value), let scan = DecisionScan(body: stored.body),
            focus?.admits(scan, in: stored.body) == false
        else {
            _ = try fold(record)
            return
        }
        try checkOrder(record.offset)
        switch try judge(scan, in: stored, at: record.offset) {
        case .ignored(let reason): ignored[reason, default: 0] += 1
        case .accepted(let chain): pass(scan, chain: chain)
        }
        standing.nextOffset = record.offset + 1
    }

    /// Throws unless `offset` is the next one: a decision log is dense.
    private func checkOrder(_ offset: Int64) throws(FoldViolation) {
        guard offset >= standing.nextOffset else {
            throw FoldViolation(.offsetWentBack, partition, offset)
        }
        if standing.nextOffset == 0 {
            guard Guard.logBeginsAtZero.holds(offset == 0) else { throw FoldViolation(.logStartMoved, partition, offset) }
        } else {
            guard Guard.logIsDense.holds(offset == standing.nextOffset) else {
                throw FoldViolation(.offsetsMissing, partition, standing.nextOffset)
            }
        }
    }

    private mutating func fold(value: UnsafeRawBufferPointer?, at offset: Int64) throws(FoldViolation) -> Folded {
        try checkOrder(offset)
        let folded = try judge(value, at: offset)
        standing.nextOffset = offset + 1
        if case .ignored(let reason) = folded { ignored[reason, default: 0] += 1 }
        return folded
    }

    private mutating func judge(_ value: UnsafeRawBufferPointer?, at offset: Int64) throws(FoldViolation) -> Folded {
        guard let value else { return .ignored(.unreadable) }
        if let record = StoredRecord(value) { return try judge(record, at: offset) }
        // Fields in another order, or additional ones: our writers never produce that, but by protobuf's rules it is the same record.
        guard let record = try? PBLogRecord(serializedBytes: BorrowedBytes(value)) else { return .ignored(.unreadable) }
        return try StoredRecord.value(body: [UInt8](record.body), chain: record.chain).withUnsafeBytes { value in
            Result { () throws(FoldViolation) in try judge(value, at: offset) }
        }.get()
    }

    private mutating func judge(_ record: StoredRecord, at offset: Int64) throws(FoldViolation) -> Folded {
        guard let body = try? PBRecordBody(serializedBytes: BorrowedBytes(record.body)) else { return .ignored(.unreadable) }
        switch body.kind {
        case .open(let open): return try accept(open, body: record.body, at: offset)
        case .decision(let decision): return try accept(decision, in: record, at: offset)
        case nil: return .ignored(.unreadable)
        }
    }

    private mutating func accept(_ open: PBOpen, body: UnsafeRawBufferPointer, at offset: Int64) throws(FoldViolation) -> Folded {
        guard Guard.openNamesEpochInForce.holds(open.prevEpoch == standing.epoch) else { return .ignored(.openRefused) }
        guard Guard.epochIsNew.holds(open.epoch != 0 && !standing.acceptedEpochs.contains(open.epoch)) else {
            return .ignored(.epochReused)
        }
        guard open.wire == Wire.version else { throw FoldViolation(.otherWire, partition, offset) }
        standing.epoch = open.epoch
        standing.nextSequence = 0
        standing.acceptedEpochs.insert(open.epoch)
        standing.chain = Chain.next(after: standing.chain, body: body)
        return .opened(open)
    }

    private mutating func accept(_ decision: PBDecision, in record: StoredRecord, at offset: Int64) throws(FoldViolation) -> Folded {
        switch try judge(DecisionScan(decision), in: record, at: offset) {
        case .ignored(let reason): return .ignored(reason)
        case .accepted(let chain):
            take(decision, chain: chain, at: offset)
            return .decided(decision)
        }
    }

    private enum Judgement {
        /// The chain after the decision.
        case accepted(chain: Data)
        case ignored(IgnoredReason)
    }

    /// The acceptance rule for decisions.
    private func judge(_ decision: DecisionScan, in record: StoredRecord, at offset: Int64) throws(FoldViolation) -> Judgement {
        guard Guard.epochWasOpened.holds(standing.acceptedEpochs.contains(decision.epoch)) else {
            throw FoldViolation(.unknownEpoch, partition, offset)
        }
        guard Guard.epochIsInForce.holds(decision.epoch == standing.epoch) else { return .ignored(.epochSuperseded) }
        guard Guard.sequenceIsNext.holds(decision.sequence == standing.nextSequence) else { return .ignored(.wrongSequence) }
        guard Guard.inputIsNext.holds(decision.follows(standing)) else {
            throw FoldViolation(.inputOutOfOrder, partition, offset)
        }
        let chain = Chain.next(after: standing.chain, body: record.body)
        guard Guard.chainContinues.holds(record.hasChain(chain)) else { throw FoldViolation(.chainBroken, partition, offset) }
        return .accepted(chain: chain)
    }

    /// Applies a decision that the owner of this fold has just made, before the log has it. The caller is responsible for its acceptance
    /// and must drop the fold if the log does not confirm the decision at exactly `offset`.
    public mutating func anticipate(_ decision: PBDecision, chain: Data, at offset: Int64) {
        take(decision, chain: chain, at: offset)
        standing.nextOffset = offset + 1
    }

    private mutating func pass(_ decision: DecisionScan, chain: Data) {
        standing.nextSequence = decision.sequence + 1
        standing.lastInput = decision.inputOffset
        standing.chain = chain
        standing.time = max(standing.time, decision.time)
    }

    private mutating func take(_ decision: PBDecision, chain: Data, at offset: Int64) {
        pass(DecisionScan(decision), chain: chain)
        standing.lastInputDigest = decision.inputDigest
        standing.basedOn = decision.basedOn
        state.apply(decision, at: offset, of: partition)
    }
}

/// The result of folding one record.
public enum Folded: Sendable {
    case opened(PBOpen)
    case decided(PBDecision)
    case ignored(IgnoredReason)
}

public enum IgnoredReason: String, Hashable, Sendable, CaseIterable {
    /// Not a record of this schema.
    case unreadable
    /// An Open that did not name the epoch in force: another writer's Open was accepted first.
    case openRefused = "open_refused"
    /// An Open whose epoch is 0 or has been accepted before.
    case epochReused = "epoch_reused"
    /// A late decision of a writer that has been superseded.
    case epochSuperseded = "epoch_superseded"
    /// A decision that was appended twice, or one after a decision that was never appended.
    case wrongSequence = "wrong_sequence"
}

/// A condition that an intact log never shows: the log was truncated or rewritten. Whoever finds one stops and reports it by name.
public struct FoldViolation: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, CaseIterable, Sendable {
        /// A decision of an epoch whose Open is missing: nobody writes a decision before its Open is accepted.
        case unknownEpoch = "unknown_epoch"
        /// The next decision of the epoch in force does not continue from the submission decided last: its writer had read another log.
        case inputOutOfOrder = "input_out_of_order"
        /// An accepted record does not continue the hash chain.
        case chainBroken = "chain_broken"
        /// Offsets ran backwards, or a known position lies past the end of the log.
        case offsetWentBack = "offset_went_back"
        case positionBeyondEnd = "position_beyond_end"
        /// The log no longer begins at offset 0: retention or somebody deleted its beginning.
        case logStartMoved = "log_start_moved"
        /// The log is written in another version of the wire format (``Wire``).
        case otherWire = "other_wire"
        /// Offsets are missing: compaction or somebody deleted records from the middle.
        case offsetsMissing = "offsets_missing"
    }

    public var kind: Kind
    public var partition: TopicPartition
    public var offset: Int64

    public init(_ kind: Kind, _ partition: TopicPartition, _ offset: Int64) {
        self.kind = kind
        self.partition = partition
        self.offset = offset
    }

    public var description: String { "\(kind.rawValue) at \(partition) offset \(offset)" }
}
