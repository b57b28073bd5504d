import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Who may do what to a pledge")
struct RightsTests {
    static let owners: [PBPayload.Body] = [.draft(County.draft("p2")), .sign, .progress("p1", 1), .done("p1", 1)]
    static let superiors: [PBPayload.Body] = [.countersign, .giveBackLetter(), .verify("p1", 1), .giveBack("p1"), .closeOut("p1")]

    @Test("what the unit does takes a clerk of the unit", arguments: owners)
    func clerkOnly(_ body: PBPayload.Body) throws {
        let county = try countyWithPledge()
        for key in [County.superior, County.inspector, County.registrar, County.timekeeper] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(body, for: "village", by: County.root) == "unknown_key")
        #expect(county.pledges.refusal(body, for: "village", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(body, for: "hamlet", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(body, for: "town", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(body, for: "nowhere", by: County.clerk) == "unknown_unit")
    }

    @Test("what the superior does takes a superior's key from above the unit", arguments: superiors)
    func superiorOnly(_ body: PBPayload.Body) throws {
        let county = try countyWithPledge()
        for key in [County.clerk, County.townClerk, County.inspector, County.registrar, County.strangeSuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(body, for: "village", by: County.villageSuperior) == "not_above_unit")
        #expect(county.pledges.refusal(body, for: "village", by: County.root) == "unknown_key")
    }

    @Test("every superior above the unit may act, not only the nearest")
    func higherSuperior() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        try county.pledges.given(.verify("p1", 100), for: "village", by: County.countySuperior)
        try county.pledges.given(.closeOut("p1"), for: "village", by: County.superior)
    }

    @Test("the key that signed or reported never answers itself, whatever role the log gave it")
    func sameKey() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.forged(
            [PBFact(about: "village", .letterSigned(.with { $0.signing.period = "2026" }))], for: "village", by: County.superior)
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "same_key")
        try county.pledges.given(.countersign, for: "village", by: County.secondSuperior)
        try county.pledges.forged(
            [
                PBFact(
                    about: "village",
                    .reportedDone(
                        .with {
                            $0.pledge = "p1"; $0.quantity = 9
                        }))
            ], for: "village", by: County.superior)
        #expect(county.pledges.refusal(.verify("p1", 9), for: "village", by: County.superior) == "same_key")
        try county.pledges.given(.verify("p1", 9), for: "village", by: County.secondSuperior)
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.superior) == "same_key")
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.secondSuperior) == nil)
    }

    @Test("a new key does not make another person: whoever rotated his key does not answer himself with it")
    func rotated() throws {
        var county = try County()
        let next = County.key("superior in the town, next key")
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.forged(
            [PBFact(about: "village", .letterSigned(.with { $0.signing.period = "2026" }))], for: "village", by: County.superior)
        try county.registry.forged(
            [PBFact(about: "town", .keyRotated(.with { $0.key = next.bytes }))], for: "town", by: County.superior)
        try county.followAll()
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "key_not_valid")
        #expect(county.pledges.refusal(.countersign, for: "village", by: next) == "same_key")
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.secondSuperior) == nil)
    }

    @Test("a revoked key does nothing any more")
    func revoked() throws {
        var county = try countyWithPledge()
        try county.registry.given(.revokeKey(.with { $0.key = County.clerk.bytes }), for: "village", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.progress("p1", 1), for: "village", by: County.clerk) == "key_not_valid")
        #expect(county.pledges.refusal(.progress("p1", 1), for: "village", by: County.secondClerk) == nil)
    }

    @Test("without genesis nothing is decided, and other services' submissions are not taken")
    func elsewhere() throws {
        let county = try County()
        let untold = DeciderSpec<PledgesCore>(topics: county.pledges.topics)
        #expect(untold.refusal(.draft(County.draft("p1")), for: "village", by: County.clerk) == "no_genesis")
        #expect(county.pledges.refusal(.openFinding(County.finding("f1")), for: "village", by: County.inspector) == "wrong_service")
        #expect(county.pledges.refusal(.registerUnit(.init()), for: "village", by: County.root) == "wrong_service")
    }
}
