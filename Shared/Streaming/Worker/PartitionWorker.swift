internal import DequeModule
internal import Foundation
public import Schema

/// An appended decision that has not been read back yet.
struct PendingDecision: Sendable {
    var offset: Int64
    var value: [UInt8]
    var decision: PBDecision
    /// The standing of the partition after it.
    var standing: Standing
}

/// The writer of one partition as an explicit state machine, from being suggested as owner to deciding submissions.
///
/// It performs no I/O: ``handle(_:references:)`` takes an event and returns effects. The production engine and the simulator drive this
/// same code. Its rules:
///
/// 1. Compare the decision partition with its low end and the published heads: nothing is decided on a log that lost its beginning, its
///    tail or anything in between. Fold it to its end, append an Open that names the epoch in force, and read on until that Open is folded.
///    Only if it was accepted is this the writer.
/// 2. Wait for the references that the last accepted decision was based on, and check that the submission decided last still exists,
///    unchanged. Then decide, apply and append, pipelined in a bounded window.
/// 3. Every acknowledgement must be free of error and name exactly the offset for which the decision was made; the own partition, read
///    back, must hold exactly the records appended. Anything else means another writer or a lost record: abandon, drop the state, start
///    over. Workers are crash-only.
public struct PartitionWorker<Core: ServiceCore>: Sendable {
    public struct Limits: Sendable {
        /// The most decisions appended but not read back. Bounds memory, and what is discarded when a rival takes over.
        public var inFlight = 4096
        /// The most submissions read but not decided.
        public var queued = 4096
        /// How long a submission waits for the references it names (causal tokens) before it is refused as `reference_not_ready`.
        public var referenceWaitMilliseconds = 5_000
        /// How long a record may be acknowledged but not read back before the end of the partition is queried.
        public var readBackMilliseconds = 10_000
        /// Range of the random pause before trying again to become the writer; jittered so that rivals do not keep colliding.
        public var retryMilliseconds = 200...1_000
        /// In bytes. A larger decision becomes the refusal `outcome_too_large`; Kafka's default limit for a batch is 1 MiB.
        public var largestRecord = 900_000

        public init() {}
    }

    enum Phase: Equatable, Sendable {
        case idle
        case inspectingOwn
        case restoring
        case startingWriter
        case opening(epoch: UInt64)
        case confirming(epoch: UInt64, offset: Int64)
        case catchingUp(epoch: UInt64)
        case inspectingInput(epoch: UInt64)
        case active(epoch: UInt64)
        case pausing
        case halted(HaltReason)
    }

    struct ReadBackWatch: Sendable {
        var timer: UInt64
        /// How far the own partition had been read when the watch began.
        var readTo: Int64
    }

    struct TokenWait: Sendable {
        /// The number of the wait: of its timer and its query.
        var timer: UInt64
        var expired = false
        /// The known ends of the partitions waited for.
        var ends: [TopicPartition: Int64] = [:]
    }

    public let topics: Topics
    public let own: TopicPartition
    public let input: TopicPartition
    let writer: String
    /// A loss statement handed over as a file, in case the own log has lost its tail.
    let statement: HandedOverStatement?
    let limits: Limits
    var random: any RandomNumberGenerator & Sendable

    var phase: Phase = .idle
    /// Numbers the attempts at ownership; events of an earlier life are ignored.
    public private(set) var life: UInt64 = 0
    var fold: AcceptanceFold<WorkerState<Core.State>>
    var pending: Deque<PendingDecision> = []
    var confirmed: Standing?
    /// The furthest standing that any life of this worker has read back: a log that no longer reaches it, or has another chain there, was
    /// truncated or rewritten.
    var witnessed: Standing?
    /// The offset after the furthest record acknowledged to any life of this worker: the log reaches it ever after.
    var acknowledgedEnd: Int64 = 0
    /// The heads published for the own partition before this life began to read it.
    var heads: KeptHeads?
    /// Those heads that the log contradicts. They are judged once the log is read to its end, because only then is it known whether a loss
    /// statement covers them.
    var contradicted: [KeptHeads.Head] = []
    /// The running watch over records that are acknowledged but not read back.
    var readBackWatch: ReadBackWatch?
    /// The query for the own partition's end that is outstanding, and the end that was known when it was sent; nil if none is.
    var ownEndAsked: (query: UInt64, known: Int64)?
    /// The writer name in the last accepted Open.
    var rival = ""
    var queue: Deque<IntakeItem> = []
    var nextToken: UInt64 = 0
    var nextAcknowledged: UInt64 = 0
    /// The offsets of appended decisions that are not acknowledged yet, in order.
    var unacknowledged: Deque<Int64> = []
    /// The offset after the last record acknowledged to this life.
    var acknowledgedTo: Int64 = 0
    var tokenWait: TokenWait?
    var timers: UInt64 = 0

