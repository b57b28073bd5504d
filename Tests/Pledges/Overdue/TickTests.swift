import DeciderSupport
import PledgesCore
import Schema
import Testing

@Suite("A tick lets deadlines pass")
struct TickTests {
    private func tick(_ county: County) -> PBPayload.Body { .tick(county.pledges.partition(of: "village")) }

    @Test("a pledge in force is overdue on the day after it was due, and is marked once")
    func overdue() throws {
        var county = try countyWithPledge()
        county.day("2026-06-30")
        #expect(try county.pledges.given(tick(county), for: "", by: County.timekeeper).map(\.tickSettled?.settled) == [0])
        county.day("2026-07-01")
        let facts = try county.pledges.given(tick(county), for: "", by: County.timekeeper)
        #expect(facts.map(\.pledges.pledgeOverdue.pledge) == ["p1", ""])
        #expect(facts.first?.pledges.pledgeOverdue.due == "2026-06-30")
        #expect(facts.first?.unit == "village")
        #expect(facts.last?.tickSettled?.settled == 1)
        #expect(facts.last?.tickSettled?.more == false)
        #expect(county.pledges.state(of: "village").pledge("p1", of: "village")?.isMarkedOverdue == true)
        county.day("2026-07-02")
        #expect(try county.pledges.given(tick(county), for: "", by: County.timekeeper).map(\.tickSettled?.settled) == [0])
    }

    @Test("what is reported done in time is not overdue; returned afterwards, it is")
    func returned() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        county.day("2026-07-01")
        #expect(try county.pledges.given(tick(county), for: "", by: County.timekeeper).count == 1)
        try county.pledges.given(.giveBack("p1"), for: "village", by: County.superior)
        #expect(try county.pledges.given(tick(county), for: "", by: County.timekeeper).first?.pledges.pledgeOverdue.pledge == "p1")
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        let pledge = try #require(county.pledges.state(of: "village").pledge("p1", of: "village"))
        #expect(!pledge.isMarkedOverdue)
        #expect(pledge.isLate(on: CivilDate(year: 2026, month: 7, day: 1)))
        try county.pledges.given(.giveBack("p1"), for: "village", by: County.superior)
        #expect(try county.pledges.given(tick(county), for: "", by: County.timekeeper).count == 1)
    }

    @Test("drafts are never overdue")
    func drafts() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1", due: "2026-01-05")), for: "village", by: County.clerk)
        county.day("2026-12-31")
        #expect(try county.pledges.given(tick(county), for: "", by: County.timekeeper).count == 1)
    }

    @Test("a tick settles a thousand, oldest first, and says that more wait")
    func bounded() throws {
        var county = try County()
        for number in 0..<1_001 {
            // The last drafted are due first.
            let due = number >= 900 ? "2026-02-01" : "2026-02-02"
            try county.pledges.given(.draft(County.draft("p\(number)", due: due)), for: "village", by: County.clerk)
        }
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        county.day("2026-03-01")
        let first = try county.pledges.given(tick(county), for: "", by: County.timekeeper)
        #expect(first.last?.tickSettled?.settled == 1_000)
        #expect(first.last?.tickSettled?.more == true)
        #expect(first.prefix(101).allSatisfy { $0.pledges.pledgeOverdue.due == "2026-02-01" })
        #expect(first[101].pledges.pledgeOverdue.pledge == "p0")
        #expect(first[102].pledges.pledgeOverdue.pledge == "p1")
        #expect(first[103].pledges.pledgeOverdue.pledge == "p10")
        let second = try county.pledges.given(tick(county), for: "", by: County.timekeeper)
        #expect(second.last?.tickSettled?.settled == 1)
        #expect(second.last?.tickSettled?.more == false)
    }

    @Test("only a timekeeper's key or the root key ticks")
    func rights() throws {
        let county = try countyWithPledge()
        #expect(county.pledges.refusal(tick(county), for: "", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(tick(county), for: "", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(tick(county), for: "", by: County.root) == nil)
    }
}
