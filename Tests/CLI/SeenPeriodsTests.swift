import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import Client
@testable import Files
@testable import PledgelineCLI

struct SeenPeriodsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "periods-\(UUID().uuidString)")

    private var seen: SeenPeriods { SeenPeriods(namespace: "town", environment: ["XDG_STATE_HOME": folder.path]) }

    private static func registry(_ clock: PBClockMode, _ periods: [(String, String, String, String)]) -> RegistryState {
        var decision = PBDecision()
        decision.accepted.facts =
            [.with { $0.registry.genesisDeclared.clock = clock }]
            + periods.map { id, starts, ends, closes in
                .with {
                    $0.registry.periodOpened.period = id
                    $0.registry.periodOpened.starts = starts
                    $0.registry.periodOpened.ends = ends
                    $0.registry.periodOpened.closes = closes
                }
            }
        var state = RegistryState()
        state.apply(decision, at: 0, of: TopicPartition(topic: "t", partition: 0))
        return state
    }

    @Test("the periods are remembered as they were seen last, with the day; before anything was seen there is nothing")
    func remembers() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(seen.memory == nil)
        seen.note(RegistryState(), on: try #require(CivilDate("2026-01-01")))
        #expect(seen.memory == nil, "a registry without genesis is none")
        let year = ("2026", "2026-01-01", "2026-12-31", "2027-03-31")
        seen.note(Self.registry(.broker, [year]), on: try #require(CivilDate("2026-04-02")))
        let memory = try #require(seen.memory)
        #expect(memory.periods.map(\.id) == ["2026"] && memory.seen == "2026-04-02" && !memory.isDeclared)
        seen.note(
            Self.registry(.declared, [year, ("2027", "2027-01-01", "2027-12-31", "2028-03-31")]), on: try #require(CivilDate("2027-01-02")))
        #expect(seen.memory?.periods.count == 2 && seen.memory?.isDeclared == true)
    }

    @Test("the open one is the one whose days these are, else the one in its closing phase, and never one of two")
    func choosesTheOpenOne() throws {
        let periods = [
            SeenPeriods.Days(id: "2026", starts: "2026-01-01", ends: "2026-12-31", closes: "2027-03-31"),
            SeenPeriods.Days(id: "2027", starts: "2027-02-01", ends: "2027-12-31", closes: "2028-03-31"),
        ]
        func open(_ day: String) throws -> String { try PeriodOption.open(among: periods, on: try #require(CivilDate(day))) }
        #expect(try open("2026-06-01") == "2026")
        #expect(try open("2027-01-15") == "2026", "in its closing phase")
        #expect(try open("2027-02-15") == "2027", "its own days come before another's closing phase")
        #expect(throws: CommandError.self) { try open("2025-12-31") }
        #expect(throws: CommandError.self) {
            try PeriodOption.open(among: periods + [periods[0]], on: try #require(CivilDate("2026-06-01")))
        }
    }
}
