public import Schema

/// Runs a service: one ``PartitionWorker`` for each owned partition, and the folds of the topics it follows, over a ``Log``.
///
/// All decisions of a process are made on this actor, so the states of the followed topics exist only once. Expensive work that needs no
/// state (decoding, digests, signatures) is done before, on all cores; see ``IntakePipeline``.
public actor ServiceEngine<Core: ServiceCore> {
    public struct Limits: Sendable {
        public var worker = PartitionWorker<Core>.Limits()
        /// The bound on destroying a producer.
        public var abandonMilliseconds = 2_000
        /// The first and the longest pause before a failed reader of a followed topic is restarted; it doubles in between.
        public var restartMilliseconds = 500
        public var longestRestartMilliseconds = 10_000
        /// How often the logs are checked from outside: deleted records are noticed within this time plus the time of a broker's answer.
        public var watchMilliseconds = 20_000
        public var checksSignatures = true

        public init() {}
    }

    /// The tasks and the producer of one life of a worker.
    final class Slot {
        var worker: PartitionWorker<Core>
        /// The tasks still running, by number.
        var tasks: [Int: Task<Void, Never>] = [:]
        var appender: (any LogAppender)?
        /// Input readers that wait for room in the worker's queue.
        var inputWaiters: [CheckedContinuation<Void, Never>] = []
        /// The latest call of the hooks for this partition. Each call waits for the one before it, whichever life that belonged to.
        var hookCall: Task<Void, Never>?
        /// Confirmed decisions waiting to be passed to the hooks, in order.
        var confirmed: [ConfirmedDecision] = []
        var pacing = RetryPacing()
        /// Why the worker last gave the partition up.
        var lastReason = AbandonReason.revoked

        init(worker: PartitionWorker<Core>) { self.worker = worker }
    }

    let topics: Topics
    let log: any Log
    let hooks: any EngineHooks<Core>
    private let statement: HandedOverStatement?
    let limits: Limits
    private let writer: String
    private let ownership: any OwnershipSource
    private let random: @Sendable () -> any RandomNumberGenerator & Sendable

    var references: Core.References
    var slots: [Int32: Slot] = [:]
    private var owned: Set<Int32> = []
    private var ownershipKnown = false
    private var followers: [Task<Void, Never>] = []
    /// Why this process may decide nothing any more, not even in partitions suggested later; nil while it may.
    private var broken: HaltReason?
    private var cleanups: [Int: Task<Void, Never>] = [:]
    private var nextTask = 0
    /// Tasks that wait until the followed topics are folded further.
    private var referenceWaiters: [CheckedContinuation<Void, Never>] = []
    /// Followed partitions whose reader failed and has delivered nothing since, with the reason.
    private var unread: [TopicPartition: String] = [:]
    private var stopped = false
    private let time: Timekeeper

    public init(
        topics: Topics, log: any Log, writer: String, ownership: any OwnershipSource, hooks: any EngineHooks<Core>,
        statement: HandedOverStatement? = nil, limits: Limits = Limits(), time: Timekeeper = Timekeeper(),
        random: @escaping @Sendable () -> any RandomNumberGenerator & Sendable = { SystemRandomNumberGenerator() }
    ) {
        self.topics = topics
        self.log = log
        self.writer = writer
        self.ownership = ownership
        self.hooks = hooks
        self.statement = statement
        self.limits = limits
        self.time = time
        self.random = random
        references = Core.References(topics: topics)
    }

    /// Runs until the task is cancelled, then gives every partition up within a bound.
    public func run() async throws {
        for partition in references.partitions {
            followers.append(Task { await self.follow(partition) })
        }
        followers.append(Task { await self.watch() })
        do {
            for await suggestion in try await ownership.suggestions() {
                await hooks.noticed(.ownership(suggestion))
                own(suggestion)
            }
        } catch {
            await stop()
            throw error
        }
        await stop()
    }

    private func stop() async {
        stopped = true
        wakeReferenceWaiters()
        own([])
        for follower in followers { follower.cancel() }
        for follower in followers { await follower.value }
        for cleanup in cleanups.values { await cleanup.value }
        await ownership.leave()
    }

    public func status() async -> EngineStatus {
        let problem = await ownership.problem()
        return EngineStatus(
            partitions: owned.sorted().compactMap { partition in
                guard let slot = slots[partition] else { return nil }
                let worker = slot.worker
                return EngineStatus.Partition(
                    partition: partition, phase: worker.phaseName, halt: worker.halt, lastAbandoned: slot.lastReason,
                    standing: worker.confirmedStanding, inFlight: worker.inFlight, queued: worker.queuedCount, ignored: worker.ignored)
            },
            ownershipKnown: ownershipKnown,
            followed: Dictionary(
                uniqueKeysWithValues: references.partitions.map { ($0, references.standing(of: $0)?.nextOffset ?? 0) }),
            unread: unread, ownershipProblem: problem)
    }

    private func own(_ suggestion: Set<Int32>) {
        let before = owned
        owned = suggestion
        ownershipKnown = true
        for partition in before.subtracting(suggestion) { tell(partition, .revoked) }
        for partition in suggestion.subtracting(before) {
            if slots[partition] == nil {
                slots[partition] = Slot(
                    worker: PartitionWorker(
                        topics: topics, partition: partition, writer: writer, statement: statement, limits: limits.worker, random: random())
                )
            }
            tell(partition, .assigned)
            if let broken { halt(partition: partition, reason: broken) }
        }
    }

    // MARK: Following

    private func follow(_ partition: TopicPartition) async {
        var heads: KeptHeads?
        var contradicted: [KeptHeads.Head] = []
        var failures = 0
        while !Task.isCancelled {
            do {
                if heads == nil {
                    heads = KeptHeads(of: partition, try await HeadsReader(topics: topics, log: log).heads()[partition] ?? [])
                    try check(try await log.bounds(of: partition), of: partition)
                }
                let reader = try await log.reader(of: partition, from: references.standing(of: partition)?.nextOffset ?? 0)
                defer { Task { await reader.close() } }
                while true {
                    let batch = try await reader.next()
                    failures = 0
                    unread[partition] = nil
                    if batch.count > 0 { contradicted += try foldReference(batch, of: partition, &heads) }
                    guard partition == registry ? batch.endReached != nil : !contradicted.isEmpty || batch.endReached != nil else {
                        continue
                    }
                    try await judge(heads, contradicted, of: partition, end: batch.endReached)
                    contradicted = []
                }
            } catch let violation as FoldViolation {
                return haltAll(.logViolated(violation))
            } catch {
                if Task.isCancelled { return }
                if let violated = await violation(error, of: partition) { return haltAll(violated) }
                unread[partition] = String(describing: error)
                await hooks.noticed(.readerRestarted(partition, String(describing: error)))
                await pause(min(limits.restartMilliseconds << min(failures, 10), limits.longestRestartMilliseconds))
                failures += 1
            }
        }
    }

    /// - Returns: the published heads at offsets now folded whose chain differs from the log's.
    private func foldReference(
        _ batch: any RecordBatch, of partition: TopicPartition, _ heads: inout KeptHeads?
    ) throws -> [KeptHeads.Head] {
        var contradicted: [KeptHeads.Head] = []
        for index in 0..<batch.count {
            try batch.withRecord(at: index) { record in
                try references.fold(record, of: partition)
                guard heads?.isDue(after: record.offset) ?? false, let standing = references.standing(of: partition) else { return }
                contradicted += heads?.contradicted(at: standing) ?? []
            }
        }
        for partition in slots.keys.sorted() { tell(partition, .referencesAdvanced) }
        wakeReferenceWaiters()
        return contradicted
    }

    /// Throws unless the published heads of a followed partition match the log or are set aside by a loss statement.
    private func judge(_ heads: KeptHeads?, _ contradicted: [KeptHeads.Head], of partition: TopicPartition, end: Int64?) async throws {
        guard !contradicted.isEmpty || heads?.furthestAhead ?? 0 > end ?? .max else { return }
        if partition != registry { try await waitForStatements() }
        let statements = Core.statements(state: Core.State(), references: references)
        if let lost = contradicted.first(where: { !statements.setsAside($0, of: partition) }) {
            throw FoldViolation(.chainBroken, partition, lost.nextOffset - 1)
        }
        let ahead = heads?.furthestAhead { statements.setsAside($0, of: partition) } ?? 0
        guard let end, ahead > end else { return }
        // A broker that has just become the leader may report a lagging end to its readers, but not when its bounds are queried.
        guard try await log.bounds(of: partition).high >= ahead else { throw FoldViolation(.positionBeyondEnd, partition, ahead) }
    }

    private var registry: TopicPartition { TopicPartition(topic: topics.decisions(.registry).name, partition: 0) }

    /// The loss statements are in the registry's decisions: before a log is compared with its heads, the registry must be folded to its
    /// current end.
    func waitForStatements() async throws {
        guard references.standing(of: registry) != nil else { return }
        let end = try await log.bounds(of: registry).high
        while !stopped, broken == nil, references.standing(of: registry)?.nextOffset ?? 0 < end {
            await withCheckedContinuation { referenceWaiters.append($0) }
        }
        try Task.checkCancellation()
    }

    private func wakeReferenceWaiters() {
        let waiters = referenceWaiters
        referenceWaiters = []
        for waiter in waiters { waiter.resume() }
    }

    /// Throws unless a followed partition still begins at offset 0 and still reaches the position folded so far.
    func check(_ bounds: LogBounds, of partition: TopicPartition, folded: Int64 = 0) throws(FoldViolation) {
        guard bounds.low == 0 else { throw FoldViolation(.logStartMoved, partition, bounds.low) }
        guard bounds.high >= folded else { throw FoldViolation(.positionBeyondEnd, partition, folded) }
    }

    /// Halts every partition, including those suggested later.
    public func haltAll(_ reason: HaltReason) {
        broken = broken ?? reason
        wakeReferenceWaiters()
        for partition in slots.keys.sorted() { halt(partition: partition, reason: reason) }
    }

    func violation(_ error: any Error, of partition: TopicPartition) async -> HaltReason? {
        await log.violation(behind: error, of: partition).map { .logViolated($0) }
    }

    /// Halts one partition for a reason its worker cannot see, such as a genesis that does not match the configuration.
    public func halt(partition: Int32, reason: HaltReason) {
        guard let slot = slots[partition] else { return }
        perform(slot.worker.stop(reason), for: partition, slot)
    }

    // MARK: Events and effects

    func tell(_ partition: Int32, _ event: WorkerEvent) {
        guard let slot = slots[partition] else { return }
        perform(Core.step(&slot.worker, event, references), for: partition, slot)
    }

    private func perform(_ effects: [WorkerEffect], for partition: Int32, _ slot: Slot) {
        for effect in effects { perform(effect, for: partition, slot) }
        if slot.worker.wantsInput || !slot.worker.isActive { wakeInput(slot) }
    }

    private func perform(_ effect: WorkerEffect, for partition: Int32, _ slot: Slot) {
        switch effect {
        case .inspectOwn(let life):
            run(in: slot) { await self.inspectOwn(partition, life: life) }
        case .followOwn(let life, let from):
            run(in: slot) { await self.readOwn(partition, life: life, from: from) }
        case .startWriter(let life):
            run(in: slot) { await self.write(partition, life: life) }
        case .append(let life, let token, let key, let value):
            do {
                guard let appender = slot.appender else { throw LogError.closed }
                try appender.append(value, key: key, to: slot.worker.own, timestamp: nil, token: token)
            } catch {
                Task { self.tell(partition, .failed(life: life, "append: \(error)")) }
            }
        case .inspectInput(let life, let offset):
            run(in: slot) { await self.inspectInput(partition, life: life, offset: offset) }
        case .queryEnds(let life, let query, let partitions):
            run(in: slot) { await self.queryEnds(partition, life: life, query: query, of: partitions) }
        case .assignInput(let life, let from):
            run(in: slot) { await self.readInput(partition, life: life, from: from) }
        case .startTimer(let life, let id, let milliseconds):
            run(in: slot) {
                await self.pause(milliseconds)
                await self.tell(partition, .timer(life: life, id: id))
            }
        case .becameActive:
            slot.pacing.becameActive(at: time.now())
            let (own, state, standing) = (slot.worker.own, slot.worker.state, slot.worker.standing)
            let previous = slot.hookCall
            slot.hookCall = Task {
                await previous?.value
                await hooks.becameActive(partition: own, state: state, standing: standing)
            }
        case .confirmed(let decision, let offset):
            slot.confirmed.append(ConfirmedDecision(decision: decision, offset: offset))
        case .abandoned(_, let reason):
            slot.lastReason = reason
            abandon(slot, reason)
        case .retryAfter(let life, let milliseconds):
            let pause = slot.pacing.pause(after: slot.lastReason, asked: .milliseconds(milliseconds), at: time.now())
            run(in: slot) {
                await self.pause(pause)
                await self.tell(partition, .retry(life: life))
            }
        case .halted(let reason):
            let own = slot.worker.own
            Task { await hooks.halted(partition: own, reason: reason) }
        }
    }

    private func run(in slot: Slot, _ body: @escaping @Sendable () async -> Void) {
        guard !stopped else { return }
        let id = nextTask
        nextTask += 1
        let partition = slot.worker.own.partition
        slot.tasks[id] = Task {
            await body()
            self.slots[partition]?.tasks[id] = nil
        }
    }

    private func abandon(_ slot: Slot, _ reason: AbandonReason) {
        let (tasks, appender, own) = (slot.tasks, slot.appender, slot.worker.own)
        slot.tasks = [:]
        slot.appender = nil
        slot.confirmed = []
        wakeInput(slot)
        for task in tasks.values { task.cancel() }
        let id = nextTask
        nextTask += 1
        cleanups[id] = Task {
            await appender?.abandon(within: limits.abandonMilliseconds)
            await hooks.abandoned(partition: own, reason: reason)
            cleanups[id] = nil
        }
    }

    private func wakeInput(_ slot: Slot) {
        let waiters = slot.inputWaiters
        slot.inputWaiters = []
        for waiter in waiters { waiter.resume() }
    }

    func pause(_ milliseconds: Int) async { await pause(.milliseconds(milliseconds)) }

    private func pause(_ duration: Duration) async {
        do { try await time.sleep(duration) } catch {
            // Cancelled: the caller checks its own cancellation or life.
        }
    }
}
