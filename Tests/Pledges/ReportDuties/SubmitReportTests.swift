import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Sending a report")
struct SubmitReportTests {
    private static let march = SlotName(period: County.year, duty: "monthly", slot: "2026-03")

    private func report(_ county: County) throws -> DutyReport {
        try #require(county.pledges.state(of: "village").report(Self.march, of: "village"))
    }

    @Test("a report is taken from the day its window opens, is on time until its last day, and late after it")
    func windows() throws {
        let days: [(String, String?, DutyReport.Standing?)] = [
            ("2026-03-25", "report_too_early", nil), ("2026-03-26", nil, .onTime), ("2026-04-03", nil, .onTime),
            ("2026-04-04", nil, .late), ("2027-03-31", nil, .late), ("2027-04-01", "period_closed", nil),
        ]
        for (day, refusal, standing) in days {
            var county = try County.working()
            county.day(day)
            #expect(county.pledges.refusal(.report(), for: "village", by: County.clerk) == refusal, "\(day)")
            guard refusal == nil else { continue }
            try county.pledges.given(.report(), for: "village", by: County.clerk)
            #expect(try report(county).standing == standing, "\(day)")
            #expect(try report(county).sent?.revision == 1)
            #expect(try report(county).sent?.late == (standing == .late))
        }
    }

    @Test("what is wrong in a report is told with its field")
    func wrong() throws {
        var county = try County.working()
        county.day("2026-04-01")
        let answer = PBReportAnswer.with {
            $0.field = "work"
            $0.text = "Swept"
        }
        let wrong: [(String, String, PBPayload.Body)] = [
            ("unknown_period", "period", .report { $0.period = "2030" }), ("unknown_report_duty", "duty", .report(duty: "moon")),
            ("unknown_report_duty", "duty", .report { $0.period = County.period }), ("unknown_report_slot", "slot", .report("2026-Q1")),
            ("report_not_owed", "duty", .report("2026", duty: "accounts")),
            ("report_incomplete", "answers.work", .report { $0.answers = [] }),
            ("invalid_field", "answers", .report { $0.answers = [answer, answer] }),
            ("invalid_field", "answers", .report { $0.answers.append(.with { $0.field = "weather" }) }),
            ("invalid_field", "answers.work", .report { $0.answers[0].text = " " }),
            ("invalid_field", "text", .report { $0.text = String(repeating: "x", count: 20_001) }),
            ("invalid_field", "evidence.digest", .report { $0.evidence = [.with { $0.name = "photo" }] }),
            ("evidence_missing", "evidence", .report("2026-Q1", duty: "ledger") { $0.answers = [] }),
            (
                "invalid_field", "text",
                .report("2026-Q1", duty: "ledger") {
                    $0.answers = []
                    $0.evidence = [County.evidence]
                }
            ),
        ]
        for (code, field, body) in wrong {
            let refusal = county.refused(body, by: County.clerk)
            #expect(refusal?.code == code)
            #expect(refusal?.field == field)
            #expect(refusal?.zh.isEmpty == false && refusal?.en.isEmpty == false)
        }
        #expect(county.pledges.refusal(.ledger("2026-Q1"), for: "village", by: County.clerk) == nil)
    }

    @Test("until its last day a report is replaced by the next; after that only when it was returned")
    func replaced() throws {
        var county = try County.working()
        county.day("2026-04-01")
        try county.pledges.given(.report { $0.text = "first" }, for: "village", by: County.clerk)
        county.day("2026-04-03")
        try county.pledges.given(.report { $0.text = "second" }, for: "village", by: County.clerk)
        #expect(try report(county).sent?.report.text == "second")
        #expect(try report(county).sent?.revision == 2)
        county.day("2026-04-04")
        #expect(county.pledges.refusal(.report(), for: "village", by: County.clerk) == "report_stands")
        try county.pledges.given(.giveBackReport(), for: "village", by: County.superior)
        try county.pledges.given(.report { $0.text = "third" }, for: "village", by: County.clerk)
        #expect(try report(county).sent?.revision == 3)
        #expect(try report(county).sent?.late == true)
        // It came in time; being completed does not make it late.
        #expect(try report(county).standing == .onTime)
        #expect(try report(county).returns == 1)
    }

    @Test("a unit closed before the window's end owes nothing")
    func closedUnit() throws {
        var county = try County.working()
        county.day("2026-04-01")
        try county.registry.given(
            .dissolveUnit(
                .with {
                    $0.from = "2026-04-01"
                    $0.reason = "Merged in fact"
                }), for: "hamlet", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.report(), for: "hamlet", by: County.townClerk) == "report_not_owed")
        #expect(county.pledges.refusal(.report(), for: "village", by: County.townClerk) == nil)
    }
}
