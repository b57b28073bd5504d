import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("A notice of something else than a letter")
struct NoticeTests {
    private func open(
        _ id: String = "n1", _ subject: PBNoticeSubject = .pledge, reference: String = "p1", from: String = "2026-01-06"
    ) -> PBPayload.Body {
        .notice(id, subject, reference: reference, from: from, until: "2026-01-12")
    }

    @Test("the unit's clerk or a superior puts it on notice, under an id of its own")
    func opened() throws {
        var county = try countyWithPledge()
        #expect(county.pledges.refusal(open(), for: "village", by: County.superior) == nil)
        #expect(county.pledges.refusal(open(), for: "village", by: County.inspector) == "not_authorized")
        try county.pledges.given(open(), for: "village", by: County.clerk)
        let notice = try #require(county.pledges.state(of: "village").notice("n1", of: "village"))
        #expect(notice.subject == .pledge && notice.reference == "p1" && notice.state == .open)
        #expect(notice.opened.key == County.clerk)
        #expect(county.pledges.refusal(open(), for: "village", by: County.clerk) == "notice_exists")
        #expect(county.pledges.refusal(open("n1"), for: "town", by: County.townClerk) == "unknown_pledge")
    }

    @Test("a letter is put on notice only by countersigning, and ids of its notices are nobody else's")
    func letters() throws {
        let county = try countyWithPledge()
        #expect(county.pledges.refusal(open("n1", .letter), for: "village", by: County.superior) == "invalid_field")
        #expect(county.pledges.refusal(open("n1", .unspecified), for: "village", by: County.superior) == "invalid_field")
        #expect(county.pledges.refusal(open("letter-2026"), for: "village", by: County.superior) == "invalid_field")
    }

