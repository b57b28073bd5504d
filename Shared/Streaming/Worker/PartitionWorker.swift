public import DequeModule
public import Foundation
public import Schema

/// An appended decision that has not been read back yet.
struct PendingDecision: Sendable {
    var offset: Int64
    var value: [UInt8]
    var decision: PBDecision
    /// Where the partition stands after it.
    var standing: Standing
}

/// The writer's life for one partition: from being suggested as owner to deciding submissions, as one explicit state machine.
///
/// It touches nothing: ``handle(_:references:)`` takes an event and returns effects. The production engine and the simulator drive this same
/// code. Its rules:
///
/// 1. Fold the decision partition to its end, append an Open that names the epoch in force, and read on until that very Open is folded. Only if
///    it was accepted is this the writer.
/// 2. Wait for the references that the last accepted decision was based on, and make sure that the submission decided last is still there,
///    unchanged. Then decide, apply, append, pipelined in a bounded window.
/// 3. Every acknowledgement must be free of error and exactly one offset after the last; the own partition, read back, must hold exactly the
///    records appended. Anything else means another writer or a lost record: abandon, drop the state, start over. Workers are crash-only.
public struct PartitionWorker<Core: ServiceCore>: Sendable {
    public struct Limits: Sendable {
        /// Decisions appended but not read back. Bounds memory, and what is thrown away when a rival takes over.
        public var inFlight = 4096
        /// Submissions read but not decided.
        public var queued = 4096
        /// How long a decision waits for the references its submission names.
        public var referenceWaitMilliseconds = 5_000
        /// Pause before trying again to become the writer; jittered so that rivals do not meet again and again.
        public var retryMilliseconds = 200...1_000
        /// A larger decision becomes the refusal `outcome_too_large`; Kafka's default limit for a batch is 1 MiB.
        public var largestRecord = 900_000

        public init() {}
    }

    enum Phase: Equatable, Sendable {
        case idle
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

    struct TokenWait: Sendable {
        var timer: UInt64
        var expired = false
        /// What the wait is for: known ends of the partitions named.
        var ends: [TopicPartition: Int64] = [:]
    }

    public let topics: Topics
    public let own: TopicPartition
    public let input: TopicPartition
    let writer: String
    let limits: Limits
    var random: any RandomNumberGenerator & Sendable

    var phase: Phase = .idle
    public private(set) var life: UInt64 = 0
    var fold: AcceptanceFold<WorkerState<Core.State>>
    var pending: Deque<PendingDecision> = []
    private var confirmed: Standing?
    /// The furthest that any life of this worker has read back: a log that no longer reaches it, or has another chain there, was cut or rewritten.
    private var witnessed: Standing?
    var queue: Deque<IntakeItem> = []
    var nextToken: UInt64 = 0
    var nextAcknowledgement: (token: UInt64, offset: Int64) = (0, -1)
    var tokenWait: TokenWait?
    var timers: UInt64 = 0

    public init(
        topics: Topics, partition: Int32, writer: String, limits: Limits = Limits(), random: any RandomNumberGenerator & Sendable
    ) {
        self.topics = topics
        self.writer = writer
        self.limits = limits
        self.random = random
        own = TopicPartition(topic: topics.decisions(Core.service).name, partition: partition)
        input = TopicPartition(topic: topics.submissions(Core.service).name, partition: partition)
        fold = AcceptanceFold(namespace: topics.namespace, partition: own)
    }

    public var isActive: Bool { if case .active = phase { true } else { false } }
    public var halt: HaltReason? { if case .halted(let reason) = phase { reason } else { nil } }
    public var wantsInput: Bool { isActive && queue.count < limits.queued }
    /// The domain's state with everything decided so far, confirmed or not.
    public var state: Core.State { fold.state.domain }
    public var standing: Standing { fold.standing }
    public var seenCount: Int { fold.state.seen.count }
    public var inFlight: Int { pending.count }
    public var queuedCount: Int { queue.count }
    /// Where the own partition stands after the last record read back: what may be shown outside.
    public var confirmedStanding: Standing { confirmed ?? fold.standing }
    public var ignored: [IgnoredReason: Int] { fold.ignored }

