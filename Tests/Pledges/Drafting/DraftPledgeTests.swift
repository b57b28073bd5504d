import DeciderSupport
import Domain
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Drafting a pledge")
struct DraftPledgeTests {
    @Test("a clerk drafts a pledge into the unit's letter, and the state tells by which decision")
    func drafted() throws {
        var county = try County()
        let facts = try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(
            facts == [
                PBFact.with {
                    $0.unit = "village"
                    $0.pledges.pledgeDrafted = County.draft("p1")
                }
            ])
        let state = county.pledges.state(of: "village")
        let pledge = try #require(state.pledge("p1", of: "village"))
        #expect(pledge.stage == .drafted)
        #expect(pledge.drafted.key == County.clerk)
        #expect(pledge.drafted.time == county.pledges.time)
        // The Open stands at offset 0.
        #expect(pledge.drafted.position.offset == 1)
        #expect(pledge.drafted.position.partition == county.pledges.partition(of: "village"))
        #expect(pledge.drafted.position.service == .pledges)
        #expect(state.letter(of: "village", period: "2026")?.pledges == ["p1"])
    }

    static let broken: [Wording] = [
        Wording("pledge id with capitals", "invalid_field", "pledge") { $0.pledge = "P1" },
        Wording("no pledge id", "invalid_field", "pledge") { $0.pledge = "" },
        Wording("no title", "invalid_field", "title") { $0.title = "" },
        Wording("a title of Chinese spaces", "invalid_field", "title") { $0.title = "\u{3000} " },
        Wording("a title too long", "invalid_field", "title") { $0.title = String(repeating: "路", count: 201) },
        Wording("nothing promised", "invalid_field", "quantity") { $0.quantity = 0 },
        Wording("less than nothing promised", "invalid_field", "quantity") { $0.quantity = -1 },
        Wording("an absurd quantity", "invalid_field", "quantity") { $0.quantity = .max },
        Wording("no measure", "invalid_field", "measure") { $0.measure = "" },
        Wording("a measure too long", "invalid_field", "measure") { $0.measure = String(repeating: "m", count: 61) },
        Wording("no standard", "invalid_field", "standard") { $0.standard = "" },
        Wording("no weight", "invalid_field", "weight") { $0.weight = 0 },
        Wording("a day that does not exist", "invalid_field", "due") { $0.due = "2026-02-29" },
        Wording("due before the period", "invalid_field", "due") { $0.due = "2025-12-31" },
        Wording("due after the closing phase", "invalid_field", "due") { $0.due = "2027-04-01" },
        Wording("an item of no sheet", "unknown_item", "item") { $0.item = "moon" },
        Wording("a period nobody opened", "unknown_period", "period") { $0.period = "2030" },
        Wording("a post nobody was appointed to", "unknown_giver", "giver") { $0.giver = "mayor" },
        Wording("no giver", "unknown_giver", "giver") { $0.giver = "" },
        Wording("a post of another unit that does not answer for this one", "unknown_giver", "giver") { $0.giver = "hamlet/secretary" },
        Wording("a giver with too many parts", "unknown_giver", "giver") { $0.giver = "town/contact/x" },
        Wording("a parent's unit without a pledge", "invalid_field", "parentPledge") { $0.parentUnit = "town" },
        Wording("a parent's pledge without a unit", "invalid_field", "parentUnit") { $0.parentPledge = "p9" },
        Wording("a parent that is not above", "parent_not_above", "parentUnit") {
            $0.parentUnit = "town-b"; $0.parentPledge = "p9"
        },
        Wording("a parent in the own unit that does not exist", "unknown_parent_pledge", "parentPledge") {
            $0.parentUnit = "village"; $0.parentPledge = "p9"
        },
        Wording("a receiver nobody registered", "unknown_reviewer", "receiver") { $0.receiver = "nowhere" },
        Wording("itself as the receiver", "reviews_itself", "receiver") { $0.receiver = "village" },
        Wording("a topic without the unit that set it", "invalid_field", "topicUnit") { $0.topic = "lamps" },
        Wording("a unit that set a topic without the topic", "invalid_field", "topic") { $0.topicUnit = "hamlet" },
        Wording("a topic of its own", "reviews_itself", "topicUnit") {
            $0.topicUnit = "village"; $0.topic = "lamps"
        },
        Wording("a topic of a unit nobody registered", "unknown_reviewer", "topicUnit") {
            $0.topicUnit = "nowhere"; $0.topic = "lamps"
        },
        Wording("a topic with capitals", "invalid_field", "topic") {
            $0.topicUnit = "hamlet"; $0.topic = "Lamps"
        },
        Wording("a post of the chain nobody was appointed to", "unknown_chain_post", "chain") { $0.chain = ["town/contact", "mayor"] },
        Wording("a post of the chain that answers for another unit", "unknown_chain_post", "chain") { $0.chain = ["hamlet/secretary"] },
        Wording("a post of the chain twice", "invalid_field", "chain") { $0.chain = ["secretary", "secretary"] },
        Wording("a chain too long", "invalid_field", "chain") { $0.chain = (0...20).map { "post-\($0)" } },
        Wording("a pledge that serves itself", "parent_chain", "parentPledge") {
            $0.parentUnit = "village"; $0.parentPledge = "p1"
        },
    ]

