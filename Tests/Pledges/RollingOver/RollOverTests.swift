import DeciderSupport
import Domain
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Rolling a pledge over into the next period")
struct RollOverTests {
    /// `p1` with 40 of 100 reported, on the day after the old period's end.
    private func afterTheYear() throws -> County {
        var county = try countyWithPledge()
        try county.openNextPeriod()
        try county.pledges.given(.progress("p1", 40), for: "village", by: County.clerk)
        county.day("2027-01-01")
        return county
    }

    @Test("what is left goes as a draft into the next letter, and the old pledge stays counted, unfulfilled")
    func rolledOver() throws {
        var county = try afterTheYear()
        let facts = try county.pledges.given(.rollOver("p1", into: "p1-2027"), for: "village", by: County.clerk)
        var expected = County.draft("p1-2027", quantity: 60, due: "2027-06-30")
        expected.period = "2027"
        #expect(facts.map(\.pledges.pledgeRolledOver.draft) == [expected])
        let old = try #require(county.pledge("p1"))
        #expect(old.stage == .rolledOver && old.rolledInto == "p1-2027" && old.rolledOver?.key == County.clerk)
        let new = try #require(county.pledge("p1-2027"))
        #expect(new.stage == .drafted && new.rolledFrom == "p1" && new.rollOvers == 1 && new.promised == 60)
        #expect(county.pledges.state(of: "village").letter(of: "village", period: "2027")?.pledges == ["p1-2027"])
        let counts = PledgeReader(county.pledges.own.folds.map(\.state)).counts(of: "village", period: "2026")
        #expect(counts.promised == 1 && counts.rolledOver == 1 && counts.accepted == 0)
        for body in [PBPayload.Body.progress("p1", 50), .done("p1", 100), .rollOver("p1", into: "again")] {
            #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "pledge_not_in_force")
        }
    }

    @Test("years running are counted along the line of roll-overs")
    func yearsRunning() throws {
        var county = try afterTheYear()
        try county.openPeriod("2028", after: "2027", starts: "2028-01-01", ends: "2028-12-31", closes: "2029-03-31")
        try county.pledges.given(.rollOver("p1", into: "p2"), for: "village", by: County.superior)
        try county.pledges.given(.signLetter(.with { $0.period = "2027" }), for: "village", by: County.clerk)
        try county.pledges.given(.countersignLetter(.with { $0.period = "2027" }), for: "village", by: County.superior)
        county.day("2028-01-01")
        try county.pledges.given(.rollOver("p2", into: "p3", period: "2028", due: "2028-05-01"), for: "village", by: County.clerk)
        #expect(county.pledge("p3")?.rollOvers == 2)
        #expect(county.pledge("p3")?.rolledFrom == "p2")
        #expect(county.pledge("p2")?.stage == .rolledOver)
        #expect(county.pledge("p3")?.promised == 60)
    }

    @Test("not before the old period is over")
    func tooEarly() throws {
        var county = try countyWithPledge()
        try county.openNextPeriod()
        county.day("2026-12-31")
        #expect(county.pledges.refusal(.rollOver("p1", into: "p2"), for: "village", by: County.clerk) == "roll_over_too_early")
        county.day("2027-01-01")
        #expect(county.pledges.refusal(.rollOver("p1", into: "p2"), for: "village", by: County.clerk) == nil)
    }

    @Test("only into the period that follows, opened and not over, and only while its letter takes drafts")
    func period() throws {
        var county = try afterTheYear()
        try county.openPeriod("2028-b", starts: "2028-01-01", ends: "2028-12-31", closes: "2028-12-31")
        func refusal(_ period: String) -> String? {
            county.pledges.refusal(.rollOver("p1", into: "p2", period: period), for: "village", by: County.clerk)
        }
        #expect(refusal("2028-b") == "not_next_period")
        #expect(refusal("2026") == "not_next_period")
        #expect(refusal("2030") == "unknown_period")
        try county.pledges.given(.draft(County.draft("x", due: "2027-02-01")) { $0.period = "2027" }, for: "village", by: County.clerk)
        #expect(refusal("2027") == nil)
        try county.pledges.given(.signLetter(.with { $0.period = "2027" }), for: "village", by: County.clerk)
        #expect(refusal("2027") == "letter_closed")
        try county.pledges.given(
            .returnLetter(
                .with {
                    $0.period = "2027"
                    $0.reason = "Add last year's road"
                }), for: "village", by: County.superior)
        #expect(refusal("2027") == nil)
        county.day("2028-04-01")
        #expect(refusal("2027") == "period_closed")
    }

