import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Who reviews a pledge")
struct ReviewerTests {
    /// `town-b` has a clerk and `hamlet` a clerk and a superior of its own.
    private static let strangeClerk = County.key("clerk of the other town")
    private static let hamletClerk = County.key("clerk of the hamlet")
    private static let hamletSuperior = County.key("superior in the hamlet")

    /// A unit with `p1` reported done.
    private func reported(
        by unit: String = "village", _ clerk: PublicKey = County.clerk, _ superior: PublicKey = County.superior,
        _ change: (inout PBDraftPledge) -> Void
    ) throws -> County {
        var county = try County()
        for (key, role, place) in [
            (Self.strangeClerk, PBRole.clerk, "town-b"), (Self.hamletClerk, .clerk, "hamlet"), (Self.hamletSuperior, .superior, "hamlet"),
        ] {
            try county.registry.given(.enrolKey(County.enrolment(of: key, role)), for: place, by: County.root)
        }
        try county.followAll()
        try county.pledges.given(.draft(County.draft("p1"), change), for: unit, by: clerk)
        try county.pledges.given(.sign, for: unit, by: clerk)
        try county.pledges.given(.countersign, for: unit, by: superior)
        try county.pledges.given(.done("p1", 100), for: unit, by: clerk)
        return county
    }

    static let judgements: [PBPayload.Body] = [.verify("p1", 100), .giveBack("p1")]

    @Test("a pledge given to another unit is reviewed by that unit's clerk or superior, or by a superior above it", arguments: judgements)
    func receiver(_ body: PBPayload.Body) throws {
        let county = try reported { $0.receiver = "town-b" }
        for key in [Self.strangeClerk, County.strangeSuperior, County.countySuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == nil)
        }
        for key in [County.superior, County.secondSuperior, County.townClerk, Self.hamletClerk, County.inspector] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_reviewer")
        }
        for key in [County.clerk, County.secondClerk, County.villageSuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_reviewer")
        }
        #expect(county.pledges.refusal(body, for: "village", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(.verify("p9", 1), for: "village", by: Self.strangeClerk) == "not_authorized")
    }

    @Test("whoever set a topic verifies it, not the receiver", arguments: judgements)
    func topic(_ body: PBPayload.Body) throws {
        let county = try reported {
            $0.receiver = "town-b"
            $0.topicUnit = "hamlet"
            $0.topic = "street-lamps"
        }
        for key in [Self.hamletClerk, Self.hamletSuperior, County.superior, County.countySuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == nil)
        }
        for key in [Self.strangeClerk, County.strangeSuperior, County.townClerk, County.clerk, County.villageSuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_reviewer")
        }
    }

    @Test("what a superior unit promises one below, that one reviews, and no key of the superior unit does", arguments: judgements)
    func downwards(_ body: PBPayload.Body) throws {
        let county = try reported(by: "town", County.townClerk, County.countySuperior) { $0.receiver = "village" }
        for key in [County.clerk, County.secondClerk, County.villageSuperior, County.countySuperior] {
            #expect(county.pledges.refusal(body, for: "town", by: key) == nil)
        }
        // A superior's key enrolled at the town stands above the village, but the town is the owner.
        for key in [County.superior, County.secondSuperior, County.townClerk, Self.hamletClerk, Self.hamletSuperior] {
            #expect(county.pledges.refusal(body, for: "town", by: key) == "not_reviewer")
        }
    }

    @Test("the key that reported does not review, even where it is the receiver's")
    func sameKey() throws {
        var county = try reported { $0.receiver = "town-b" }
        try county.pledges.given(.giveBack("p1"), for: "village", by: Self.strangeClerk)
        try county.pledges.forged(
            [
                PBFact(
                    about: "village",
                    .reportedDone(
                        .with {
                            $0.pledge = "p1"; $0.quantity = 9
                        }))
            ], for: "village", by: Self.strangeClerk)
        #expect(county.pledges.refusal(.verify("p1", 9), for: "village", by: Self.strangeClerk) == "same_key")
        #expect(county.pledges.refusal(.verify("p1", 9), for: "village", by: County.strangeSuperior) == nil)
    }

    @Test("the reviewer or a superior above the unit closes out, never the unit")
    func closeOut() throws {
        var county = try reported { $0.receiver = "town-b" }
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: Self.strangeClerk) == "not_verified")
        try county.pledges.given(.verify("p1", 100), for: "village", by: Self.strangeClerk)
        for key in [Self.strangeClerk, County.strangeSuperior, County.superior, County.countySuperior] {
            #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: key) == nil)
        }
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.villageSuperior) == "not_above_unit")
        for key in [County.clerk, County.townClerk, Self.hamletClerk] {
            #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: key) == "not_authorized")
        }
    }

    @Test("a reviewer's revoked key reviews nothing")
    func revoked() throws {
        var county = try reported { $0.receiver = "town-b" }
        try county.registry.given(.revokeKey(.with { $0.key = Self.strangeClerk.bytes }), for: "town-b", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.verify("p1", 100), for: "village", by: Self.strangeClerk) == "key_not_valid")
    }
}
