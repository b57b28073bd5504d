import DeciderSupport
import Schema
import SupervisionCore
import Testing

@Suite("A tick lets the deadlines of findings pass")
struct TickTests {
    private func tick(_ county: County) -> PBPayload.Body { .tick(county.supervision.partition(of: "village")) }

    @Test("a finding is overdue on the day after it was due, and is marked once")
    func overdue() throws {
        var county = try countyWithFinding()
        county.day("2026-04-30")
        #expect(try county.supervision.given(tick(county), for: "", by: County.timekeeper).count == 1)
        county.day("2026-05-01")
        let facts = try county.supervision.given(tick(county), for: "", by: County.timekeeper)
        #expect(facts.first?.supervision.findingOverdue.finding == "f1")
        #expect(facts.first?.supervision.findingOverdue.due == "2026-04-30")
        #expect(facts.last?.tickSettled?.settled == 1)
        #expect(try county.supervision.given(tick(county), for: "", by: County.timekeeper).count == 1)
        #expect(county.supervision.state(of: "village").finding("f1", of: "village")?.isMarkedOverdue == true)
    }

    @Test("a finding reported put right waits for its judge, not for the unit")
    func reported() throws {
        var county = try countyWithFinding()
        try county.supervision.given(.rectify("f1"), for: "village", by: County.clerk)
        county.day("2026-05-01")
        #expect(try county.supervision.given(tick(county), for: "", by: County.timekeeper).count == 1)
        try county.supervision.given(.giveBack("f1"), for: "village", by: County.inspector)
        #expect(try county.supervision.given(tick(county), for: "", by: County.timekeeper).count == 2)
    }

    @Test("a tick settles a thousand and says that more wait")
    func bounded() throws {
        var county = try countyWithFinding()
        for number in 0..<1_000 { try county.supervision.given(.find("g\(number)"), for: "village", by: County.inspector) }
        county.day("2026-05-01")
        let first = try county.supervision.given(tick(county), for: "", by: County.timekeeper)
        #expect(first.last?.tickSettled?.settled == 1_000)
        #expect(first.last?.tickSettled?.more == true)
        let second = try county.supervision.given(tick(county), for: "", by: County.timekeeper)
        #expect(second.last?.tickSettled?.settled == 1)
        #expect(second.last?.tickSettled?.more == false)
    }

    @Test("only a timekeeper's key or the root key ticks")
    func rights() throws {
        let county = try countyWithFinding()
        #expect(county.supervision.refusal(tick(county), for: "", by: County.inspector) == "not_authorized")
        #expect(county.supervision.refusal(tick(county), for: "", by: County.root) == nil)
    }
}
