public import Schema

/// Runs a service: one ``PartitionWorker`` for each owned partition, and the folds of the topics it follows, over a ``Log``.
///
/// All decisions of a process are made on this actor, so the followed states exist once. What costs time and needs no state (decoding, digests,
/// signatures) is done before, on all cores; see ``IntakePipeline``.
public actor ServiceEngine<Core: ServiceCore> {
    public struct Limits: Sendable {
        public var worker = PartitionWorker<Core>.Limits()
        /// How long destroying a producer may take.
        public var abandonMilliseconds = 2_000
        /// Pause before a broken reader of a followed topic is started again.
        public var restartMilliseconds = 500
        public var checksSignatures = true

        public init() {}
    }

    /// The tasks and the producer of one life of a worker.
    final class Slot {
        var worker: PartitionWorker<Core>
        /// Those still running.
        var tasks: [Int: Task<Void, Never>] = [:]
        var appender: (any LogAppender)?
        /// Waiting for room in the worker's queue.
        var inputWaiters: [CheckedContinuation<Void, Never>] = []
        /// The last call of the hooks for this partition. Each waits for the one before it, whichever life it was of.
        var hookCall: Task<Void, Never>?
        /// Waiting to hand decisions to the hooks, in order.
        var confirmed: [ConfirmedDecision] = []

        init(worker: PartitionWorker<Core>) { self.worker = worker }
    }

    let topics: Topics
    let log: any Log
    let hooks: any EngineHooks<Core>
    let limits: Limits
    private let writer: String
    private let ownership: any OwnershipSource
    private let random: @Sendable () -> any RandomNumberGenerator & Sendable

    var references: Core.References
    var slots: [Int32: Slot] = [:]
    private var owned: Set<Int32> = []
    private var ownershipKnown = false
    private var followers: [Task<Void, Never>] = []
    /// Why nothing may be decided here any more, partitions suggested later included.
    private var broken: HaltReason?
    private var cleanups: [Int: Task<Void, Never>] = [:]
    private var nextTask = 0
    private var stopped = false

    public init(
        topics: Topics, log: any Log, writer: String, ownership: any OwnershipSource, hooks: any EngineHooks<Core>,
        limits: Limits = Limits(),
        random: @escaping @Sendable () -> any RandomNumberGenerator & Sendable = { SystemRandomNumberGenerator() }
    ) {
        self.topics = topics
        self.log = log
        self.writer = writer
        self.ownership = ownership
        self.hooks = hooks
        self.limits = limits
        self.random = random
        references = Core.References(topics: topics)
    }

    /// Runs until the task is cancelled, then gives everything up within a bound.
    public func run() async throws {
        for partition in references.partitions {
            followers.append(Task { await self.follow(partition) })
        }
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
        own([])
        for follower in followers { follower.cancel() }
        for follower in followers { await follower.value }
        for cleanup in cleanups.values { await cleanup.value }
        await ownership.leave()
    }

    public func status() -> EngineStatus {
        EngineStatus(
            partitions: owned.sorted().compactMap { partition in
                guard let worker = slots[partition]?.worker else { return nil }
                return EngineStatus.Partition(
                    partition: partition, phase: worker.phaseName, halt: worker.halt, standing: worker.confirmedStanding,
                    inFlight: worker.inFlight, queued: worker.queuedCount, ignored: worker.ignored)
            },
            ownershipKnown: ownershipKnown)
    }

    private func own(_ suggestion: Set<Int32>) {
        let before = owned
        owned = suggestion
        ownershipKnown = true
        for partition in before.subtracting(suggestion) { tell(partition, .revoked) }
        for partition in suggestion.subtracting(before) {
            if slots[partition] == nil {
                slots[partition] = Slot(
                    worker: PartitionWorker(topics: topics, partition: partition, writer: writer, limits: limits.worker, random: random()))
            }
            tell(partition, .assigned)
            if let broken { halt(partition: partition, reason: broken) }
        }
    }

    // MARK: Following

    private func follow(_ partition: TopicPartition) async {
        while !Task.isCancelled {
            do {
                let reader = try await log.reader(of: partition, from: references.standing(of: partition)?.nextOffset ?? 0)
                defer { Task { await reader.close() } }
                while true {
                    let batch = try await reader.next()
                    if batch.count > 0 { try foldReference(batch, of: partition) }
                }
            } catch let violation as FoldViolation {
                return haltAll(.logViolated(violation))
            } catch {
                if Task.isCancelled { return }
                if let violated = await violation(error, of: partition) { return haltAll(violated) }
                await hooks.noticed(.readerRestarted(partition, String(describing: error)))
                await pause(limits.restartMilliseconds)
            }
        }
    }

    private func foldReference(_ batch: any RecordBatch, of partition: TopicPartition) throws {
        for index in 0..<batch.count {
            try batch.withRecord(at: index) { try references.fold($0, of: partition) }
        }
        for partition in slots.keys.sorted() { tell(partition, .referencesAdvanced) }
    }

    private func haltAll(_ reason: HaltReason) {
        broken = broken ?? reason
        for partition in slots.keys.sorted() { halt(partition: partition, reason: reason) }
    }

    func violation(_ error: any Error, of partition: TopicPartition) async -> HaltReason? {
        await log.violation(behind: error, of: partition).map { .logViolated($0) }
    }

    /// Halts one partition for a reason its worker cannot see by itself, such as a genesis that does not fit the configuration.
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
            let (own, state, standing) = (slot.worker.own, slot.worker.state, slot.worker.standing)
            let previous = slot.hookCall
            slot.hookCall = Task {
                await previous?.value
                await hooks.becameActive(partition: own, state: state, standing: standing)
            }
        case .confirmed(let decision, let offset):
            slot.confirmed.append(ConfirmedDecision(decision: decision, offset: offset))
        case .abandoned(_, let reason):
            abandon(slot, reason)
        case .retryAfter(let life, let milliseconds):
            run(in: slot) {
                await self.pause(milliseconds)
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

    func pause(_ milliseconds: Int) async {
        do { try await Task.sleep(for: .milliseconds(milliseconds)) } catch {
            // Cancelled: whoever paused looks at its own cancellation or life.
        }
    }
}
