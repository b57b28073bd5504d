import DeciderSupport
import Domain
import PledgesCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Overdue pledges go up, tier by tier")
struct EscalationTests {
    private static let days: UInt32 = 10

    private func tick(_ county: inout County) throws -> [PBFact] {
        let tick = PBPayload.Body.tick(county.pledges.partition(of: "village"))
        return try county.pledges.given(tick, for: "", by: County.timekeeper)
    }

    private func brought(_ facts: [PBFact]) -> [String] {
        facts.compactMap { fact in
            guard case .pledges(.pledgeEscalated(let escalated)) = fact.content else { return nil }
            return "\(escalated.pledge) to \(escalated.to)\(escalated.last ? ", the last" : "")"
        }
    }

    private func broughtNow(_ county: inout County) throws -> [String] { brought(try tick(&county)) }

    /// A village with these pledges in force in the period `p`, whose bundle brings overdue pledges up every ten days.
    private func village(_ drafts: PBDraftPledge..., every days: UInt32 = days) throws -> County {
        var county = try County.withFreeYear()
        try county.openPeriod("p") { $0.escalateAfterDays = days }
        for draft in drafts { try county.pledges.given(.draft(draft) { $0.period = "p" }, for: "village", by: County.clerk) }
        try county.pledges.given(.signLetter(.with { $0.period = "p" }), for: "village", by: County.clerk)
        try county.pledges.given(.countersignLetter(.with { $0.period = "p" }), for: "village", by: County.superior)
        return county
    }

    @Test("n days after the day it was due to the parent unit, after 2n to the tier above, up to the topmost unit, once each")
    func tiers() throws {
        var county = try village(County.draft("p1"))
        let expected: [(String, [String])] = [
            ("2026-07-09", []), ("2026-07-10", ["p1 to town"]), ("2026-07-19", []), ("2026-07-20", ["p1 to county"]), ("2026-07-29", []),
            ("2026-07-30", ["p1 to city, the last"]), ("2026-08-09", []), ("2026-12-31", []),
        ]
        for (day, up) in expected {
            county.day(day)
            let found = try broughtNow(&county)
            #expect(found == up, "\(day)")
        }
        #expect(county.pledge("p1")?.escalations.map(\.to) == ["town", "county", "city"])
        #expect(county.pledge("p1")?.escalations.first?.step.date.description == "2026-07-10")
    }

    @Test("when nobody ticked for long, one tick marks it overdue and brings it through every tier it missed")
    func missed() throws {
        var county = try village(County.draft("p1"))
        county.day("2026-07-25")
        let facts = try tick(&county)
        #expect(facts.first?.pledges.pledgeOverdue.pledge == "p1")
        #expect(brought(facts) == ["p1 to town", "p1 to county"])
        #expect(facts.last?.tickSettled?.settled == 3)
        county.day("2027-01-01")
        let up = try broughtNow(&county)
        #expect(up == ["p1 to city, the last"])
    }

    @Test("a bundle without the rule, or with 0 days, brings nothing up")
    func never() throws {
        var county = try village(County.draft("p1"), every: 0)
        county.day("2026-12-31")
        let up = try broughtNow(&county)
        #expect(up.isEmpty)
    }

    @Test("what is reported done stays where it is; returned, it goes on where it stood")
    func reported() throws {
        var county = try village(County.draft("p1"))
        county.day("2026-07-10")
        var up = try broughtNow(&county)
        #expect(up == ["p1 to town"])
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        county.day("2026-07-21")
        up = try broughtNow(&county)
        #expect(up.isEmpty)
        try county.pledges.given(.giveBack("p1"), for: "village", by: County.superior)
        up = try broughtNow(&county)
        #expect(up == ["p1 to county"])
    }

    @Test("a later day agreed to starts the tiers anew")
    func amended() throws {
        var county = try village(County.draft("p1"))
        county.day("2026-07-10")
        _ = try tick(&county)
        try county.pledges.given(.amend("p1") { $0.due = "2026-08-31" }, for: "village", by: County.clerk)
        try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        #expect(county.pledge("p1")?.escalations.isEmpty == true)
        #expect(county.pledge("p1")?.wordings.first?.escalations.map(\.to) == ["town"])
        county.day("2026-09-09")
        var up = try broughtNow(&county)
        #expect(up.isEmpty)
        county.day("2026-09-10")
        up = try broughtNow(&county)
        #expect(up == ["p1 to town"])
    }

    @Test("the day due earlier goes first, then the name; all within the tick's thousand, and it says that more wait")
    func bounded() throws {
        var county = try County.withFreeYear()
        try county.openPeriod("p") { $0.escalateAfterDays = Self.days }
        for number in 0..<601 {
            let draft = County.draft("p\(number)", due: number >= 600 ? "2026-02-01" : "2026-02-02")
            try county.pledges.given(.draft(draft) { $0.period = "p" }, for: "village", by: County.clerk)
        }
        try county.pledges.given(.signLetter(.with { $0.period = "p" }), for: "village", by: County.clerk)
        try county.pledges.given(.countersignLetter(.with { $0.period = "p" }), for: "village", by: County.superior)
        county.day("2026-02-12")
        let first = try tick(&county)
        #expect(first.count == 1_001)
        #expect(first.last?.tickSettled?.more == true)
        #expect(first.prefix(601).allSatisfy { $0.pledges.pledgeOverdue.due.isEmpty == false })
        #expect(brought(first).prefix(3) == ["p600 to town", "p0 to town", "p1 to town"])
        let second = try tick(&county)
        #expect(brought(second).count == 601 - 399)
        #expect(second.last?.tickSettled?.more == false)
        #expect(Set(brought(first) + brought(second)).count == 601)
        let up = try broughtNow(&county)
        #expect(up.isEmpty)
    }
}