    public init(
        topics: Topics, partition: Int32, writer: String, statement: HandedOverStatement? = nil, limits: Limits = Limits(),
        random: any RandomNumberGenerator & Sendable
    ) {
        self.topics = topics
        self.writer = writer
        self.limits = limits
        self.random = random
        let own = TopicPartition(topic: topics.decisions(Core.service).name, partition: partition)
        self.own = own
        self.statement = statement?.partition == own ? statement : nil
        input = TopicPartition(topic: topics.submissions(Core.service).name, partition: partition)
        fold = AcceptanceFold(namespace: topics.namespace, partition: own)
    }

    public var isActive: Bool { if case .active = phase { true } else { false } }
    public var halt: HaltReason? { if case .halted(let reason) = phase { reason } else { nil } }
    public var wantsInput: Bool { isActive && queue.count < limits.queued }
    /// The domain's state after every decision made so far, confirmed or not.
    public var state: Core.State { fold.state.domain }
    public var standing: Standing { fold.standing }
    public var seenCount: Int { fold.state.seen.count }
    public var inFlight: Int { pending.count }
    public var queuedCount: Int { queue.count }
    /// The standing of the own partition after the last record read back: only what lies before it may leave the service.
    public var confirmedStanding: Standing { confirmed ?? fold.standing }
    public var ignored: [IgnoredReason: Int] { fold.ignored }

    public var phaseName: String {
        switch phase {
        case .idle: "idle"
        case .inspectingOwn, .restoring: "restoring"
        case .startingWriter, .opening, .confirming: "opening"
        case .catchingUp: "catching_up"
        case .inspectingInput: "inspecting_input"
        case .active: "active"
        case .pausing: "pausing"
        case .halted: "halted"
        }
    }

    public mutating func handle(_ event: WorkerEvent, references: Core.References) -> [WorkerEffect] {
        if case .halted = phase { return [] }
        switch event {
        case .assigned: return phase == .idle ? begin() : []
        case .revoked: return phase == .idle ? [] : abandon(.revoked)
        case .retry(let life): return isCurrent(life) && phase == .pausing ? begin() : []
        case .referencesAdvanced: return referencesAdvanced(references)
        case .ownInspected(let life, let bounds, let heads): return isCurrent(life) ? restore(within: bounds, heads, references) : []
        case .ownRecords(let life, let batch): return isCurrent(life) ? read(batch, references) : []
        case .writerReady(let life): return isCurrent(life) && phase == .startingWriter ? open() : []
        case .acknowledged(let life, let all): return isCurrent(life) ? acknowledge(all, references) : []
        case .endsKnown(let life, let query, let ends): return isCurrent(life) ? take(ends, of: query, references) : []
        case .inputInspected(let life, let bounds, let digest):
            return isCurrent(life) ? inspected(bounds, digest: digest, references) : []
        case .input(let life, let items):
            guard isCurrent(life), isActive else { return [] }
            queue.append(contentsOf: items)
            return decide(references)
        case .timer(let life, let id):
            guard isCurrent(life) else { return [] }
            if readBackWatch?.timer == id { return watchExpired(references) }
            guard isActive, tokenWait?.timer == id else { return [] }
            tokenWait?.expired = true
            return decide(references)
        case .watched(let point, let own, let input, let digest):
            return isCurrent(point.life) ? watched(point, own: own, input: input, digest: digest) : []
        case .failed(let life, let why):
            return isCurrent(life) && phase != .idle && phase != .pausing ? abandon(.failed(why)) : []
        }
    }

