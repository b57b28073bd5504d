import Foundation
import Kafka
import Logging
import Schema
import ServiceKit
import ServiceLifecycle
import Streaming
import Synchronization

/// A service as its process runs it, hooks, heads and metrics included, in this process: only so can signature checks be left out.
final class ServiceRun<Core: ServiceCore>: Sendable {
    let watch: ConfirmationWatch<Core>
    private let group: ServiceGroup
    private let run: Task<Void, any Error>

    init(_ topics: Topics, brokers: String, checksSignatures: Bool = true) throws {
        let watch = ConfirmationWatch<Core>()
        let partitions = Topics.partitions(of: Core.service)
        guard let fixed = StaticOwnership(instance: 0, of: 1, partitions: partitions) else { throw BenchError("no partitions") }
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let properties = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("KAFKA_PROPERTY_") }
        let surroundings = ServiceConfiguration.Surroundings(environment: properties, host: "bench", processID: 0) { _ in
            throw BenchError("no file is read")
        }
        guard
            case .run(let configuration) = try ServiceConfiguration.load(
                ["--brokers", brokers, "--namespace", topics.namespace], in: surroundings)
        else { throw BenchError("no configuration") }
        let log = try KafkaLog(configuration: configuration.kafka)
        let process = ServiceProcess<Core>(
            configuration: configuration, log: log, ownership: NotedOwnership(source: fixed, watch: watch), logger: logger,
            checksSignatures: checksSignatures,
            publisher: { _ in watch })
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: process.services, logger: logger))
        self.watch = watch
        self.group = group
        run = Task { try await group.run() }
    }

    func stop() async throws {
        await group.triggerGracefulShutdown()
        try await run.value
    }

    /// Says when the engine began: the start-up check, which asks a broker a dozen questions, is over by then.
    private struct NotedOwnership: OwnershipSource {
        let source: StaticOwnership
        let watch: ConfirmationWatch<Core>

        func suggestions() async throws -> AsyncStream<Set<Int32>> {
            watch.began()
            return try await source.suggestions()
        }

        func leave() async { await source.leave() }
        func problem() async -> String? { await source.problem() }
    }
}

/// Stands where scoring publishes its rankings: told of decisions when they may show outside.
final class ConfirmationWatch<Core: ServiceCore>: ConfirmedPublisher {
    struct Seen: Sendable {
        var began: ContinuousClock.Instant?
        var firstActive: ContinuousClock.Instant?
        var lastActive: ContinuousClock.Instant?
        var lastConfirmed: ContinuousClock.Instant?
        var active = 0
        var confirmed = 0
        var refused: [String: Int] = [:]
    }

    private let seen = Mutex(Seen())
    var state: Seen { seen.withLock { $0 } }

    func began() { seen.withLock { $0.began = .now } }

    func becameActive(partition: TopicPartition, state: Core.State) async {
        seen.withLock { seen in
            seen.active += 1
            seen.firstActive = seen.firstActive ?? .now
            seen.lastActive = .now
        }
    }

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition) async {
        seen.withLock { seen in
            seen.confirmed += decisions.count
            seen.lastConfirmed = .now
            for case .refused(let refused)? in decisions.map(\.decision.outcome) { seen.refused[refused.code, default: 0] += 1 }
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // There is nothing to do but to be told.
            try? await Task.sleep(for: .seconds(86_400))
        }
    }

    /// Looks every few milliseconds; the times themselves are noted when they come.
    func wait(_ what: String, _ isDone: (Seen) -> Bool) async throws -> Seen {
        let deadline = ContinuousClock.now + .seconds(240)
        while ContinuousClock.now < deadline {
            let now = state
            if isDone(now) {
                guard now.refused.isEmpty else { throw BenchError("refused: \(now.refused)") }
                return now
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw BenchError("\(what): stands at \(state)")
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
