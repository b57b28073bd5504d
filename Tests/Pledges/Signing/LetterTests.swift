import DeciderSupport
import Domain
import PledgesCore
import Schema
import Testing

@Suite("Signing and countersigning a letter")
struct LetterTests {
    @Test("a letter is drafted, signed and countersigned, and then its pledges are in force")
    func inForce() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.given(.draft(County.draft("p2")), for: "village", by: County.clerk)
        let signed = try county.pledges.given(.sign, for: "village", by: County.clerk)
        #expect(signed.map(\.pledges.letterSigned.pledges) == [2])
        #expect(!county.pledges.state(of: "village").isLetterInForce(of: "village", period: "2026"))
        let countersigned = try county.pledges.given(.countersign, for: "village", by: County.superior)
        #expect(countersigned.map(\.pledges.letterInForce.pledges) == [2])
        let state = county.pledges.state(of: "village")
        #expect(state.isLetterInForce(of: "village", period: "2026"))
        #expect(state.pledge("p1", of: "village")?.stage == .inForce)
        #expect(state.pledge("p2", of: "village")?.inForce?.key == County.superior)
    }

    @Test("a letter without a draft is not signed")
    func empty() throws {
        let county = try County()
        #expect(county.pledges.refusal(.sign, for: "village", by: County.clerk) == "no_drafts")
        #expect(county.pledges.refusal(.signLetter(.init()), for: "village", by: County.clerk) == "unknown_period")
    }

    @Test("a letter is signed once, and only a signed one is countersigned or returned")
    func order() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "letter_not_signed")
        #expect(county.pledges.refusal(.giveBackLetter(), for: "village", by: County.superior) == "letter_not_signed")
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.sign, for: "village", by: County.clerk) == "letter_closed")
        try county.pledges.given(.countersign, for: "village", by: County.superior)
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "letter_not_signed")
        #expect(county.pledges.refusal(.giveBackLetter(), for: "village", by: County.superior) == "letter_not_signed")
        #expect(county.pledges.refusal(.sign, for: "village", by: County.clerk) == "letter_closed")
    }

    @Test("a letter is returned with a reason, and can be signed again")
    func returned() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.giveBackLetter(" "), for: "village", by: County.superior) == "invalid_field")
        try county.pledges.given(.giveBackLetter("Too little"), for: "village", by: County.superior)
        #expect(county.pledges.state(of: "village").letter(of: "village", period: "2026")?.returned?.reason == "Too little")
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "letter_not_signed")
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        try county.pledges.given(.countersign, for: "village", by: County.superior)
    }

    @Test("the letter of one unit says nothing about another's")
    func apart() throws {
        let county = try countyWithPledge()
        #expect(!county.pledges.state(of: "town").isLetterInForce(of: "town", period: "2026"))
    }
}
