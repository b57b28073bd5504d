import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("What a merged, split or dissolved unit left is the business of whoever answers for it")
struct SuccessorTests {
    /// Role superior, enrolled at the successor itself.
    private static let hamletSuperior = County.key("superior in the hamlet")

    /// The village has `p1` in force, `p2` reported done and `p3` verified, the project `well` under way, an open offer and an open notice; on
    /// 15 April it ends.
    private func village(_ ends: PBPayload.Body, _ change: (inout PBDraftPledge) -> Void = { _ in }) throws -> County {
        var county = try County.working()
        try county.registry.given(.enrolKey(County.enrolment(of: Self.hamletSuperior, .superior)), for: "hamlet", by: County.root)
        try county.followAll()
        for pledge in ["p1", "p2", "p3"] {
            try county.pledges.given(.draft(County.draft(pledge), change), for: "village", by: County.clerk)
        }
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        try county.listedProject()
        try county.pledges.given(.offer(), for: "village", by: County.clerk)
        try county.pledges.given(.takeUp(2), for: "village", by: County.clerk)
        try county.pledges.given(.ask(), for: "village", by: County.otherClerk)
        try county.pledges.given(.notice("n1", from: "2026-01-05", until: "2026-04-30"), for: "village", by: County.clerk)
        county.day("2026-04-10")
        for pledge in ["p2", "p3"] { try county.pledges.given(.done(pledge, 100), for: "village", by: County.clerk) }
        county.day("2026-04-15")
        try county.registry.given(ends, for: "village", by: County.root)
        try county.followAll()
        return county
    }

    private static let merger = PBPayload.Body.mergeUnit(
        .with {
            $0.into = "hamlet"
            $0.from = "2026-04-15"
        })
    private static let dissolution = PBPayload.Body.dissolveUnit(
        .with {
            $0.from = "2026-04-15"
            $0.reason = "Nobody lives there"
        })
    private static let split = PBPayload.Body.splitUnit(
        .with {
            $0.from = "2026-04-15"
            $0.dissolved = true
            $0.parts = ["north", "south"].map { id in
                .with {
                    $0.unit = id
                    $0.name.en = id
                    $0.level = .village
                    $0.sector = "rural"
                }
            }
        })

    static let clerks: [PBPayload.Body] = [
        .progress("p1", 5), .done("p1", 100), .amend("p1") { $0.quantity = 50 }, .withdraw("p1"), .projectReport(), .reached("found"),
        .report("2026-03"), .served(), .feedBack(), .endOffer(), .notice("n2", from: "2026-04-15", until: "2026-04-20"),
    ]

