import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Amending a pledge")
struct AmendmentTests {
    private let less = PBPayload.Body.amend("p1") { $0.quantity = 60 }

    @Test("another wording binds from the superior's consent on, and every wording stays with its decision")
    func accepted() throws {
        var county = try countyWithPledge()
        let amend = PBPayload.Body.amend("p1") {
            $0.title = "Mend the bridge"
            $0.quantity = 60
            $0.measure = "spans"
            $0.due = "2026-09-30"
            $0.standard = "A lorry passes"
        }
        try county.pledges.given(amend, for: "village", by: County.clerk)
        #expect(county.pledge("p1")?.promised == 100)
        #expect(county.pledge("p1")?.isChangePending == true)
        county.day("2026-02-01")
        let facts = try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        #expect(facts.map(\.pledges.pledgeAmended.amendment.quantity) == [60])
        let pledge = try #require(county.pledge("p1"))
        #expect(pledge.promised == 60 && pledge.wording.title == "Mend the bridge" && pledge.wording.measure == "spans")
        #expect(pledge.due.description == "2026-09-30" && pledge.wording.standard == "A lorry passes")
        #expect(pledge.firstWording == County.draft("p1"))
        #expect(pledge.wordings.map(\.wording.quantity) == [100, 60])
        #expect(pledge.wordings.map(\.step.key) == [County.clerk, County.superior])
        #expect(pledge.stage == .inForce && !pledge.isChangePending)
        #expect(pledge.amendments.map(\.content.reason) == ["The flood"])
        #expect(county.pledges.refusal(.acceptAmendment("p1"), for: "village", by: County.superior) == "no_amendment")
    }

    @Test("what an amendment leaves empty stays as it is")
    func partial() throws {
        var county = try countyWithPledge()
        try county.pledges.given(less, for: "village", by: County.clerk)
        try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        var expected = County.draft("p1")
        expected.quantity = 60
        #expect(county.pledge("p1")?.wording == expected)
    }