    private func isCurrent(_ life: UInt64) -> Bool { Guard.eventIsOfThisLife.holds(life == self.life) }

    // MARK: Winning the partition

    private mutating func begin() -> [WorkerEffect] {
        life += 1
        phase = .inspectingOwn
        return [.inspectOwn(life: life)]
    }

    private mutating func restore(within bounds: LogBounds, _ told: [KeptHeads.Head], _ references: Core.References) -> [WorkerEffect] {
        guard phase == .inspectingOwn else { return [] }
        // An emptied log has no record to show that its beginning is missing.
        guard Guard.ownLogIsWhole.holds(bounds.low == 0) else { return halt(.logViolated(FoldViolation(.logStartMoved, own, bounds.low))) }
        phase = .restoring
        // The last good record of every loss statement must still be there, too.
        let good = (statements(references).losses[own] ?? []) + (statement.map { [$0.loss] } ?? [])
        heads = Guard.headsAreMet.stands ? KeptHeads(of: own, told + good.map(\.goodHead)) : nil
        return [.followOwn(life: life, from: fold.nextOffset)]
    }

    private mutating func open() -> [WorkerEffect] {
        var epoch: UInt64 = 0
        while epoch == 0 || fold.standing.acceptedEpochs.contains(epoch) { epoch = random.next() }
        phase = .opening(epoch: epoch)
        var open = PBOpen()
        open.epoch = epoch
        open.prevEpoch = fold.standing.epoch
        open.writer = writer
        open.codeVersion = Core.rulesVersion
        open.wire = Wire.version
        var body = PBRecordBody()
        body.open = open
        var record = PBLogRecord()
        record.body = encoded(body)
        nextToken = 1
        nextAcknowledged = 0
        return [.append(life: life, token: 0, key: [], value: [UInt8](encoded(record)))]
    }

    mutating func confirm(_ references: Core.References) -> [WorkerEffect] {
        guard case .confirming(let epoch, let offset) = phase, Guard.ownOpenIsRead.holds(fold.nextOffset > offset) else { return [] }
        let accepted = Guard.ownOpenIsRead.holds(Guard.ownOpenIsAccepted.holds(fold.standing.epoch == epoch))
        guard accepted else { return abandon(.lostToRival(rival)) }
        phase = .catchingUp(epoch: epoch)
        return catchUp(references, first: true)
    }

    private mutating func catchUp(_ references: Core.References, first: Bool) -> [WorkerEffect] {
        guard case .catchingUp(let epoch) = phase else { return [] }
        let needed = stillNeeded(references)
        if Guard.referencesCaughtUp.holds(references.reached(needed, of: topics)) {
            phase = .inspectingInput(epoch: epoch)
            return [.inspectInput(life: life, offset: fold.standing.lastInput)]
        }
        guard first else { return [] }
        return [.queryEnds(life: life, query: 0, needed.map(topics.partition(of:)))]
    }

    /// The positions the last decision was based on, without those that a loss statement covers.
    private func stillNeeded(_ references: Core.References) -> [PBPosition] {
        let statements = Core.statements(state: state, references: references)
        return fold.standing.basedOn.filter {
            !statements.coversLoss(of: topics.partition(of: $0), before: $0.offset)
        }
    }

    private mutating func inspected(_ bounds: LogBounds, digest: Data?, _ references: Core.References) -> [WorkerEffect] {
        guard case .inspectingInput(let epoch) = phase else { return [] }
        let last = fold.standing.lastInput
        if let halted = judge(input: bounds, lastDecided: last, digest: digest, expected: fold.standing.lastInputDigest) { return halted }
        phase = .active(epoch: epoch)
        confirmed = fold.standing
        return [.becameActive(life: life)] + stateLoss(references) + [.assignInput(life: life, from: last + 1)]
    }

