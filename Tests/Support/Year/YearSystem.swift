import PledgesCore
import RegistryCore
package import Samples
package import Schema
import ScoringCore
package import Streaming
import SupervisionCore
import SwiftProtobuf

/// The four services over a log in memory, and a sender that feeds them the sample wave by wave.
package actor YearSystem {
    package struct Refused: Hashable, CustomStringConvertible {
        package var kind: String
        package var unit: String
        package var code: String
        package var text: String
        package var description: String { "\(kind) of \(unit): \(code) (\(text))" }
    }

    package nonisolated let topics: Topics
    package nonisolated let log: MemoryLog
    package private(set) var accepted = 0
    package private(set) var refused: [Refused] = []
    package private(set) var halted: [String] = []
    private var latest: [TopicPartition: Int64] = [:]
    /// The last submission decided, by submissions partition.
    private var decided: [TopicPartition: Int64] = [:]
    private var waiting: (needed: [TopicPartition: Int64], continuation: CheckedContinuation<Void, Never>)?
    private var engines: [Task<Void, Never>] = []
    private var keys: [String: SigningKey] = [:]

    private let statement: HandedOverStatement?

    /// - Parameters:
    ///   - log: with what others have left in it; a system that goes on with it needs no ``start()``, but ``resume(_:)``.
    ///   - statement: handed over to the registry.
    package init?(namespace: String = ZhanhuaSample.namespace, log: MemoryLog = MemoryLog(), statement: HandedOverStatement? = nil) {
        guard let topics = Topics(namespace: namespace) else { return nil }
        self.topics = topics
        self.log = log
        self.statement = statement
    }

    /// Starts these services on the log as it is.
    package func resume(_ services: Set<PBService> = Set(Topics.services)) {
        if services.contains(.registry) { start(RegistryCore.self) }
        if services.contains(.pledges) { start(PledgesCore.self) }
        if services.contains(.supervision) { start(SupervisionCore.self) }
        if services.contains(.scoring) { start(ScoringCore.self) }
    }

    package func start() async throws {
        for topic in topics.all {
            try await log.create(TopicSpecification(name: topic.name, partitionCount: topic.partitions))
        }
        startServices()
    }

    /// Every service ends and another takes its place, with an epoch of its own.
    package func restart() async {
        await stop()
        startServices()
    }

    private func startServices() { resume() }

    package func stop() async {
        for engine in engines { engine.cancel() }
        for engine in engines { await engine.value }
        engines = []
    }

    private func start<Core: ServiceCore>(_ core: Core.Type) {
        guard let ownership = StaticOwnership(instance: 0, of: 1, partitions: Topics.partitions(of: core.service)) else { return }
        let engine = ServiceEngine<Core>(
            topics: topics, log: log, writer: "test", ownership: ownership, hooks: YearHooks<Core>(system: self), statement: statement)
        engines.append(
            Task {
                do { try await engine.run() } catch { if !Task.isCancelled { self.halt("\(core.service): \(error)") } }
            })
    }

    /// Sends a wave and waits until all of it is decided.
    ///
    /// - Parameter json: as JSON in JSON, as a producer in another language may.
    package func send(_ wave: SampleWave, json: Bool = false) async throws {
        let tokens = SampleTokens(topics: topics, latest: latest)
        let appender = try await log.appender()
        var needed: [TopicPartition: Int64] = [:]
        for step in wave.steps {
            let payload = step.payload(after: tokens.tokens(for: step))
            let topic = topics.submissions(step.service)
            var target = TopicPartition(topic: topic.name, partition: topic.partition(ofKey: payload.partitionKey))
            if let tick = step.body.tick { target.partition = tick.partition }
            let key = try keys[step.signer] ?? step.signingKey()
            keys[step.signer] = key
            let value = try json ? Self.json(payload, key) : [UInt8](PBEnvelope.sealing(payload, with: key).serializedData())
            try appender.append(value, key: Array(step.unit.utf8), to: target, timestamp: step.time, token: 0)
            needed[target] = try await log.bounds(of: target).high - 1
        }
        await wait(for: needed)
    }

    private static func json(_ payload: PBPayload, _ key: SigningKey) throws -> [UInt8] {
        var envelope = PBEnvelope()
        envelope.payload = try payload.jsonUTF8Data()
        envelope.key = key.publicKey.bytes
        envelope.signature = try key.sign(envelope.payload)
        return try envelope.jsonUTF8Bytes()
    }

    private func wait(for needed: [TopicPartition: Int64]) async {
        await withCheckedContinuation { continuation in
            waiting = (needed, continuation)
            wake()
        }
    }

    private func wake() {
        guard let waiting else { return }
        guard !halted.isEmpty || waiting.needed.allSatisfy({ decided[$0.key, default: -1] >= $0.value }) else { return }
        self.waiting = nil
        waiting.continuation.resume()
    }

    func confirmed(_ decisions: [ConfirmedDecision], of partition: TopicPartition) {
        for confirmed in decisions {
            let decision = confirmed.decision
            latest[partition] = confirmed.offset
            decided[TopicPartition(topic: topics.submissions(partition.decidingService).name, partition: decision.inputPartition)] =
                decision.inputOffset
            switch decision.outcome {
            case .accepted: accepted += 1
            case .refused(let why):
                let head = decision.submission
                refused.append(Refused(kind: head.kind, unit: head.unit, code: why.code, text: why.text.en))
            default: refused.append(Refused(kind: decision.submission.kind, unit: decision.submission.unit, code: "repeat", text: ""))
            }
        }
        wake()
    }

    func halt(_ reason: String) {
        halted.append(reason)
        wake()
    }

    /// What anybody sees who folds the decisions.
    package func fold<State: FoldState>(_ service: PBService, as state: State.Type) throws -> [State] {
        let topic = topics.decisions(service)
        var followed = FollowedTopic<State>(topic, namespace: topics.namespace)
        for partition in followed.partitions {
            for (offset, value) in log.values(of: partition).enumerated() {
                let batch = MemoryBatch([MemoryBatch.Record(offset: Int64(offset), timestamp: 0, value: value)])
                _ = try batch.withRecord(at: 0) { try followed.fold($0, of: partition) }
            }
        }
        return followed.folds.map(\.state)
    }
}

struct YearHooks<Core: ServiceCore>: EngineHooks {
    let system: YearSystem

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {
        await system.confirmed(decisions, of: partition)
    }
    func becameActive(partition: TopicPartition, state: Core.State, standing: Standing) async {}
    func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
    func halted(partition: TopicPartition, reason: HaltReason) async { await system.halt("\(partition): \(reason)") }
    func noticed(_ notice: EngineNotice) async {}
}