    @Test("a refused amendment changes nothing, and its reason is kept")
    func refused() throws {
        var county = try countyWithPledge()
        try county.pledges.given(less, for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.refuseAmendment("p1", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.refuseAmendment("p1", "Keep your word"), for: "village", by: County.superior)
        let pledge = try #require(county.pledge("p1"))
        #expect(pledge.promised == 100)
        guard case .refused(let returned) = pledge.amendments.last?.outcome else {
            Issue.record("not refused")
            return
        }
        #expect(returned.reason == "Keep your word")
        #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == nil)
    }

    @Test("one change at a time waits for the superior")
    func onePending() throws {
        var county = try countyWithPledge()
        try county.pledges.given(less, for: "village", by: County.clerk)
        #expect(county.pledges.refusal(less, for: "village", by: County.secondClerk) == "change_pending")
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.clerk) == "change_pending")
    }

    @Test("only a pledge in force is amended")
    func inForceOnly() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == "pledge_not_in_force")
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == nil)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == "pledge_not_in_force")
    }

    @Test("the clerk asks, and a superior above answers with another key")
    func rights() throws {
        var county = try countyWithPledge()
        #expect(county.pledges.refusal(less, for: "village", by: County.superior) == "not_authorized")
        #expect(county.pledges.refusal(.acceptAmendment("p1"), for: "village", by: County.superior) == "no_amendment")
        #expect(county.pledges.refusal(.refuseAmendment("p1"), for: "village", by: County.superior) == "no_amendment")
        try county.pledges.forged(
            [
                PBFact(
                    about: "village",
                    .amendmentRequested(
                        .with {
                            $0.pledge = "p1"
                            $0.quantity = 9
                        }))
            ], for: "village", by: County.superior)
        for body in [PBPayload.Body.acceptAmendment("p1"), .refuseAmendment("p1")] {
            #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "not_authorized")
            #expect(county.pledges.refusal(body, for: "village", by: County.villageSuperior) == "not_above_unit")
            #expect(county.pledges.refusal(body, for: "village", by: County.superior) == "same_key")
            #expect(county.pledges.refusal(body, for: "village", by: County.secondSuperior) == nil)
        }
    }

    static let broken: [Amendment] = [
        Amendment("nothing changed", "nothing_amended", "pledge") { _ in },
        Amendment("the same again", "nothing_amended", "pledge") {
            $0.title = "Mend the road"; $0.quantity = 100; $0.due = "2026-06-30"
        },
        Amendment("no reason", "invalid_field", "reason") {
            $0.reason = ""; $0.quantity = 60
        },
        Amendment("a title of spaces", "invalid_field", "title") { $0.title = " " },
        Amendment("a measure too long", "invalid_field", "measure") { $0.measure = String(repeating: "m", count: 61) },
        Amendment("a standard of spaces", "invalid_field", "standard") { $0.standard = "\u{3000}" },
        Amendment("less than nothing", "invalid_field", "quantity") { $0.quantity = -1 },
        Amendment("less than was reported", "amended_below_reached", "quantity") { $0.quantity = 39 },
        Amendment("a day that does not exist", "invalid_field", "due") { $0.due = "2026-02-30" },
        Amendment("a day before the period", "invalid_field", "due") { $0.due = "2025-12-31" },
        Amendment("a day after the closing phase", "invalid_field", "due") { $0.due = "2027-04-01" },
        Amendment("another pledge", "unknown_pledge", "pledge") { $0.pledge = "p9" },
    ]

    @Test("an amendment that breaks a rule is refused by name", arguments: broken)
    func refusedByName(_ amendment: Amendment) throws {
        var county = try countyWithPledge()
        try county.pledges.given(.progress("p1", 40), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.amend("p1") { $0.quantity = 40 }, for: "village", by: County.clerk) == nil)
        guard case .refused(let refusal) = county.pledges.verdict(.amend("p1", amendment.change), for: "village", by: County.clerk) else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.code == amendment.code)
        #expect(refusal.field == amendment.field)
    }

    @Test("progress goes on being reported meanwhile, and more than the amended quantity stands in the way of consent")
    func reportedMeanwhile() throws {
        var county = try countyWithPledge()
        try county.pledges.given(less, for: "village", by: County.clerk)
        try county.pledges.given(.progress("p1", 60), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.acceptAmendment("p1"), for: "village", by: County.superior) == nil)
        try county.pledges.given(.progress("p1", 61), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.acceptAmendment("p1"), for: "village", by: County.superior) == "amended_below_reached")
        try county.pledges.given(.refuseAmendment("p1"), for: "village", by: County.superior)
    }

    @Test("reporting done is not held up: a request nobody has answered lapses, and what is judged is the wording in force")
    func lapses() throws {
        var county = try countyWithPledge()
        try county.pledges.given(less, for: "village", by: County.clerk)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.acceptAmendment("p1"), for: "village", by: County.superior) == "no_amendment")
        guard case .lapsed = county.pledge("p1")?.amendments.last?.outcome else {
            Issue.record("not lapsed")
            return
        }
        try county.pledges.given(.giveBack("p1"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == nil)
    }

    @Test("with a later day agreed to a pledge is overdue no more, and again when that has passed; its lateness stays with the old wording")
    func overdue() throws {
        var county = try countyWithPledge()
        let tick = PBPayload.Body.tick(county.pledges.partition(of: "village"))
        county.day("2026-07-01")
        try county.pledges.given(tick, for: "", by: County.timekeeper)
        #expect(county.pledge("p1")?.isMarkedOverdue == true)
        try county.pledges.given(.amend("p1") { $0.due = "2026-08-31" }, for: "village", by: County.clerk)
        try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        #expect(county.pledge("p1")?.isMarkedOverdue == false)
        #expect(county.pledge("p1")?.isLate(on: CivilDate(year: 2026, month: 7, day: 1)) == false)
        #expect(county.pledge("p1")?.wordings.first?.overdue != nil)
        #expect(try county.pledges.given(tick, for: "", by: County.timekeeper).count == 1)
        county.day("2026-09-01")
        let facts = try county.pledges.given(tick, for: "", by: County.timekeeper)
        #expect(facts.first?.pledges.pledgeOverdue.due == "2026-08-31")
        #expect(county.pledge("p1")?.isMarkedOverdue == true)
    }

    @Test("an amended day that has passed as well leaves the pledge overdue")
    func stillOverdue() throws {
        var county = try countyWithPledge()
        county.day("2026-09-01")
        try county.pledges.given(.tick(county.pledges.partition(of: "village")), for: "", by: County.timekeeper)
        try county.pledges.given(.amend("p1") { $0.due = "2026-08-31" }, for: "village", by: County.clerk)
        try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        #expect(county.pledge("p1")?.isMarkedOverdue == true)
    }

    @Test("whom a pledge serves can be amended: another pledge above, or none")
    func parent() throws {
        var county = try County()
        var orphan = County.draft("p1")
        (orphan.parentUnit, orphan.parentPledge) = ("town", "gaol")
        try county.letterInForce(orphan)
        func amend(_ change: @escaping (inout PBAmendPledge) -> Void) throws {
            try county.pledges.given(.amend("p1", change), for: "village", by: County.clerk)
            try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        }
        try amend { ($0.parentUnit, $0.parentPledge) = ("town", "goal") }
        #expect(county.pledge("p1")?.parent == ScopedName(unit: "town", id: "goal"))
        try amend { $0.quantity = 90 }
        #expect(county.pledge("p1")?.parent == ScopedName(unit: "town", id: "goal"), "what is left empty stays")
        try amend { $0.noParent = true }
        let pledge = try #require(county.pledge("p1"))
        #expect(pledge.parent == nil && pledge.firstWording.parentPledge == "gaol")
    }

    @Test("an amended parent is checked as a drafted one is, and again when it is accepted")
    func parentChecked() throws {
        var county = try County()
        try county.letterInForce(County.draft("p1"), County.draft("p2"))
        func refusal(_ pledge: String, _ change: @escaping (inout PBAmendPledge) -> Void) -> String? {
            county.pledges.refusal(.amend(pledge, change), for: "village", by: County.clerk)
        }
        #expect(refusal("p1") { ($0.parentUnit, $0.parentPledge) = ("hamlet", "goal") } == "parent_not_above")
        #expect(refusal("p1") { ($0.parentUnit, $0.parentPledge) = ("village", "p9") } == "unknown_parent_pledge")
        #expect(refusal("p1") { ($0.parentUnit, $0.parentPledge) = ("village", "p1") } == "parent_chain")
        #expect(refusal("p1") { $0.parentUnit = "town" } == "invalid_field")
        #expect(refusal("p1") { ($0.parentUnit, $0.parentPledge, $0.noParent) = ("town", "goal", true) } == "invalid_field")
        #expect(refusal("p1") { $0.noParent = true } == "nothing_amended")
        for (pledge, parent) in [("p1", "p2"), ("p2", "p1")] {
            let amend = PBPayload.Body.amend(pledge) { ($0.parentUnit, $0.parentPledge) = ("village", parent) }
            try county.pledges.given(amend, for: "village", by: County.clerk)
        }
        try county.pledges.given(.acceptAmendment("p1"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.acceptAmendment("p2"), for: "village", by: County.superior) == "parent_chain")
    }

    @Test("wordings and requests are bounded, because all of them are kept")
    func bounded() throws {
        var county = try countyWithPledge()
        for number in 0..<99 {
            #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == nil, "request \(number)")
            try county.pledges.given(less, for: "village", by: County.clerk)
            try county.pledges.given(.refuseAmendment("p1"), for: "village", by: County.superior)
        }
        #expect(county.pledges.refusal(less, for: "village", by: County.clerk) == "too_many_wordings")
    }
}

/// A change to an amendment of `p1`, and the refusal it should meet.
struct Amendment: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var field: String
    var change: @Sendable (inout PBAmendPledge) -> Void

    init(_ what: String, _ code: String, _ field: String, _ change: @escaping @Sendable (inout PBAmendPledge) -> Void) {
        testDescription = what
        self.code = code
        self.field = field
        self.change = change
    }
}