    /// Halts unless the submissions still exist, from the first one to the last one decided.
    private mutating func judge(input bounds: LogBounds, lastDecided last: Int64, digest: Data?, expected: Data) -> [WorkerEffect]? {
        guard Guard.inputIsWhole.holds(bounds.low == 0), Guard.inputIsThere.holds(bounds.high > last) else {
            return halt(.inputLost(input, lastDecided: last, low: bounds.low, high: bounds.high))
        }
        guard last < 0 || Guard.inputIsUnchanged.holds(digest == expected) else { return halt(.inputRewritten(input, offset: last)) }
        return nil
    }

    // MARK: Watched while active

    /// The position to check from outside; nil unless active.
    public var watchPoint: WatchPoint? {
        guard isActive, let confirmed else { return nil }
        return WatchPoint(
            life: life, ownEnd: confirmed.nextOffset, lastInput: confirmed.lastInput, lastInputDigest: confirmed.lastInputDigest)
    }

    private mutating func watched(_ point: WatchPoint, own bounds: LogBounds, input: LogBounds, digest: Data?) -> [WorkerEffect] {
        guard isActive else { return [] }
        guard Guard.ownLogIsWhole.holds(bounds.low == 0) else { return halt(.logViolated(FoldViolation(.logStartMoved, own, bounds.low))) }
        guard Guard.logReachesWhatWasKnown.holds(bounds.high >= point.ownEnd) else {
            return halt(.logViolated(FoldViolation(.positionBeyondEnd, own, point.ownEnd)))
        }
        return judge(input: input, lastDecided: point.lastInput, digest: digest, expected: point.lastInputDigest) ?? []
    }

    private mutating func take(_ ends: [TopicPartition: Int64], of query: UInt64, _ references: Core.References) -> [WorkerEffect] {
        if let end = ends[own] { return take(ownEnd: end, of: query) }
        if case .catchingUp = phase {
            for needed in stillNeeded(references) {
                let partition = topics.partition(of: needed)
                if let end = ends[partition], !Guard.referenceReachesWhatWasKnown.holds(end >= needed.offset) {
                    return halt(.referenceTruncated(partition, needed: needed.offset, end: end))
                }
            }
            return catchUp(references, first: false)
        }
        // An answer to an earlier submission's query says nothing about the current one.
        guard isActive, tokenWait?.timer == query else { return [] }
        tokenWait?.ends.merge(ends) { $1 }
        return decide(references)
    }

    private mutating func referencesAdvanced(_ references: Core.References) -> [WorkerEffect] {
        switch phase {
        case .catchingUp: catchUp(references, first: false)
        case .active: tokenWait == nil ? [] : decide(references)
        default: []
        }
    }

    // MARK: Ending

    mutating func abandon(_ reason: AbandonReason) -> [WorkerEffect] {
        let ended = life
        drop()
        guard reason != .revoked else {
            phase = .idle
            return [.abandoned(life: ended, reason)]
        }
        phase = .pausing
        let pause = Int(random.next(upperBound: UInt64(limits.retryMilliseconds.count))) + limits.retryMilliseconds.lowerBound
        return [.abandoned(life: ended, reason), .retryAfter(life: life, milliseconds: pause)]
    }

    /// Halts for a reason that only the driver can see, such as a followed topic that was rewritten.
    public mutating func stop(_ reason: HaltReason) -> [WorkerEffect] {
        if case .halted = phase { return [] }
        return halt(reason)
    }

    mutating func halt(_ reason: HaltReason) -> [WorkerEffect] {
        let ended = life
        drop()
        phase = .halted(reason)
        return [.abandoned(life: ended, .failed(reason.name)), .halted(reason)]
    }

    private mutating func drop() {
        if let confirmed, confirmed.nextOffset > witnessed?.nextOffset ?? 0 { witnessed = confirmed }
        life += 1
        fold = AcceptanceFold(namespace: topics.namespace, partition: own)
        pending.removeAll()
        unacknowledged.removeAll()
        acknowledgedTo = 0
        confirmed = nil
        queue.removeAll()
        heads = nil
        contradicted = []
        rival = ""
        tokenWait = nil
        readBackWatch = nil
        ownEndAsked = nil
    }
}
