import Foundation
import Schema
import Streaming

/// Engines of the toy service over one log in memory.
struct EngineBench {
    static let partitions: Set<Int32> = [0, 1, 2]
    let log = MemoryLog(now: { Toy.noon })
    private let reader = Reader()

    func prepare() async throws {
        for topic in Toy.topics.all { try await log.create(TopicSpecification(name: topic.name, partitionCount: topic.partitions)) }
    }

    func engine(
        _ name: String, hooks: RecordingHooks = RecordingHooks(), ownership: any OwnershipSource = Owned(EngineBench.partitions),
        checksSignatures: Bool = false, change: (inout ServiceEngine<ToyCore>.Limits) -> Void = { _ in }
    ) -> ServiceEngine<ToyCore> {
        var limits = ServiceEngine<ToyCore>.Limits()
        limits.worker.retryMilliseconds = 1...20
        limits.restartMilliseconds = 5
        limits.checksSignatures = checksSignatures
        change(&limits)
        return ServiceEngine(topics: Toy.topics, log: log, writer: name, ownership: ownership, hooks: hooks, limits: limits)
    }

    func input(_ partition: Int32) -> TopicPartition { TopicPartition(topic: Toy.input.topic, partition: partition) }
    func own(_ partition: Int32) -> TopicPartition { TopicPartition(topic: Toy.own.topic, partition: partition) }

    func send(_ values: [[UInt8]?], to partition: Int32) async throws {
        let appender = try await log.appender()
        for (index, value) in values.enumerated() {
            try appender.append(value, key: nil, to: input(partition), timestamp: nil, token: UInt64(index))
        }
        await appender.abandon(within: 0)
    }

    func put(_ values: [[UInt8]?], to partition: TopicPartition, key: String? = nil) async throws {
        let appender = try await log.appender()
        for (token, value) in values.enumerated() {
            try appender.append(value, key: key.map { Array($0.utf8) }, to: partition, timestamp: nil, token: UInt64(token))
        }
        await appender.abandon(within: 0)
    }

    /// Publishes where a decision partition stands, as its owner would.
    func tellHead(of partition: Int32) async throws {
        try await tellHead(try folded(partition).fold.standing, of: own(partition))
    }

    /// Publishes that a partition stands where this log ends.
    func tellHead(_ built: LogBuilder, of partition: TopicPartition) async throws {
        var fold = Toy.fold(partition)
        try fold.foldAll(built.values)
        try await tellHead(fold.standing, of: partition)
    }

    private func tellHead(_ standing: Standing, of partition: TopicPartition) async throws {
        let head = PBPartitionHead(standing, of: partition)
        try await put([[UInt8](encoded(head))], to: TopicPartition(topic: Toy.topics.heads.name, partition: 0), key: head.key)
    }

    func sendCounts(_ count: Int, to partition: Int32) async throws {
        let units = Toy.units(in: partition)
        try await send((0..<count).map { Send.unsigned(Send.payload(unit: units[$0 % units.count])) }, to: partition)
    }

    /// What every reader makes of a decision partition.
    func folded(_ partition: Int32) throws -> (fold: AcceptanceFold<ToyState>, accepted: [PBDecision], offsets: [Int64]) {
        var fold = Toy.fold(own(partition))
        var accepted: [PBDecision] = []
        var offsets: [Int64] = []
        for (offset, value) in log.values(of: own(partition)).enumerated() {
            if case .decided(let decision) = try fold.foldOne(value, at: Int64(offset)) {
                accepted.append(decision)
                offsets.append(Int64(offset))
            }
        }
        return (fold, accepted, offsets)
    }

    /// Whether everything sent to these partitions is decided.
    func allDecided(_ partitions: some Sequence<Int32>) async throws -> Bool {
        for partition in partitions where try await decided(partition) < log.values(of: input(partition)).count { return false }
        return true
    }

    /// The offset after the last submission decided.
    func decided(_ partition: Int32) async throws -> Int {
        try await reader.lastInput(of: own(partition), in: log.values(of: own(partition))) + 1
    }
}

/// Folds on from where it was the last time, so that asking often is cheap.
actor Reader {
    private var folds: [TopicPartition: AcceptanceFold<ToyState>] = [:]

    func lastInput(of partition: TopicPartition, in values: [[UInt8]?]) throws -> Int {
        var fold = folds[partition] ?? Toy.fold(partition)
        if fold.nextOffset < values.count { try fold.foldAll(values.dropFirst(Int(fold.nextOffset)), from: fold.nextOffset) }
        folds[partition] = fold
        return Int(fold.standing.lastInput)
    }
}

/// Suggests what the test says.
final class Owned: OwnershipSource {
    private let stream: AsyncStream<Set<Int32>>
    private let continuation: AsyncStream<Set<Int32>>.Continuation

    init(_ first: Set<Int32>) {
        (stream, continuation) = AsyncStream.makeStream()
        continuation.yield(first)
    }

    func suggest(_ partitions: Set<Int32>) { continuation.yield(partitions) }
    func suggestions() async throws -> AsyncStream<Set<Int32>> { stream }
    func leave() async {}
    func problem() async -> String? { nil }
}

/// Remembers what an engine told.
actor RecordingHooks: EngineHooks {
    typealias Core = ToyCore
    private(set) var confirmed: [TopicPartition: [ConfirmedDecision]] = [:]
    private(set) var activations: [TopicPartition] = []
    private(set) var abandonments: [AbandonReason] = []
    private(set) var halts: [TopicPartition: HaltReason] = [:]
    private(set) var mismatches = 0

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) {
        confirmed[partition, default: []] += decisions
        if standing.nextOffset != (decisions.last?.offset ?? -2) + 1 { mismatches += 1 }
    }
    func becameActive(partition: TopicPartition, state: ToyState, standing: Standing) { activations.append(partition) }
    func abandoned(partition: TopicPartition, reason: AbandonReason) { abandonments.append(reason) }
    func halted(partition: TopicPartition, reason: HaltReason) { halts[partition] = reason }
    func noticed(_ notice: EngineNotice) {}
}

/// Something was not over in time.
struct NotInTime: Error {}

/// Waits for a condition, with a bound.
func eventually(_ bound: Duration = .seconds(60), _ condition: @escaping @Sendable () async throws -> Bool) async throws {
    let clock = ContinuousClock()
    let end = clock.now + bound
    while try await !condition() {
        guard clock.now < end else { throw NotInTime() }
        try await clock.sleep(for: .milliseconds(5))
    }
}

/// ``running(_:body:)`` where that name is taken.
func whileRunning<R: Sendable>(_ engine: ServiceEngine<ToyCore>, body: @Sendable () async throws -> R) async throws -> R {
    try await running(engine, body: body)
}

/// Runs an engine while `body` does.
func running<R: Sendable>(_ engines: ServiceEngine<ToyCore>..., body: @Sendable () async throws -> R) async throws -> R {
    let tasks = engines.map { engine in Task { try await engine.run() } }
    let result: Result<R, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    for task in tasks { task.cancel() }
    for task in tasks { try await task.value }
    return try result.get()
}
