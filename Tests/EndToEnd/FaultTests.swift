import FaultScenarios
import Foundation
import TestSupport
import Testing

/// One round of what `make soak` does for hours.
@Suite("Real processes under faults", .timeLimit(.minutes(10)))
struct FaultTests {
    @Test("an owner that stood still for longer than its session goes on when another has its partitions: no decision counts twice")
    func takeover() async throws {
        let tally = try await play(TakeoverScenario([.mockGroup]))
        #expect(tally["pauses"] == 1 && tally["decided_by_second"] > 0 && tally["doubled"] == 0)
    }

    @Test("two owners that take the same partitions from each other, one of them after a pause: no decision counts twice")
    func contest() async throws {
        let tally = try await play(TakeoverScenario([.contest(brokers: try await SharedBroker.bootstrap())]))
        #expect(tally["pauses"] == 1 && tally["decided_by_second"] > 0 && tally["doubled"] == 0)
        #expect(tally["lost_to_rival"] + tally["foreign_record"] + tally["acknowledgement_broke"] > 0)
    }

    @Test("brokers that acknowledge late, answer with errors or go away: every submission is accepted once, by services that never halt")
    func acknowledgements() async throws {
        let tally = try await play(AcknowledgementScenario())
        // How many were sent says how quick the machine is.
        #expect(tally["accepted_once"] > 0)
        #expect(tally["lost"] == 0)
        #expect(tally["doubled"] == 0)
    }

    private func play(_ scenario: some Scenario) async throws -> Tally {
        let folder = try Folder.temporary()
        var dice = Dice(seed: 7)
        let tally = try await scenario.run(rounds: 1, dice: &dice, folder: folder) { _ in }
        #expect(tally.problems == [])
        if tally.problems.isEmpty { try FileManager.default.removeItem(at: folder) }
        return tally
    }
}