    public var phaseName: String {
        switch phase {
        case .idle: "idle"
        case .restoring: "restoring"
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
        case .assigned: return phase == .idle ? restore() : []
        case .revoked: return phase == .idle ? [] : abandon(.revoked)
        case .retry(let life): return life == self.life && phase == .pausing ? restore() : []
        case .referencesAdvanced: return referencesAdvanced(references)
        case .ownRecords(let life, let batch): return life == self.life ? read(batch, references) : []
        case .writerReady(let life): return life == self.life && phase == .startingWriter ? open() : []
        case .acknowledged(let life, let all): return life == self.life ? acknowledge(all, references) : []
        case .endsKnown(let life, let ends): return life == self.life ? take(ends: ends, references) : []
        case .inputInspected(let life, let bounds, let digest):
            return life == self.life ? inspected(bounds, digest: digest) : []
        case .input(let life, let items):
            guard life == self.life, isActive else { return [] }
            queue.append(contentsOf: items)
            return decide(references)
        case .timer(let life, let id):
            guard life == self.life, isActive, tokenWait?.timer == id else { return [] }
            tokenWait?.expired = true
            return decide(references)
        case .failed(let life, let why):
            return life == self.life && phase != .idle && phase != .pausing ? abandon(.failed(why)) : []
        }
    }

    // MARK: Winning the partition

    private mutating func restore() -> [WorkerEffect] {
        life += 1
        phase = .restoring
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
        var body = PBRecordBody()
        body.open = open
        var record = PBLogRecord()
        record.body = encoded(body)
        nextToken = 1
        nextAcknowledgement = (0, -1)
        return [.append(life: life, token: 0, key: [], value: [UInt8](encoded(record)))]
    }

    private mutating func confirm(_ references: Core.References) -> [WorkerEffect] {
        guard case .confirming(let epoch, let offset) = phase, fold.nextOffset > offset else { return [] }
        guard fold.standing.epoch == epoch else { return abandon(.lostToRival) }
        phase = .catchingUp(epoch: epoch)
        return catchUp(references, first: true)
    }

    private mutating func catchUp(_ references: Core.References, first: Bool) -> [WorkerEffect] {
        guard case .catchingUp(let epoch) = phase else { return [] }
        let needed = fold.standing.basedOn
        if references.reached(needed) {
            phase = .inspectingInput(epoch: epoch)
            return [.inspectInput(life: life, offset: fold.standing.lastInput)]
        }
        guard first else { return [] }
        return [.queryEnds(life: life, needed.map { TopicPartition(topic: $0.topic, partition: $0.partition) })]
    }

    private mutating func inspected(_ bounds: LogBounds, digest: Data?) -> [WorkerEffect] {
        guard case .inspectingInput(let epoch) = phase else { return [] }
        let last = fold.standing.lastInput
        guard bounds.low <= max(last, 0), bounds.high > last else {
            return halt(.inputLost(input, lastDecided: last, low: bounds.low, high: bounds.high))
        }
        if last >= 0, digest != fold.standing.lastInputDigest {
            return halt(.inputRewritten(input, offset: last))
        }
        phase = .active(epoch: epoch)
        confirmed = fold.standing
        return [.becameActive(life: life), .assignInput(life: life, from: last + 1)]
    }

