import ArgumentParser
import DeciderSupport
import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing
import Domain

@testable import Files
@testable import PledgelineCLI
@testable import Views
@testable import Client

/// The monthly report of the county at work is due three days after the month.
struct ExcusePlanTests {
    private func plan(
        _ county: County, _ units: [String], _ slots: [String] = [], before: String? = nil, duty: String = "monthly"
    ) async throws -> [String] {
        let state = try await SystemState.read(try await county.connection(), [.registry, .pledges])
        let reader = ReportReader(state.pledgesStates, registry: state.registry)
        let plan = try ExcusePlan(
            units: units, duty: duty, period: County.year, slots: slots, before: before.flatMap { CivilDate($0) }, state.registry, reader)
        return plan.items.map { "\($0.name.unit) \($0.name.slot.slot) \($0.leftOut?.en ?? "excuse")" }
    }

    private func report(_ slot: String) -> PBPayload.Body { .submitReport(County.report(slot)) }

    private func judge(_ slot: String, accepted: Bool) -> PBPayload.Body {
        accepted
            ? .acceptReport(
                .with { ($0.period, $0.duty, $0.slot) = (County.year, "monthly", slot) })
            : .returnReport(
                .with {
                    ($0.period, $0.duty, $0.slot) = (County.year, "monthly", slot)
                    ($0.missing, $0.reason) = (["work"], "Too short")
                })
    }

    @Test("what was sent, excused or is not owed is left out; what is missing or was given back is excused")
    func leftOut() async throws {
        var county = try County.working()
        county.day("2026-03-31")
        for slot in ["2026-01", "2026-02", "2026-03"] { try county.pledges.given(report(slot), for: "village", by: County.clerk) }
        try county.pledges.given(judge("2026-01", accepted: true), for: "village", by: County.superior)
        try county.pledges.given(judge("2026-02", accepted: false), for: "village", by: County.superior)
        try county.pledges.given(
            .excuseReport(.with { ($0.period, $0.duty, $0.slot, $0.reason) = (County.year, "monthly", "2026-04", "Flood") }),
            for: "village", by: County.superior)
        let slots = ["2026-01", "2026-02", "2026-03", "2026-04"]
        #expect(
            try await plan(county, ["village"], slots) == [
                "village 2026-01 was sent and accepted", "village 2026-02 excuse", "village 2026-03 was sent and waits to be judged",
                "village 2026-04 is excused already",
            ])
        #expect(
            try await plan(county, ["town", "hamlet", "hamlet"], ["2026-01"]) == ["town 2026-01 is not owed", "hamlet 2026-01 excuse"])
    }

    @Test("every slot that was due before a day, and none that is due on it")
    func before() async throws {
        let county = try County.working()
        #expect(try await plan(county, ["hamlet"], before: "2026-03-03") == ["hamlet 2026-01 excuse"])
        #expect(try await plan(county, ["hamlet"], before: "2026-03-04") == ["hamlet 2026-01 excuse", "hamlet 2026-02 excuse"])
    }

    @Test("a duty or slot that is not there is told with those there are")
    func unknown() async throws {
        let county = try County.working()
        let duty = await #expect(throws: CommandError.self) { try await plan(county, ["hamlet"], ["2026-01"], duty: "weekly") }
        #expect(duty?.en.contains("accounts, ledger, monthly") == true)
        let slot = await #expect(throws: CommandError.self) { try await plan(county, ["hamlet"], ["2026-01", "2026-Q1"]) }
        #expect(slot?.en.contains("2026-Q1") == true && slot?.en.contains("2026-12") == true)
    }

    @Test("the command takes one report as before, or many, and says which of the two ways to name them")
    func arguments() throws {
        let words = ["report", "excuse", "village", "monthly"]
        #expect(throws: Never.self) { try PledgelineCommand.parseAsRoot(words + ["2026-01", "--reason", "Flood"]) }
        #expect(throws: Never.self) {
            try PledgelineCommand.parseAsRoot(
                words + ["2026-01", "2026-02", "--also", "hamlet", "--below", "--dry-run", "--reason", "Flood"])
        }
        #expect(throws: Never.self) { try PledgelineCommand.parseAsRoot(words + ["--before", "2026-07-01", "--reason", "Flood"]) }
        #expect(throws: (any Error).self) { try PledgelineCommand.parseAsRoot(words + ["--reason", "Flood"]) }
        #expect(throws: (any Error).self) {
            try PledgelineCommand.parseAsRoot(words + ["2026-01", "--before", "2026-07-01", "--reason", "Flood"])
        }
    }
}
