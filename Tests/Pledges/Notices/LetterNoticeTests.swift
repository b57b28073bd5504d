import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("A letter on notice")
struct LetterNoticeTests {
    /// A village whose letter with `p1` is signed.
    private func signed(period: String = County.period) throws -> County {
        var county = try period == County.period ? County() : County.withFreeYear()
        if period != County.period { try county.openPeriod(period) { $0.noticeDays = 7 } }
        try county.pledges.given(.draft(County.draft("p1")) { $0.period = period }, for: "village", by: County.clerk)
        try county.pledges.given(.signLetter(.with { $0.period = period }), for: "village", by: County.clerk)
        return county
    }

    private func onNotice() throws -> County {
        var county = try signed()
        try county.pledges.given(.countersign(from: "2026-01-05", until: "2026-01-11"), for: "village", by: County.superior)
        return county
    }

    @Test("countersigned with terms a letter stands on notice, and is in force only when that was closed after its last day")
    func passes() throws {
        var county = try signed()
        let facts = try county.pledges.given(
            .countersign(from: "2026-01-05", until: "2026-01-11", [.board, .television]), for: "village", by: County.superior)
        #expect(facts.map(\.pledges.letterOnNotice.notice) == ["letter-2026"])
        #expect(facts.map(\.pledges.letterOnNotice.pledges) == [1])
        #expect(county.pledges.state(of: "village").letter(of: "village", period: "2026")?.state == .onNotice)
        #expect(!county.pledges.state(of: "village").isLetterInForce(of: "village", period: "2026"))
        #expect(county.pledge("p1")?.stage == .drafted)
        #expect(county.pledges.refusal(.progress("p1", 1), for: "village", by: County.clerk) == "pledge_not_in_force")
        #expect(county.pledges.refusal(.draft(County.draft("p2")), for: "village", by: County.clerk) == "letter_closed")
        #expect(county.pledges.refusal(.sign, for: "village", by: County.clerk) == "letter_closed")
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "letter_not_signed")
        county.day("2026-01-11")
        #expect(county.pledges.refusal(.closeNotice("letter-2026"), for: "village", by: County.superior) == "notice_running")
        county.day("2026-01-12")
        let closed = try county.pledges.given(.closeNotice("letter-2026"), for: "village", by: County.secondSuperior)
        #expect(closed.map(\.pledges.noticeClosed.period) == ["2026"])
        #expect(closed.map(\.pledges.noticeClosed.pledges) == [1])
        let state = county.pledges.state(of: "village")
        #expect(state.isLetterInForce(of: "village", period: "2026"))
        #expect(state.letter(of: "village", period: "2026")?.countersigned?.key == County.superior)
        #expect(state.letter(of: "village", period: "2026")?.inForce?.key == County.secondSuperior)
        #expect(state.pledge("p1", of: "village")?.stage == .inForce)
        #expect(state.pledge("p1", of: "village")?.inForce?.date.description == "2026-01-12")
        #expect(state.notice("letter-2026", of: "village")?.state == .passed)
        #expect(county.pledges.refusal(.closeNotice("letter-2026"), for: "village", by: County.superior) == "notice_not_open")
    }

    @Test("where the bundle asks for a notice, a letter comes into force by no other way, and no shorter one will do")
    func required() throws {
        let county = try signed(period: "strict")
        func refusal(_ body: PBPayload.Body) -> String? { county.pledges.refusal(body, for: "village", by: County.superior) }
        #expect(refusal(.countersignLetter(.with { $0.period = "strict" })) == "notice_required")
        #expect(refusal(.countersign(from: "2026-01-05", until: "2026-01-10", period: "strict")) == "notice_required")
        #expect(refusal(.countersign(from: "2026-01-05", until: "2026-01-11", period: "strict")) == nil)
    }

    @Test("an objection must be answered before the letter's notice is closed, and one upheld sends the letter back")
    func upheld() throws {
        var county = try onNotice()
        try county.pledges.given(.object("letter-2026", "o1"), for: "village", by: County.inspector)
        try county.pledges.given(.object("letter-2026", "o2"), for: "village", by: County.strangeSuperior)
        county.day("2026-01-12")
        let close = PBPayload.Body.closeNotice("letter-2026")
        #expect(county.pledges.refusal(close, for: "village", by: County.superior) == "objections_unanswered")
        try county.pledges.given(.answer("letter-2026", "o1"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(close, for: "village", by: County.superior) == "objections_unanswered")
        try county.pledges.given(.answer("letter-2026", "o2", upheld: true), for: "village", by: County.superior)
        #expect(county.pledges.refusal(close, for: "village", by: County.superior) == "objection_upheld")
        #expect(county.pledges.state(of: "village").units["village"]?.lettersToReturn.map(\.period) == ["2026"])
        try county.pledges.given(.giveBackLetter(), for: "village", by: County.superior)
        let state = county.pledges.state(of: "village")
        #expect(state.letter(of: "village", period: "2026")?.state == .returned)
        #expect(state.notice("letter-2026", of: "village")?.state == .returned)
        #expect(state.notice("letter-2026", of: "village")?.objection("o2")?.answer?.isUpheld == true)
        #expect(county.pledges.refusal(close, for: "village", by: County.superior) == "notice_not_open")
        #expect(county.pledges.refusal(.object("letter-2026", "o3"), for: "village", by: County.inspector) == "notice_not_open")
    }

    @Test("every further notice of a letter has an id the unit has not used")
    func ids() throws {
        var county = try onNotice()
        for expected in ["letter-2026-2", "letter-2026-3"] {
            try county.pledges.given(.giveBackLetter(), for: "village", by: County.superior)
            try county.pledges.given(.draft(County.draft("p1", quantity: 50)), for: "village", by: County.clerk)
            try county.pledges.given(.sign, for: "village", by: County.clerk)
            let facts = try county.pledges.given(
                .countersign(from: "2026-01-06", until: "2026-01-06"), for: "village", by: County.superior)
            #expect(facts.map(\.pledges.letterOnNotice.notice) == [expected])
        }
        county.day("2026-01-07")
        #expect(county.pledges.refusal(.closeNotice("letter-2026-2"), for: "village", by: County.superior) == "notice_not_open")
        try county.pledges.given(.closeNotice("letter-2026-3"), for: "village", by: County.superior)
        #expect(county.pledges.state(of: "village").isLetterInForce(of: "village", period: "2026"))
    }

    @Test("about its letter the unit neither answers objections nor closes the notice, and whoever signed or objected does not judge")
    func rights() throws {
        var county = try onNotice()
        try county.pledges.given(.object("letter-2026", "o1"), for: "village", by: County.superior)
        let answer = PBPayload.Body.answer("letter-2026", "o1")
        #expect(county.pledges.refusal(answer, for: "village", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(answer, for: "village", by: County.villageSuperior) == "not_above_unit")
        #expect(county.pledges.refusal(answer, for: "village", by: County.superior) == "same_key")
        try county.pledges.given(answer, for: "village", by: County.secondSuperior)
        #expect(county.pledges.refusal(answer, for: "village", by: County.secondSuperior) == "objection_answered")
        county.day("2026-01-12")
        let close = PBPayload.Body.closeNotice("letter-2026")
        #expect(county.pledges.refusal(close, for: "village", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(close, for: "village", by: County.villageSuperior) == "not_above_unit")
        #expect(county.pledges.refusal(close, for: "village", by: County.superior) == nil)
    }

    @Test("whoever signed the letter does not close its notice, whatever role the log gave the key")
    func sameKey() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.forged(
            [PBFact(about: "village", .letterSigned(.with { $0.signing.period = "2026" }))], for: "village", by: County.superior)
        try county.pledges.given(.countersign(from: "2026-01-05", until: "2026-01-05"), for: "village", by: County.secondSuperior)
        county.day("2026-01-06")
        #expect(county.pledges.refusal(.closeNotice("letter-2026"), for: "village", by: County.superior) == "same_key")
        #expect(county.pledges.refusal(.closeNotice("letter-2026"), for: "village", by: County.countySuperior) == nil)
    }

    static let broken: [Terms] = [
        Terms("a first day in the past", "notice.from") { $0.from = "2026-01-04" },
        Terms("no first day", "notice.from") { $0.from = "" },
        Terms("no last day", "notice.until") { $0.until = "tomorrow" },
        Terms("a last day before the first", "notice.until") { $0.until = "2026-01-04" },
        Terms("more than a year", "notice.until") { $0.until = "2027-01-06" },
        Terms("no channel", "notice.channels") { $0.channels = [] },
        Terms("a channel twice", "notice.channels") { $0.channels = [.board, .board] },
        Terms("a channel nobody knows", "notice.channels") { $0.channels = [.UNRECOGNIZED(99)] },
        Terms("a channel left open", "notice.channels") { $0.channels = [.unspecified] },
    ]

    @Test("terms that break a rule are refused by name", arguments: broken)
    func terms(_ broken: Terms) throws {
        let county = try signed()
        var countersign = PBCountersignLetter.with {
            $0.period = "2026"
            $0.notice = PBPayload.Body.terms("2026-01-05", "2026-01-11")
        }
        broken.change(&countersign.notice)
        guard case .refused(let refusal) = county.pledges.verdict(.countersignLetter(countersign), for: "village", by: County.superior)
        else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.code == "invalid_field")
        #expect(refusal.field == broken.field)
    }
}

/// A change to sound terms and the field it should be refused for.
struct Terms: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var field: String
    var change: @Sendable (inout PBNoticeTerms) -> Void

    init(_ what: String, _ field: String, _ change: @escaping @Sendable (inout PBNoticeTerms) -> Void) {
        testDescription = what
        self.field = field
        self.change = change
    }
}