    @Test("the successor's clerk reports, asks and finishes; nobody of the closed unit or of elsewhere does", arguments: clerks)
    func clerk(_ body: PBPayload.Body) throws {
        let county = try village(Self.merger)
        for key in [County.hamletClerk, County.townClerk] { #expect(county.pledges.refusal(body, for: "village", by: key) == nil) }
        #expect(county.pledges.refusal(body, for: "village", by: County.otherClerk) == "not_authorized")
        #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "key_not_valid")
        // What is asked for anew the superior of a unit that nobody took over from may ask as well; the successor asks itself.
        guard case .pledges(.openNotice) = body else {
            return #expect(county.pledges.refusal(body, for: "village", by: County.superior) == "not_authorized")
        }
    }

    static let judgements: [PBPayload.Body] = [
        .verify("p2", 100), .giveBack("p2"), .admit(), .excuse("2026-03"), .extend("2026-04", until: "2026-05-20"),
    ]

    @Test("the superior above the successor judges, and nobody of the successor its own", arguments: judgements.dropLast())
    func superior(_ body: PBPayload.Body) throws {
        let county = try village(Self.merger)
        for key in [County.superior, County.countySuperior] { #expect(county.pledges.refusal(body, for: "village", by: key) == nil) }
        #expect(county.pledges.refusal(body, for: "village", by: Self.hamletSuperior) == "not_above_unit")
        for key in [County.hamletClerk, County.strangeSuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_authorized")
        }
    }

    @Test("a successor elsewhere in the tree has its own superiors: those of the old unit judge no more")
    func elsewhere() throws {
        var county = try village(Self.merger)
        county.day("2026-05-01")
        try county.registry.given(
            .mergeUnit(
                .with {
                    $0.into = "town-b"
                    $0.from = "2026-05-01"
                }), for: "hamlet", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.otherClerk) == nil, "through the chain")
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.townClerk) == "not_authorized")
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.countySuperior) == nil)
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.superior) == "not_authorized")
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.strangeSuperior) == "not_above_unit")
    }

    static let begun: [PBPayload.Body] = [
        .draft(County.draft("p9")), .sign, .propose { $0.project = "new" }, .offer { $0.offer = "new" }, .takeUp(3),
        .ask { $0.task = "new" }, .rollOver("p1", into: "p1-next"),
    ]

    @Test("nothing new begins under the name of a closed unit, whoever asks", arguments: begun)
    func nothingNew(_ body: PBPayload.Body) throws {
        let county = try village(Self.merger)
        for key in [County.hamletClerk, County.townClerk] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "unit_closed")
        }
    }

    @Test("a pledge of a closed unit is not rolled over, and the refusal says where it is drafted anew")
    func rollOver() throws {
        for (ends, expected) in [(Self.merger, "pledge draft hamlet"), (Self.dissolution, "unit assign village --to")] {
            let county = try village(ends)
            let verdict = county.pledges.verdict(.rollOver("p1", into: "p1-next"), for: "village", by: County.townClerk)
            guard case .refused(let refusal) = verdict else {
                Issue.record("must be refused")
                continue
            }
            #expect(refusal.code == "unit_closed" && refusal.en.contains(expected) && refusal.zh.contains(expected))
        }
    }

    @Test("a signed letter is countersigned for the successor, which keeps it; where nobody took over it is only returned")
    func letter() throws {
        for (ends, expected) in [(Self.merger, nil), (Self.dissolution, "unit_closed"), (Self.split, "unit_closed")] as [(_, String?)] {
            var county = try County()
            try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
            try county.pledges.given(.sign, for: "village", by: County.clerk)
            county.day("2026-04-15")
            try county.registry.given(ends, for: "village", by: County.root)
            try county.followAll()
            #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == expected)
            #expect(county.pledges.refusal(.giveBackLetter(), for: "village", by: County.superior) == nil)
        }
    }

    @Test(
        "what a unit left that was split or dissolved is its superior's until it is assigned, and then as after a merger",
        arguments: [
            dissolution, split,
        ])
    func assigned(_ ends: PBPayload.Body) throws {
        var county = try village(ends)
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.hamletClerk) == "not_authorized")
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.townClerk) == nil)
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.superior) == nil)
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.superior) == nil)
        #expect(county.pledges.refusal(.amend("p1") { $0.quantity = 50 }, for: "village", by: County.townClerk) == "unit_closed")
        county.day("2026-04-20")
        try county.registry.given(
            .assignUnit(
                .with {
                    $0.to = "hamlet"
                    $0.from = "2026-04-20"
                }), for: "village", by: County.superior)
        try county.followAll()
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.hamletClerk) == nil)
        #expect(county.pledges.refusal(.amend("p1") { $0.quantity = 50 }, for: "village", by: County.hamletClerk) == nil)
        #expect(county.pledges.refusal(.withdraw("p1"), for: "village", by: County.superior) == "not_authorized")
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: Self.hamletSuperior) == "not_above_unit")
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.superior) == nil)
    }

    // MARK: The named reviewer

    @Test("for a named reviewer that was merged its successor reviews; for one dissolved whoever answers for it", arguments: [true, false])
    func closedReviewer(isMerged: Bool) throws {
        var county = try County.working()
        try county.pledges.given(.draft(County.draft("p1")) { $0.receiver = "hamlet" }, for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        county.day("2026-04-15")
        var merge = PBMergeUnit()
        (merge.into, merge.from) = ("town-b", "2026-04-15")
        try county.registry.given(isMerged ? .mergeUnit(merge) : Self.dissolution, for: "hamlet", by: County.root)
        try county.followAll()
        let (may, mayNot) =
            isMerged
            ? ([County.otherClerk, County.strangeSuperior, County.countySuperior], [County.townClerk, County.superior])
            : ([County.townClerk, County.superior, County.countySuperior], [County.otherClerk, County.strangeSuperior])
        for body in [PBPayload.Body.verify("p1", 100), .giveBack("p1")] {
            for key in may { #expect(county.pledges.refusal(body, for: "village", by: key) == nil) }
            for key in mayNot { #expect(county.pledges.refusal(body, for: "village", by: key) == "not_reviewer") }
            #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "not_reviewer")
        }
        let reader = PledgeReader(county.pledges.own.folds.map(\.state))
        let registry = county.registry.state(of: "")
        for (unit, waits) in [("town-b", isMerged), ("town", !isMerged), ("hamlet", false)] {
            let waiting = reader.pledgesToVerify(byReviewer: unit, in: registry, on: county.pledges.date)
            #expect(waiting.isEmpty != waits, "\(unit)")
        }
    }

    @Test("where the successor is the named reviewer, the superior above reviews, and nobody of the successor")
    func reviewerTakesOver() throws {
        let county = try village(Self.merger) { $0.receiver = "hamlet" }
        for key in [County.superior, County.countySuperior] {
            #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: key) == nil)
        }
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: Self.hamletSuperior) == "not_above_unit")
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.hamletClerk) == "not_authorized")
    }

    @Test("a successor below a named reviewer's superior does not review through it what it took over")
    func noReviewFromWithin() throws {
        // The village, which the hamlet reviews, is merged into the town: the town stands above the hamlet, but the pledge is the town's now.
        var town = PBMergeUnit()
        (town.into, town.from) = ("town", "2026-04-15")
        let county = try village(.mergeUnit(town)) { $0.receiver = "hamlet" }
        #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: County.superior) == "not_reviewer")
        for key in [County.hamletClerk, Self.hamletSuperior, County.countySuperior] {
            #expect(county.pledges.refusal(.verify("p2", 100), for: "village", by: key) == nil)
        }
    }

    @Test("a receiver that was merged is the successor in what is rolled over; one that nobody took over from falls away")
    func receiverRolledOver() throws {
        for (ends, expected) in [(Self.merger(into: "town-b"), "town-b"), (Self.dissolution, "")] {
            var county = try County()
            try county.openNextPeriod()
            try county.pledges.given(.draft(County.draft("p1")) { $0.receiver = "hamlet" }, for: "village", by: County.clerk)
            try county.pledges.given(.sign, for: "village", by: County.clerk)
            try county.pledges.given(.countersign, for: "village", by: County.superior)
            county.day("2026-04-15")
            try county.registry.given(ends, for: "hamlet", by: County.root)
            try county.followAll()
            county.day("2027-01-01")
            let facts = try county.pledges.given(.rollOver("p1", into: "p2"), for: "village", by: County.clerk)
            #expect(facts.map(\.pledges.pledgeRolledOver.draft.receiver) == [expected])
        }
    }

    private static func merger(into: String) -> PBPayload.Body {
        .mergeUnit(
            .with {
                $0.into = into
                $0.from = "2026-04-15"
            })
    }

    // MARK: What the calendar does

    @Test("an overdue pledge of a merged unit is brought to the units above the successor")
    func escalated() throws {
        var county = try County.withFreeYear()
        try county.openPeriod("p") { $0.escalateAfterDays = 10 }
        try county.pledges.given(.draft(County.draft("p1")) { $0.period = "p" }, for: "village", by: County.clerk)
        try county.pledges.given(.signLetter(.with { $0.period = "p" }), for: "village", by: County.clerk)
        try county.pledges.given(.countersignLetter(.with { $0.period = "p" }), for: "village", by: County.superior)
        county.day("2026-04-15")
        try county.registry.given(Self.merger(into: "town-b"), for: "village", by: County.root)
        try county.followAll()
        county.day("2026-07-10")
        let facts = try county.pledges.given(.tick(county.pledges.partition(of: "village")), for: "", by: County.timekeeper)
        #expect(facts.filter { $0.pledges.pledgeEscalated.pledge == "p1" }.map(\.pledges.pledgeEscalated.to) == ["county"])
        let reader = PledgeReader(county.pledges.own.folds.map(\.state))
        let registry = county.registry.state(of: "")
        #expect(reader.pledgesEscalated(to: "county", in: registry, on: county.pledges.date).map(\.id) == ["p1"])
        #expect(reader.pledgesEscalated(to: "town", in: registry, on: county.pledges.date).isEmpty)
    }

    @Test("an extension that a merged unit was given runs for its successor; one of a unit that nobody took over from is released")
    func extended() throws {
        for (ends, isMissing) in [(Self.merger, true), (Self.dissolution, false)] {
            var county = try County.working()
            county.day("2026-04-01")
            try county.pledges.given(.extend(until: "2026-04-20"), for: "village", by: County.superior)
            county.day("2026-04-15")
            try county.registry.given(ends, for: "village", by: County.root)
            try county.followAll()
            county.day("2026-04-21")
            let facts = try county.tickEverywhere().filter { $0.unit == "village" }
            #expect(facts.contains { $0.pledges.reportMissing.slot == "2026-03" } == isMissing)
            #expect(facts.contains { $0.pledges.reportSlotSettled.slot == "2026-03" } == !isMissing)
            let expected: String? = isMissing ? nil : "not_authorized"
            #expect(county.pledges.refusal(.report(), for: "village", by: County.hamletClerk) == expected)
        }
    }

    @Test("the successor records no attendance of what it took over, nor decides what its own department asked of it")
    func ownBusiness() throws {
        let county = try village(Self.merger)
        let meeting = PBPayload.Body.attended { $0.host = "hamlet" }
        #expect(county.pledges.refusal(meeting, for: "village", by: County.hamletClerk) == "own_attendance")
        #expect(county.pledges.refusal(.attended { $0.host = "town" }, for: "village", by: County.superior) == nil)
        var asked = try County.working()
        try asked.pledges.given(.ask { $0.department = "town-b" }, for: "village", by: County.otherClerk)
        asked.day("2026-04-15")
        try asked.registry.given(Self.merger(into: "town"), for: "town-b", by: County.root)
        try asked.followAll()
        #expect(asked.pledges.refusal(.admit(), for: "village", by: County.superior) == "department_admits_itself")
        #expect(asked.pledges.refusal(.admit(), for: "village", by: County.countySuperior) == nil)
    }

    // MARK: What counts where

    @Test("pledges, projects, reports and tasks count where they are answered for, on the day of the question")
    func counted() throws {
        var county = try village(Self.merger)
        try county.pledges.given(.verify("p3", 100), for: "village", by: County.superior)
        let (registry, states) = (county.registry.state(of: ""), county.pledges.own.folds.map(\.state))
        let (before, after) = (CivilDate(year: 2026, month: 4, day: 14), CivilDate(year: 2026, month: 4, day: 15))
        let pledges = PledgeReader(states)
        #expect(pledges.counts(atAndBelow: "hamlet", in: registry, on: before).promised == 0)
        let counts = pledges.counts(atAndBelow: "hamlet", in: registry, on: after)
        #expect(counts.promised == 3 && counts.accepted == 1)
        #expect(pledges.counts(atAndBelow: "town", in: registry, on: after) == counts, "none counts twice")
        #expect(pledges.counts(atAndBelow: "town-b", in: registry, on: after).promised == 0)
        #expect(ProjectReader(states).counts(atAndBelow: "hamlet", in: registry, on: after).stages == [.listed: 1])
        #expect(AdmissionReader(states).counts(atAndBelow: "hamlet", in: registry, on: after).waiting == 1)
        let march = SlotName(period: County.year, duty: "monthly", slot: "2026-03")
        let reports = ReportReader(states, registry: registry)
        #expect(reports.counts(of: march, atAndBelow: "hamlet", on: after).owed == 2)
        #expect(reports.counts(of: march, atAndBelow: "hamlet", on: before).owed == 1)
        #expect(reports.due(of: "village", on: after).map(\.slot.name.slot).contains("2026-03"), "what was due before its end stays open")
        #expect(!reports.due(of: "village", on: after).map(\.slot.name.slot).contains("2026-04"), "what fell due after it is not owed")
    }

    @Test("what a superior finds to judge is below it by who answers, the successor's own left out")
    func below() throws {
        var county = try village(Self.merger)
        try county.pledges.given(.reached("found"), for: "village", by: County.hamletClerk)
        let (registry, states) = (county.registry.state(of: ""), county.pledges.own.folds.map(\.state))
        let day = county.pledges.date
        for (unit, expected) in [("town", ["found"]), ("hamlet", []), ("town-b", [])] {
            let waiting = ProjectReader(states).milestonesToVerify(below: unit, in: registry, on: day).map(\.milestone.id)
            #expect(waiting == expected, "\(unit)")
            #expect(AdmissionReader(states).toDecide(below: unit, in: registry, on: day).count == expected.count)
        }
    }

    @Test("a pledge below serves one of a unit above that was merged since")
    func parent() throws {
        var county = try County()
        county.day("2026-04-15")
        try county.registry.given(Self.merger(into: "town-b"), for: "town", by: County.root)
        try county.followAll()
        let draft = PBPayload.Body.draft(County.draft("p1")) { ($0.parentUnit, $0.parentPledge) = ("town", "t1") }
        #expect(county.pledges.refusal(draft, for: "village", by: County.clerk) == nil, "the village stands below the successor")
        let stranger = PBPayload.Body.draft(County.draft("p1")) { ($0.parentUnit, $0.parentPledge) = ("hamlet", "t1") }
        #expect(county.pledges.refusal(stranger, for: "village", by: County.clerk) == "parent_not_above")
        let amend = PBPayload.Body.amend("p1") { ($0.parentUnit, $0.parentPledge) = ("town", "t1") }
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.strangeSuperior)
        #expect(county.pledges.refusal(amend, for: "village", by: County.clerk) == nil)
        // Merged in its turn, its pledge still serves by the successor's place.
        county.day("2026-04-16")
        try county.registry.given(
            .mergeUnit(.with { ($0.into, $0.from) = ("hamlet", "2026-04-16") }), for: "village", by: County.root)
        try county.registry.given(
            .enrolKey(County.enrolment(of: County.hamletClerk, .clerk)), for: "hamlet", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(amend, for: "village", by: County.hamletClerk) == nil)
    }
}
