import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Judging, excusing and extending reports")
struct JudgeReportTests {
    private static let march = SlotName(period: County.year, duty: "monthly", slot: "2026-03")

    private func sent() throws -> County {
        var county = try County.working()
        county.day("2026-04-01")
        try county.pledges.given(.report(), for: "village", by: County.clerk)
        return county
    }

    private func report(_ county: County) throws -> DutyReport {
        try #require(county.pledges.state(of: "village").report(Self.march, of: "village"))
    }

    @Test("a return names what is missing, by the form's fields, and why")
    func returned() throws {
        var county = try sent()
        for body: PBPayload.Body in [
            .giveBackReport(missing: []), .giveBackReport(missing: ["weather"]), .giveBackReport(missing: ["next", "next"]),
            .giveBackReport(missing: ["next"], " "),
        ] { #expect(county.pledges.refusal(body, for: "village", by: County.superior) == "invalid_field") }
        try county.pledges.given(.giveBackReport(missing: ["next", "evidence", "text"]), for: "village", by: County.superior)
        #expect(try report(county).returned?.missing == ["next", "evidence", "text"])
        #expect(try report(county).returned?.returned.reason == "Too short")
        #expect(try report(county).isOpen)
        for body: PBPayload.Body in [.giveBackReport(), .takeReport()] {
            #expect(county.pledges.refusal(body, for: "village", by: County.superior) == "report_not_submitted")
        }
    }

    @Test("an accepted report changes no more")
    func accepted() throws {
        var county = try sent()
        try county.pledges.given(.takeReport(), for: "village", by: County.superior)
        #expect(try report(county).accepted?.key == County.superior)
        #expect(county.pledges.refusal(.report(), for: "village", by: County.clerk) == "report_accepted")
        #expect(county.pledges.refusal(.excuse(), for: "village", by: County.superior) == "report_accepted")
        #expect(county.pledges.refusal(.extend(until: "2026-05-01"), for: "village", by: County.superior) == "report_accepted")
        #expect(county.pledges.refusal(.takeReport(), for: "village", by: County.superior) == "report_not_submitted")
    }

    @Test("what is judged is the report that was read: sent anew meanwhile, it is neither accepted nor returned")
    func asRead() throws {
        var county = try sent()
        func accept(_ revision: UInt32) -> PBPayload.Body {
            guard case .pledges(.acceptReport(var accept)) = PBPayload.Body.takeReport() else { return .takeReport() }
            accept.revision = revision
            return .acceptReport(accept)
        }
        func giveBack(_ revision: UInt32) -> PBPayload.Body {
            guard case .pledges(.returnReport(var back)) = PBPayload.Body.giveBackReport() else { return .giveBackReport() }
            back.revision = revision
            return .returnReport(back)
        }
        #expect(county.pledges.refusal(accept(1), for: "village", by: County.superior) == nil)
        try county.pledges.given(.report(), for: "village", by: County.clerk)
        #expect(try report(county).sent?.revision == 2)
        #expect(county.pledges.refusal(accept(1), for: "village", by: County.superior) == "report_replaced")
        #expect(county.pledges.refusal(giveBack(1), for: "village", by: County.superior) == "report_replaced")
        #expect(county.pledges.refusal(accept(3), for: "village", by: County.superior) == "report_replaced")
        #expect(county.pledges.refusal(giveBack(2), for: "village", by: County.superior) == nil)
        try county.pledges.given(accept(2), for: "village", by: County.superior)
    }

    @Test("an excused unit need not report, and is counted as such even after it was found missing")
    func excused() throws {
        var county = try County.working()
        #expect(county.pledges.refusal(.excuse("2026-03", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.excuse(), for: "village", by: County.superior)
        #expect(try report(county).standing == .excused)
        #expect(county.pledges.refusal(.excuse(), for: "village", by: County.superior) == "report_excused")
        #expect(county.pledges.refusal(.extend(until: "2026-05-01"), for: "village", by: County.superior) == "report_excused")
        county.day("2026-04-01")
        #expect(county.pledges.refusal(.report(), for: "village", by: County.clerk) == "report_excused")
        county.day("2026-05-04")
        try county.tickEverywhere()
        #expect(try report(county).missing == nil)
        let april = SlotName(period: County.year, duty: "monthly", slot: "2026-04")
        try county.pledges.given(.excuse("2026-04"), for: "village", by: County.superior)
        #expect(county.pledges.state(of: "village").report(april, of: "village")?.standing == .excused)
        #expect(county.pledges.state(of: "village").report(april, of: "village")?.missing != nil)
        #expect(county.pledges.refusal(.excuse("2026-05"), for: "town", by: County.countySuperior) == "report_not_owed")
    }

    @Test("an extension gives a later last day within the period, and a report by then is on time")
    func extended() throws {
        var county = try County.working()
        county.day("2026-04-02")
        for until in ["2026-04-03", "2026-04-01", "2027-04-01", "later"] {
            #expect(county.pledges.refusal(.extend(until: until), for: "village", by: County.superior) == "invalid_field")
        }
        #expect(county.pledges.refusal(.extend(until: "2026-04-10", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.extend(until: "2026-04-10"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.extend(until: "2026-04-10"), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.extend(until: "2026-04-12"), for: "village", by: County.superior)
        county.day("2026-04-12")
        try county.pledges.given(.report(), for: "village", by: County.clerk)
        #expect(try report(county).standing == .onTime)
        #expect(try report(county).extensions.map(\.until.description) == ["2026-04-10", "2026-04-12"])
        #expect(county.pledges.refusal(.extend(until: "2026-05-01"), for: "village", by: County.superior) == "report_stands")
        #expect(county.pledges.refusal(.excuse(), for: "village", by: County.superior) == "report_stands")
    }

    @Test("what was found missing is not extended any more")
    func missed() throws {
        var county = try County.working()
        county.day("2026-04-04")
        #expect(county.pledges.refusal(.extend(until: "2026-04-10"), for: "village", by: County.superior) == nil)
        try county.tickEverywhere()
        #expect(county.pledges.refusal(.extend(until: "2026-04-10"), for: "village", by: County.superior) == "report_missed")
    }

    @Test("the key that sent a report never judges it, whatever role the log gave it")
    func sameKey() throws {
        var county = try County.working()
        county.day("2026-04-01")
        let sent = PBReportSubmitted.with {
            $0.report = County.report()
            $0.revision = 1
        }
        try county.pledges.forged([PBFact(about: "village", .reportSubmitted(sent))], for: "village", by: County.superior)
        #expect(county.pledges.refusal(.takeReport(), for: "village", by: County.superior) == "same_key")
        #expect(county.pledges.refusal(.giveBackReport(), for: "village", by: County.superior) == "same_key")
        try county.pledges.given(.giveBackReport(), for: "village", by: County.secondSuperior)
        #expect(county.pledges.refusal(.excuse(), for: "village", by: County.superior) == "same_key")
        #expect(county.pledges.refusal(.extend(until: "2026-05-01"), for: "village", by: County.superior) == "same_key")
    }
}
