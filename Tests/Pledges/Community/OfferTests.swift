import DeciderSupport
import Domain
import PledgesCore
import Schema
import Streaming
import Seeded
import SwiftProtobuf
import Testing

@Suite("Service posts and topics")
struct OfferTests {
    private func offered() throws -> County {
        var county = try County.working()
        try county.pledges.given(.offer(), for: "village", by: County.clerk)
        return county
    }

    private func offer(_ county: County) throws -> Offer {
        try #require(county.pledges.state(of: "village").offer("night-watch", of: "village"))
    }

    @Test("a post belongs to a team of the bundle or of the unit's own, a topic to none")
    func teams() throws {
        let county = try County.working()
        let wrong: [(String, String, (inout PBOfferService) -> Void)] = [
            ("invalid_field", "offer", { $0.offer = "Watch" }), ("invalid_field", "title", { $0.title = "" }),
            ("invalid_field", "kind", { $0.kind = .unspecified }), ("invalid_field", "kind", { $0.kind = .UNRECOGNIZED(9) }),
            ("unknown_team", "team", { $0.team = "" }), ("unknown_team", "team", { $0.team = "moon" }),
            ("invalid_field", "team", { $0.team = "own-" }), ("invalid_field", "team", { $0.kind = .topic }),
            ("invalid_field", "wanted", { $0.wanted = 1_000_001 }), ("unknown_period", "period", { $0.period = "2030" }),
            ("unknown_team", "team", { $0.period = County.period }),
        ]
        for (code, field, change) in wrong {
            let refusal = county.refused(.offer(change), by: County.clerk)
            #expect(refusal?.code == code)
            #expect(refusal?.field == field)
        }
        #expect(county.pledges.refusal(.offer { $0.team = "own-choir" }, for: "village", by: County.clerk) == nil)
        let topic = PBPayload.Body.offer {
            $0.kind = .topic
            $0.team = ""
        }
        #expect(county.pledges.refusal(topic, for: "village", by: County.clerk) == nil)
    }

    @Test("an offer's id is taken once")
    func taken() throws {
        let county = try offered()
        #expect(county.pledges.refusal(.offer(), for: "village", by: County.clerk) == "offer_exists")
    }

    @Test("an offer is taken up by the offering unit's clerk or by the home unit's, and by nobody else")
    func parties() throws {
        let county = try offered()
        for key in [County.clerk, County.hamletClerk, County.townClerk] {
            #expect(county.pledges.refusal(.takeUp(2), for: "village", by: key) == nil)
        }
        for key in [County.otherClerk, County.superior, County.villageSuperior, County.inspector] {
            #expect(county.pledges.refusal(.takeUp(2), for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(.takeUp(2), for: "village", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(.takeUp(2, home: "village"), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.takeUp(2, home: "nowhere"), for: "village", by: County.clerk) == "unknown_unit")
        #expect(county.pledges.refusal(.takeUp(2, offer: "moon"), for: "village", by: County.clerk) == "unknown_offer")
        #expect(county.pledges.refusal(.takeUp(0), for: "village", by: County.clerk) == "invalid_field")
    }

    @Test("members taken up never exceed those wanted; sent again, the number is replaced")
    func wanted() throws {
        var county = try offered()
        try county.pledges.given(.takeUp(3), for: "village", by: County.hamletClerk)
        #expect(county.pledges.refusal(.takeUp(3, home: "town-b"), for: "village", by: County.otherClerk) == "offer_full")
        try county.pledges.given(.takeUp(2, home: "town-b"), for: "village", by: County.otherClerk)
        #expect(try offer(county).vacancies == 0)
        #expect(county.pledges.refusal(.takeUp(4), for: "village", by: County.hamletClerk) == "offer_full")
        try county.pledges.given(.takeUp(1), for: "village", by: County.hamletClerk)
        #expect(try offer(county).members == 3)
        #expect(try offer(county).takenUp["hamlet"]?.members == 1)
    }

    @Test("what is released is no longer taken up, with the reason, and makes room")
    func released() throws {
        var county = try offered()
        #expect(county.pledges.refusal(.release(), for: "village", by: County.hamletClerk) == "not_taken_up")
        try county.pledges.given(.takeUp(5), for: "village", by: County.hamletClerk)
        #expect(county.pledges.refusal(.release(home: "town-b"), for: "village", by: County.clerk) == "not_taken_up")
        #expect(county.pledges.refusal(.release(home: "hamlet", ""), for: "village", by: County.hamletClerk) == "invalid_field")
        #expect(county.pledges.refusal(.release(), for: "village", by: County.otherClerk) == "not_authorized")
        try county.pledges.given(.release(), for: "village", by: County.hamletClerk)
        #expect(try offer(county).takenUp.isEmpty)
        #expect(try offer(county).released["hamlet"]?.reason == "Moved away")
        #expect(county.pledges.refusal(.takeUp(5, home: "town-b"), for: "village", by: County.otherClerk) == nil)
    }

    @Test("a closed offer takes nobody any more; what was done stays in the register")
    func closed() throws {
        var county = try offered()
        try county.pledges.given(.takeUp(2), for: "village", by: County.hamletClerk)
        try county.pledges.given(.served(), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.endOffer("night-watch", ""), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.endOffer(), for: "village", by: County.hamletClerk) == "not_authorized")
        try county.pledges.given(.endOffer(), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.endOffer(), for: "village", by: County.clerk) == "offer_closed")
        #expect(county.pledges.refusal(.takeUp(1, home: "town-b"), for: "village", by: County.otherClerk) == "offer_closed")
        #expect(try offer(county).services["hamlet"]?.count == 1)
    }

    @Test("members taken up never exceed those wanted, in whatever order units come and go", arguments: 0..<20 as Range<UInt64>)
    func neverExceeded(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try County.working()
        let wanted = UInt32(1 + generator.below(8))
        try county.pledges.given(.offer { $0.wanted = wanted }, for: "village", by: County.clerk)
        var (expected, refused) = ([String: UInt32](), 0)
        for _ in 0..<80 {
            let home = ["hamlet", "town", "town-b", "county"][generator.below(4)]
            if generator.oneIn(4) {
                if try county.pledges.attempt(.release(home: home), for: "village", by: County.clerk) { expected[home] = nil }
            } else {
                let members = UInt32(1 + generator.below(6))
                if try county.pledges.attempt(.takeUp(members, home: home), for: "village", by: County.clerk) {
                    expected[home] = members
                } else {
                    refused += 1
                }
            }
            let offer = try offer(county)
            #expect(offer.members <= Int(wanted))
            #expect(offer.takenUp.mapValues(\.members) == expected)
        }
        #expect(refused > 0)
    }
}
