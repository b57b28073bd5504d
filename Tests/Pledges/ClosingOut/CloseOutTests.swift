import DeciderSupport
import Domain
import PledgesCore
import Schema
import Seeded
import Testing

@Suite("Closing a pledge out")
struct CloseOutTests {
    @Test("a pledge is closed out once, after verification")
    func closedOut() throws {
        var county = try countyWithPledge()
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.superior) == "not_verified")
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.superior) == "not_verified")
        try county.pledges.given(.verify("p1", 100), for: "village", by: County.superior)
        try county.pledges.given(.closeOut("p1"), for: "village", by: County.superior)
        let pledge = try #require(county.pledges.state(of: "village").pledge("p1", of: "village"))
        #expect(pledge.stage == .closedOut)
        #expect(pledge.closedOut?.key == County.superior)
        #expect(pledge.isVerified)
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.superior) == "not_verified")
    }

    @Test("a pledge is closed out only by somebody other than its owner")
    func notByOwner() throws {
        var county = try countyWithPledge()
        try county.pledges.given(.done("p1", 100), for: "village", by: County.clerk)
        try county.pledges.given(.verify("p1", 100), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(.closeOut("p1"), for: "village", by: County.villageSuperior) == "not_above_unit")
    }

    @Test("no sequence of submissions by the owner's own keys verifies or closes anything out", arguments: 0..<20 as Range<UInt64>)
    func ownerAlone(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try countyWithPledge()
        let owner = [County.clerk, County.secondClerk, County.villageSuperior]
        var accepted = 0
        for _ in 0..<120 {
            let pledge = ["p1", "p2"].randomElement(using: &generator) ?? "p1"
            let quantity = Int64.random(in: 0...120, using: &generator)
            let bodies: [PBPayload.Body] = [
                .draft(County.draft(pledge)), .sign, .countersign, .giveBackLetter(), .progress(pledge, quantity), .done(pledge, quantity),
                .verify(pledge, quantity), .giveBack(pledge), .closeOut(pledge), .tick(county.pledges.partition(of: "village")),
            ]
            guard let body = bodies.randomElement(using: &generator), let key = owner.randomElement(using: &generator) else { continue }
            if try county.pledges.attempt(body, for: "village", by: key) { accepted += 1 }
        }
        #expect(accepted > 0)
        let pledges = county.pledges.state(of: "village").units["village"]?.pledges.values.map(\.stage) ?? []
        #expect(!pledges.isEmpty && pledges.allSatisfy { $0 < .verified })
    }
}
