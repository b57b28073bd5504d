public import Foundation
public import Schema
internal import SwiftProtobuf

/// The acceptance rule of a decision partition, and the state that the accepted records build up.
///
/// - An Open is accepted if and only if its `prev_epoch` is the epoch in force; then that epoch ends and the new one starts at sequence 0.
/// - A Decision is accepted if and only if its epoch is the one in force and its sequence number is the next. Its `previous_offset` must then
///   be the last submission folded, and its chain go on from the last one: the writer of an accepted Open has read the same log as everybody.
///   The submissions may have gaps; the chain of previous offsets may not.
/// - A statement that was handed over (``HandedOverStatement``) answers no submission: it may only be the first decision of its epoch, and its input is the
///   last one folded.
/// - A decision log is dense: it begins at offset 0 and no offset is missing, for nobody writes transactions into it. A fold that begins at a head
///   starts exactly there.
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

    /// Goes on from a standing, such as a head that somebody published. As good as its source: a hint, never a proof.
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

    /// The same over bytes one owns.
    public mutating func fold(_ value: [UInt8], at offset: Int64) throws(FoldViolation) -> Folded {
        try value.withUnsafeBytes { bytes in
            Result { () throws(FoldViolation) in try fold(value: bytes, at: offset) }
        }.get()
    }

    /// Folds the next record for whoever asks about some units only: what is about others is judged and continues the chain, but is not applied.
    ///
    /// What the standing tells beside the place, the chain and the time (``Standing/basedOn``, ``Standing/lastInputDigest``) is then that of the last
    /// decision applied.
    ///
    /// - Parameter focus: nil is everything.
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

    /// A decision log is dense.
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
        // Fields in another order, or further ones: nobody of us writes that, but it is the same record.
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
        /// With the chain after it.
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

    /// Takes in a decision this fold's owner has just made itself, before the log has it. The caller answers for its acceptance, and drops the
    /// fold if the log does not confirm it at exactly `offset`.
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

/// What became of a record.
public enum Folded: Sendable {
    case opened(PBOpen)
    case decided(PBDecision)
    case ignored(IgnoredReason)
}

public enum IgnoredReason: String, Hashable, Sendable, CaseIterable {
    /// Not a record of this schema.
    case unreadable
    /// An Open that did not name the epoch in force: somebody else was first.
    case openRefused = "open_refused"
    case epochReused = "epoch_reused"
    /// A late record of a writer that has been superseded.
    case epochSuperseded = "epoch_superseded"
    /// A record that landed twice, or after one that never landed.
    case wrongSequence = "wrong_sequence"
}

/// Something an intact log never shows: it was truncated or rewritten. Whoever meets one stops, by name, loudly.
public struct FoldViolation: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// A decision of an epoch whose Open is missing: nobody writes a decision before its Open is accepted.
        case unknownEpoch = "unknown_epoch"
        /// The next decision of the epoch in force does not go on from the submission decided last: its writer had read another log.
        case inputOutOfOrder = "input_out_of_order"
        /// An accepted record does not continue the hash chain.
        case chainBroken = "chain_broken"
        /// Offsets ran backwards, or past the end of the log.
        case offsetWentBack = "offset_went_back"
        case positionBeyondEnd = "position_beyond_end"
        /// The log does not begin at offset 0 any more: retention or somebody took its beginning.
        case logStartMoved = "log_start_moved"
        /// The log is written in another version of the wire.
        case otherWire = "other_wire"
        /// Offsets are left out: compaction or somebody took records from the middle.
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
