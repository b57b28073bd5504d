import Foundation
import Kafka
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import SwiftProtobuf
import Synchronization
import TestSupport
import Testing

@testable import PledgelineCLI

struct KilledWhileLoadingTests {
    /// After how many submissions all services are killed.
    static let kills = [3_000, 12_000, 24_000]

    @Test(
        "all services killed with SIGKILL while the sample loads: every submission is accepted once, and all is as in an undisturbed run",
        .timeLimit(.minutes(15)))
    func kills() async throws {
        async let undisturbed = UndisturbedYear.archive()
        let broker = try await TrialBroker.start()
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: ZhanhuaSample.namespace)
        let sent = Mutex(0)
        let loading = Mutex(true)
        let killer = Task {
            for count in Self.kills {
                try await eventually(.seconds(600)) { sent.withLock { $0 } >= count || !loading.withLock { $0 } }
                try await system.killAndRestart()
            }
        }
        let figures = Mutex<MidYearFigures?>(nil)
        let loader = SampleLoader(
            connection: system.connection, progress: { count, _, _ in sent.withLock { $0 = count } },
            midYear: { found in figures.withLock { $0 = found } })
        let report = try await loader.load()
        loading.withLock { $0 = false }
        try await killer.value

        #expect(report.accepted == report.steps)
        #expect(figures.withLock { $0 }?.agree == true)
        // The last kill may have come before scoring had published: whoever becomes active publishes what is missing.
        try await system.waitUntilReady()
        let archive = try await Archive.read(from: system.connection.log, topics: system.connection.topics)
        let audit = Audit.run(archive)
        #expect(audit.findings.isEmpty, "\(audit.findings.prefix(3))")
        #expect(audit.accepted == report.steps && audit.decisions == report.steps)
        #expect(audit.chains.allSatisfy { $0.undecided == 0 })
        #expect(audit.rankingsRecomputed == 1)
        // The kills were real: every partition that was deciding has been opened again. What is not a decision is an Open.
        let pledges = audit.chains.filter { $0.partition.topic == archive.topics.decisions(.pledges).name }
        #expect(pledges.count == Topics.shardedPartitions && pledges.allSatisfy { $0.records - $0.decisions >= 2 })
        let wanted = try await undisturbed
        #expect(Essence(archive) == Essence(wanted))
        await system.stop()
        try await broker.discard()
    }
}

/// What was decided, without epochs, times and coordinates.
struct Essence: Equatable {
    var decisions: [TopicPartition: [String: [Data]]] = [:]

    init(_ archive: Archive) {
        for service in Topics.services {
            let topic = archive.topics.decisions(service)
            for partition in 0..<Int32(topic.partitions) {
                let place = TopicPartition(topic: topic.name, partition: partition)
                var fold = AcceptanceFold<NoState>(namespace: archive.topics.namespace, partition: place)
                for record in archive[topic.name, partition] {
                    guard let value = record.value, case .decided(let decision)? = try? fold.fold(value, at: record.offset),
                        case .accepted(let accepted) = decision.outcome
                    else { continue }
                    decisions[place, default: [:]][decision.submission.id] = accepted.facts.map(Self.essence)
                }
            }
        }
    }

    private static func essence(_ fact: PBFact) -> Data {
        var fact = fact
        switch fact.fact {
        case .cohortClosed(var closed):
            if var ranking = try? PBRanking(serializedBytes: closed.ranking) {
                ranking.cut = []
                for entry in ranking.entries.indices {
                    for part in ranking.entries[entry].components.indices {
                        ranking.entries[entry].components[part].sources = []
                    }
                }
                closed.ranking = (try? ranking.serializedData()) ?? Data()
            }
            closed.digest = Data()
            fact.cohortClosed = closed
        case .recognitionClosed(var closed):
            closed.cut = []
            fact.recognitionClosed = closed
        default: break
        }
        return (try? fact.serializedData()) ?? Data()
    }
}

/// The same year in one process over a log in memory, with nobody disturbing it.
enum UndisturbedYear {
    static func archive() async throws -> Archive {
        guard let topics = Topics(namespace: ZhanhuaSample.namespace) else { throw RunningSystem.Malformed() }
        let log = MemoryLog()
        let connection = Connection(topics: topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        let engines = [
            try engine(RegistryCore.self, connection), try engine(PledgesCore.self, connection),
            try engine(SupervisionCore.self, connection), try engine(ScoringCore.self, connection),
        ]
        let report = try await SampleLoader(connection: connection, progress: { _, _, _ in }, midYear: { _ in }).load()
        for engine in engines { engine.cancel() }
        for engine in engines { _ = await engine.result }
        guard report.accepted == report.steps else { throw RunningSystem.Malformed() }
        return try await Archive.read(from: log, topics: topics)
    }

    private static func engine<Core: ServiceCore>(_ core: Core.Type, _ connection: Connection) throws -> Task<Void, any Error> {
        guard let ownership = StaticOwnership(instance: 0, of: 1, partitions: Topics.partitions(of: core.service)) else {
            throw RunningSystem.Malformed()
        }
        let engine = ServiceEngine<Core>(
            topics: connection.topics, log: connection.log, writer: "memory", ownership: ownership, hooks: SilentHooks<Core>())
        return Task { try await engine.run() }
    }
}

struct SilentHooks<Core: ServiceCore>: EngineHooks {
    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {}
    func becameActive(partition: TopicPartition, state: Core.State, standing: Standing) async {}
    func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
    func halted(partition: TopicPartition, reason: HaltReason) async {}
    func noticed(_ notice: EngineNotice) async {}
}