    @Test("a pledge on notice must have come into force")
    func pledge() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(open(), for: "village", by: County.clerk) == "pledge_not_in_force")
        #expect(county.pledges.refusal(open(reference: "p9"), for: "village", by: County.clerk) == "unknown_pledge")
        #expect(county.pledges.refusal(open("n1", .other, reference: " "), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(open("n1", .project, reference: "bridge"), for: "village", by: County.clerk) == nil)
    }

    @Test("anybody with a valid key objects, wherever it is enrolled, and only from the first day to the last")
    func dates() throws {
        var county = try countyWithPledge()
        try county.pledges.given(open(), for: "village", by: County.clerk)
        let objection = PBPayload.Body.object("n1", "o1")
        #expect(county.pledges.refusal(objection, for: "village", by: County.strangeInspector) == "notice_not_open")
        county.day("2026-01-06")
        for (_, _, key) in County.everyRole { #expect(county.pledges.refusal(objection, for: "village", by: key) == nil) }
        #expect(county.pledges.refusal(objection, for: "village", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(.object("n9", "o1"), for: "village", by: County.clerk) == "unknown_notice")
        #expect(county.pledges.refusal(objection, for: "nowhere", by: County.clerk) == "unknown_unit")
        #expect(county.pledges.refusal(.object("n1", "o1", ""), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.object("n1", "O 1"), for: "village", by: County.clerk) == "invalid_field")
        try county.pledges.given(objection, for: "village", by: County.townClerk)
        #expect(county.pledges.refusal(objection, for: "village", by: County.clerk) == "objection_exists")
        county.day("2026-01-12")
        #expect(county.pledges.refusal(.object("n1", "o2"), for: "village", by: County.clerk) == nil)
        county.day("2026-01-13")
        #expect(county.pledges.refusal(.object("n1", "o2"), for: "village", by: County.clerk) == "notice_not_open")
    }

    @Test("a revoked key does not object")
    func revoked() throws {
        var county = try countyWithPledge()
        try county.pledges.given(open(from: "2026-01-05"), for: "village", by: County.clerk)
        try county.registry.given(.revokeKey(.with { $0.key = County.clerk.bytes }), for: "village", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.object("n1", "o1"), for: "village", by: County.clerk) == "key_not_valid")
    }

    @Test("objections are answered once, by a superior, be it the unit's own")
    func answered() throws {
        var county = try countyWithPledge()
        try county.pledges.given(open(from: "2026-01-05"), for: "village", by: County.clerk)
        try county.pledges.given(.object("n1", "o1"), for: "village", by: County.inspector)
        #expect(county.pledges.refusal(.answer("n1", "o1"), for: "village", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(.answer("n1", "o9"), for: "village", by: County.superior) == "unknown_objection")
        #expect(county.pledges.refusal(.answer("n1", "o1", ""), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.answer("n1", "o1"), for: "village", by: County.villageSuperior)
        #expect(county.pledges.refusal(.answer("n1", "o1", upheld: true), for: "village", by: County.superior) == "objection_answered")
        let answer = try #require(county.pledges.state(of: "village").notice("n1", of: "village")?.objection("o1")?.answer)
        #expect(answer.text == "It is" && !answer.isUpheld && answer.step.key == County.villageSuperior)
    }

    @Test("of the topmost unit, which nobody stands above, a superior of its own answers; whoever opened the notice does not")
    func topmost() throws {
        var county = try County.working()
        let second = County.key("second superior in the city")
        try county.registry.given(.enrolKey(County.enrolment(of: second, .superior)), for: "city", by: County.root)
        try county.followAll()
        try county.pledges.given(.notice("n1", from: "2026-01-05", until: "2026-01-12"), for: "city", by: County.citySuperior)
        try county.pledges.given(.object("n1", "o1"), for: "city", by: County.clerk)
        #expect(county.pledges.refusal(.answer("n1", "o1"), for: "city", by: County.citySuperior) == "same_key")
        #expect(county.pledges.refusal(.answer("n1", "o1"), for: "city", by: County.countySuperior) == "not_authorized")
        #expect(county.pledges.refusal(.answer("n1", "o1"), for: "city", by: second) == nil)
        let successor = County.key("the next key of the superior in the city")
        try county.registry.forged(
            [PBFact(about: "city", .keyRotated(.with { $0.key = successor.bytes }))], for: "city", by: County.citySuperior)
        try county.followAll()
        #expect(county.pledges.refusal(.answer("n1", "o1"), for: "city", by: successor) == "same_key", "the holder, not the key")
    }

    @Test("a superior from above may answer where it opened the notice itself; one at the unit may not")
    func openedBySuperior() throws {
        var county = try countyWithPledge()
        for (notice, key, expected) in [("n1", County.superior, nil), ("n2", County.villageSuperior, "same_key")] as [(_, _, String?)] {
            try county.pledges.given(.notice(notice, from: "2026-01-05", until: "2026-01-12"), for: "village", by: key)
            try county.pledges.given(.object(notice, "o1"), for: "village", by: County.inspector)
            #expect(county.pledges.refusal(.answer(notice, "o1"), for: "village", by: key) == expected)
        }
    }

    @Test("it is closed after its last day with every objection answered: passed, or with one upheld not", arguments: [false, true])
    func closed(upheld: Bool) throws {
        var county = try countyWithPledge()
        try county.pledges.given(open(from: "2026-01-05"), for: "village", by: County.clerk)
        try county.pledges.given(.object("n1", "o1"), for: "village", by: County.inspector)
        #expect(county.pledges.refusal(.closeNotice("n1"), for: "village", by: County.clerk) == "notice_running")
        county.day("2026-01-13")
        #expect(county.pledges.refusal(.closeNotice("n1"), for: "village", by: County.clerk) == "objections_unanswered")
        try county.pledges.given(.answer("n1", "o1", upheld: upheld), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.closeNotice("n1"), for: "village", by: County.inspector) == "not_authorized")
        try county.pledges.given(.closeNotice("n1"), for: "village", by: County.clerk)
        #expect(county.pledges.state(of: "village").notice("n1", of: "village")?.state == (upheld ? .objectedTo : .passed))
        #expect(county.pledge("p1")?.stage == .inForce)
        #expect(county.pledges.refusal(.closeNotice("n1"), for: "village", by: County.clerk) == "notice_not_open")
        #expect(county.pledges.refusal(.answer("n1", "o1"), for: "village", by: County.superior) == "notice_not_open")
        #expect(county.pledges.refusal(.closeNotice("n9"), for: "village", by: County.clerk) == "unknown_notice")
    }

    @Test("a notice takes a thousand objections and no more")
    func bounded() throws {
        var county = try countyWithPledge()
        try county.pledges.given(open(from: "2026-01-05"), for: "village", by: County.clerk)
        let facts = (0..<PledgeBounds.objections).map { number in
            PBFact(
                about: "village",
                .objectionRaised(
                    .with {
                        $0.notice = "n1"
                        $0.objection = "o\(number)"
                    }))
        }
        try county.pledges.forged(Array(facts.dropLast()), for: "village", by: County.inspector)
        #expect(county.pledges.refusal(.object("n1", "last"), for: "village", by: County.inspector) == nil)
        try county.pledges.forged(Array(facts.suffix(1)), for: "village", by: County.inspector)
        #expect(county.pledges.refusal(.object("n1", "last"), for: "village", by: County.inspector) == "too_many_objections")
    }
}