    @Test("a wording that breaks a rule is refused by name", arguments: broken)
    func refused(_ wording: Wording) throws {
        let county = try County()
        let verdict = county.pledges.verdict(.draft(County.draft("p1"), wording.change), for: "village", by: County.clerk)
        guard case .refused(let refusal) = verdict else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.code == wording.code)
        #expect(refusal.field == wording.field)
        #expect(!refusal.zh.isEmpty && !refusal.en.isEmpty)
    }

    static let sound: [Wording] = [
        Wording("due on the first day") { $0.due = "2026-01-01" },
        Wording("due on the last day") { $0.due = "2027-03-31" },
        Wording("one of something") { $0.quantity = 1 },
        Wording("the largest quantity") { $0.quantity = PledgeBounds.quantity },
        Wording("the longest title") { $0.title = String(repeating: "路", count: 200) },
        Wording("an item of another sheet of the bundle") { $0.item = "ledger" },
        Wording("a contact post that answers for the unit") { $0.giver = "town/contact" },
        Wording("the own post by its full name") { $0.giver = "village/secretary" },
        Wording("a parent above, wherever it stands") {
            $0.parentUnit = "town"; $0.parentPledge = "not-there-yet"
        },
        Wording("a receiver above") { $0.receiver = "county" },
        Wording("a receiver below or beside, and a topic of another") {
            $0.receiver = "hamlet"; $0.topicUnit = "town-b"; $0.topic = "lamps"
        },
        Wording("a chain of posts that answer for the unit") { $0.chain = ["town/contact", "secretary"] },
        Wording("a parent far above") {
            $0.parentUnit = "city"; $0.parentPledge = "goal"
        },
    ]

    @Test("what lies just within the bounds is accepted", arguments: sound)
    func accepted(_ wording: Wording) throws {
        let county = try County()
        #expect(county.pledges.refusal(.draft(County.draft("p1"), wording.change), for: "village", by: County.clerk) == nil)
    }

    @Test("a giver counts from the first day of the appointment")
    func giverOnDate() throws {
        var county = try County()
        try county.registry.given(
            .appointPost(County.post("deputy", "p-9", from: "2026-02-01")), for: "village", by: County.root)
        try county.followAll()
        let draft = PBPayload.Body.draft(County.draft("p1")) { $0.giver = "deputy" }
        county.day("2026-01-31")
        #expect(county.pledges.refusal(draft, for: "village", by: County.clerk) == "unknown_giver")
        county.day("2026-02-01")
        #expect(county.pledges.refusal(draft, for: "village", by: County.clerk) == nil)
    }

    @Test("drafts are taken until the last day of the closing phase and not after")
    func periodCloses() throws {
        var county = try County()
        county.day("2027-03-31")
        #expect(county.pledges.refusal(.draft(County.draft("p1")), for: "village", by: County.clerk) == nil)
        county.day("2027-04-01")
        #expect(county.pledges.refusal(.draft(County.draft("p1")), for: "village", by: County.clerk) == "period_closed")
    }

    @Test("an id names one pledge of a unit; another unit may use it too")
    func unique() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.draft(County.draft("p1")), for: "village", by: County.clerk) == "pledge_exists")
        #expect(county.pledges.refusal(.draft(County.draft("p1")), for: "town", by: County.townClerk) == nil)
    }

    @Test("nothing is drafted into a letter that is signed or in force")
    func closedLetter() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.draft(County.draft("p2")), for: "village", by: County.clerk) == "letter_closed")
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        #expect(county.pledges.refusal(.draft(County.draft("p2")), for: "village", by: County.clerk) == "letter_closed")
    }

    @Test("after the letter was returned a pledge can be worded anew, and its first wording is kept")
    func reworded() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.giveBackLetter(), for: "village", by: County.superior)
        try county.pledges.given(.draft(County.draft("p1", quantity: 250, due: "2026-09-30")), for: "village", by: County.clerk)
        let state = county.pledges.state(of: "village")
        let pledge = try #require(state.pledge("p1", of: "village"))
        #expect(pledge.firstWording.quantity == 100)
        #expect(pledge.promised == 250)
        #expect(pledge.due.description == "2026-09-30")
        #expect(pledge.reworded != nil)
        #expect(state.letter(of: "village", period: "2026")?.pledges == ["p1"])
    }

    @Test("pledges of one unit cannot serve each other in a circle")
    func circle() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        let serving = PBPayload.Body.draft(County.draft("p2")) {
            $0.parentUnit = "village"
            $0.parentPledge = "p1"
        }
        try county.pledges.given(serving, for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.giveBackLetter(), for: "village", by: County.superior)
        let turned = PBPayload.Body.draft(County.draft("p1")) {
            $0.parentUnit = "village"
            $0.parentPledge = "p2"
        }
        #expect(county.pledges.refusal(turned, for: "village", by: County.clerk) == "parent_chain")
    }
}

/// A change to a sound draft, and the refusal it should meet, if any.
struct Wording: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var field: String
    var change: @Sendable (inout PBDraftPledge) -> Void

    init(_ what: String, _ code: String = "", _ field: String = "", _ change: @escaping @Sendable (inout PBDraftPledge) -> Void) {
        testDescription = what
        self.code = code
        self.field = field
        self.change = change
    }
}
