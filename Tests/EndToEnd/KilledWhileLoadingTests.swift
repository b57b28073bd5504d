import FaultScenarios
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
    /// After so many submissions these are killed.
    static let kills: [KillScenario.Kill] = [
        .init(after: 3_000, KillScenario.Victim.everyService), .init(after: 9_000, [.loader]),
        .init(after: 15_000, [.loader] + KillScenario.Victim.everyService), .init(after: 26_000, KillScenario.Victim.everyService),
    ]

    @Test(
        "services and the loading command killed with SIGKILL: every submission is accepted once, and all is as in an undisturbed run",
        .timeLimit(.minutes(15)))
    func kills() async throws {
        let year = try SampleYear(undisturbed: try await UndisturbedYear.archive())
        let folder = try Folder.temporary()
        let tally = try await KillScenario.load(Self.kills, year, folder)
        #expect(tally.problems == [])
        #expect(tally["kills"] == Self.kills.count && tally["lost"] == 0 && tally["doubled"] == 0)
        #expect(tally["accepted_once"] == year.ids.count)
        // The kills were real: all eighteen partitions have been won again at least once after the first kill of all services.
        #expect(tally["opens"] >= 2 * 18)
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
        let report = try await SampleLoader(
            connection: connection, sample: ZhanhuaSample(), progress: { _, _, _ in }, figures: { _ in }, waits: { _ in }
        ).load()
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