    @Test("what is reported done, verified, closed out or withdrawn is not rolled over, nor what has nothing left")
    func stages() throws {
        var county = try County()
        try county.openNextPeriod()
        try county.letterInForce(County.draft("a"), County.draft("b"), County.draft("c"), County.draft("d"), County.draft("e"))
        for pledge in ["a", "b", "c"] { try county.pledges.given(.done(pledge, 50), for: "village", by: County.clerk) }
        for pledge in ["b", "c"] { try county.pledges.given(.verify(pledge, 50), for: "village", by: County.superior) }
        try county.pledges.given(.closeOut("c"), for: "village", by: County.superior)
        try county.pledges.given(.withdraw("d"), for: "village", by: County.clerk)
        try county.pledges.given(.acceptWithdrawal("d"), for: "village", by: County.superior)
        try county.pledges.given(.progress("e", 100), for: "village", by: County.clerk)
        county.day("2027-01-01")
        for pledge in ["a", "b", "c", "d"] {
            #expect(county.pledges.refusal(.rollOver(pledge, into: "new"), for: "village", by: County.clerk) == "pledge_not_in_force")
        }
        #expect(county.pledges.refusal(.rollOver("e", into: "new"), for: "village", by: County.clerk) == "nothing_left")
        #expect(county.pledges.refusal(.rollOver("z", into: "new"), for: "village", by: County.clerk) == "unknown_pledge")
        try county.pledges.given(.giveBack("a"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.rollOver("a", into: "new"), for: "village", by: County.clerk) == nil)
    }

    static let broken: [Carrying] = [
        Carrying("an id in use", "roll_over_taken", "into") { $0.into = "p1" },
        Carrying("no id", "invalid_field", "into") { $0.into = "" },
        Carrying("a day before the new period", "invalid_field", "due") { $0.due = "2026-12-31" },
        Carrying("an item the new bundle does not have", "unknown_item", "item") { $0.item = "moon" },
        Carrying("a giver nobody appointed", "unknown_giver", "giver") { $0.giver = "mayor" },
        Carrying("a parent that is not above", "parent_not_above", "parentUnit") {
            $0.parentUnit = "town-b"; $0.parentPledge = "goal"
        },
    ]

    @Test("the new draft must pass what any draft must", arguments: broken)
    func draft(_ broken: Carrying) throws {
        let county = try afterTheYear()
        let body = PBPayload.Body.rollOver("p1", into: "p2", broken.change)
        guard case .refused(let refusal) = county.pledges.verdict(body, for: "village", by: County.clerk) else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.code == broken.code)
        #expect(refusal.field == broken.field)
    }

    @Test("the old parent is left behind, and one of the new period may take its place")
    func parent() throws {
        var county = try County()
        try county.openNextPeriod()
        var serving = County.draft("p1")
        serving.parentUnit = "town"
        serving.parentPledge = "goal"
        try county.letterInForce(serving)
        county.day("2027-01-01")
        guard case .accepted(let facts) = county.pledges.verdict(.rollOver("p1", into: "p2"), for: "village", by: County.clerk) else {
            Issue.record("refused")
            return
        }
        #expect(facts.map(\.pledges.pledgeRolledOver.draft.parentUnit) == [""])
        let named = PBPayload.Body.rollOver("p1", into: "p2") {
            $0.parentUnit = "town"
            $0.parentPledge = "goal-2027"
        }
        try county.pledges.given(named, for: "village", by: County.clerk)
        #expect(county.pledge("p2")?.parent == ScopedName(unit: "town", id: "goal-2027"))
    }

    @Test("the clerk or a superior does it, and a request that nobody answered lapses")
    func rightsAndRequests() throws {
        var county = try afterTheYear()
        #expect(county.pledges.refusal(.rollOver("p1", into: "p2"), for: "village", by: County.inspector) == "not_authorized")
        #expect(county.pledges.refusal(.rollOver("p1", into: "p2"), for: "village", by: County.strangeSuperior) == "not_authorized")
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.clerk)
        try county.pledges.given(.rollOver("p1", into: "p2"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.acceptWithdrawal("p1"), for: "village", by: County.superior) == "no_withdrawal")
        #expect(county.pledge("p1")?.stage == .rolledOver)
    }

    @Test("what was rolled over is overdue no more")
    func overdue() throws {
        var county = try afterTheYear()
        try county.pledges.given(.rollOver("p1", into: "p2"), for: "village", by: County.clerk)
        let tick = PBPayload.Body.tick(county.pledges.partition(of: "village"))
        #expect(try county.pledges.given(tick, for: "", by: County.timekeeper).count == 1)
    }
}

/// A change to rolling `p1` over, and the refusal it should meet.
struct Carrying: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var field: String
    var change: @Sendable (inout PBRollOverPledge) -> Void

    init(_ what: String, _ code: String, _ field: String, _ change: @escaping @Sendable (inout PBRollOverPledge) -> Void) {
        testDescription = what
        self.code = code
        self.field = field
        self.change = change
    }
}
