import FaultScenarios
import Foundation
import Streaming
import TestSupport
import Testing
import YearSupport

@testable import Audit
@testable import Client
@testable import Samples

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
        let year = try SampleYear(undisturbed: try await ToldYears.shared.year(of: ZhanhuaSample()).archive)
        let folder = try Folder.temporary()
        let tally = try await KillScenario.load(Self.kills, year, folder)
        #expect(tally.problems == [])
        #expect(tally["kills"] == Self.kills.count && tally["lost"] == 0 && tally["doubled"] == 0)
        #expect(tally["accepted_once"] == year.ids.count)
        // The kills were real: all eighteen partitions have been won again at least once after the first kill of all services.
        #expect(tally["opens"] >= 2 * 18)
    }
}

struct SilentHooks<Core: ServiceCore>: EngineHooks {
    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {}
    func becameActive(partition: TopicPartition, state: Core.State, standing: Standing) async {}
    func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
    func halted(partition: TopicPartition, reason: HaltReason) async {}
    func noticed(_ notice: EngineNotice) async {}
}