    private mutating func take(ends: [TopicPartition: Int64], _ references: Core.References) -> [WorkerEffect] {
        if case .catchingUp = phase {
            for needed in fold.standing.basedOn {
                let partition = TopicPartition(topic: needed.topic, partition: needed.partition)
                if let end = ends[partition], end < needed.offset {
                    return halt(.referenceTruncated(partition, needed: needed.offset, end: end))
                }
            }
            return catchUp(references, first: false)
        }
        guard isActive, tokenWait != nil else { return [] }
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

    // MARK: Reading the own partition

    private mutating func read(_ batch: any RecordBatch, _ references: Core.References) -> [WorkerEffect] {
        var effects: [WorkerEffect] = []
        effects.reserveCapacity(batch.count)
        for index in 0..<batch.count {
            batch.withRecord(at: index) { readBack($0, &effects) }
            if ended { return effects }
        }
        switch phase {
        case .restoring:
            if let end = batch.endReached, fold.nextOffset >= end {
                if let witnessed, fold.nextOffset < witnessed.nextOffset {
                    return effects + halt(.logViolated(FoldViolation(.positionBeyondEnd, own, witnessed.nextOffset)))
                }
                phase = .startingWriter
                effects.append(.startWriter(life: life))
            }
        case .confirming: effects += confirm(references)
        case .active: effects += decide(references)
        default: break
        }
        return effects
    }

    /// Whether this life is over.
    private var ended: Bool {
        switch phase {
        case .idle, .pausing, .halted: true
        default: false
        }
    }

    private mutating func readBack(_ record: RecordView, _ effects: inout [WorkerEffect]) {
        guard let first = pending.popFirst() else { return effects += readForeign(record) }
        guard record.offset == first.offset, let value = record.value, first.value.withUnsafeBytes({ same($0, value) }) else {
            return effects += abandon(.foreignRecord(offset: record.offset))
        }
        confirmed = first.standing
        effects.append(.confirmed(first.decision, offset: first.offset))
    }

    private mutating func readForeign(_ record: RecordView) -> [WorkerEffect] {
        // Nothing of ours is outstanding: whatever this is, the fold says what it means.
        guard record.offset >= fold.nextOffset else { return [] }
        do {
            let folded = try fold.fold(record)
            if let witnessed, fold.nextOffset == witnessed.nextOffset, fold.standing.chain != witnessed.chain {
                return halt(.logViolated(FoldViolation(.chainBroken, own, record.offset)))
            }
            switch (phase, folded) {
            case (.catchingUp(let epoch), .opened), (.inspectingInput(let epoch), .opened), (.active(let epoch), .opened):
                return fold.standing.epoch == epoch ? [] : abandon(.lostToRival)
            case (.catchingUp, .decided), (.inspectingInput, .decided), (.active, .decided):
                return abandon(.foreignRecord(offset: record.offset))
            default: return []
            }
        } catch {
            return halt(.logViolated(error))
        }
    }

    private func same(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard a.count == b.count else { return false }
        guard let left = a.baseAddress, let right = b.baseAddress else { return true }
        return memcmp(left, right, a.count) == 0
    }

    private mutating func acknowledge(_ all: [Acknowledgement], _ references: Core.References) -> [WorkerEffect] {
        for acknowledgement in all {
            if ended { return [] }
            guard acknowledgement.token == nextAcknowledgement.token else {
                return abandon(.acknowledgementBroke("token \(acknowledgement.token) instead of \(nextAcknowledgement.token)"))
            }
            let offset: Int64
            switch acknowledgement.result {
            case .success(let value): offset = value
            case .failure(let error): return abandon(.acknowledgementBroke(String(describing: error)))
            }
            if acknowledgement.token == 0 {
                guard offset >= 0, case .opening(let epoch) = phase else {
                    return abandon(.acknowledgementBroke("offset \(offset) for the Open"))
                }
                phase = .confirming(epoch: epoch, offset: offset)
                nextAcknowledgement = (1, offset + 1)
                let effects = confirm(references)
                if !effects.isEmpty { return effects }
            } else {
                guard offset == nextAcknowledgement.offset else {
                    return abandon(.acknowledgementBroke("offset \(offset) instead of \(nextAcknowledgement.offset)"))
                }
                nextAcknowledgement = (nextAcknowledgement.token + 1, offset + 1)
            }
        }
        return []
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

    /// Halts for a reason only the driver can see, such as a followed topic that was rewritten.
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
        confirmed = nil
        queue.removeAll()
        tokenWait = nil
    }
}
