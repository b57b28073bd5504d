import DeciderSupport
import PledgesCore
import Schema
import SwiftProtobuf
import Testing

@Suite("A closed unit")
struct ClosedUnitTests {
    /// The village is dissolved on 1 March with `p1` in force and `p2` reported done; a clerk of the town's may act for it.
    private func dissolved() throws -> County {
        var county = try County()
        try county.letterInForce(County.draft("p1"), County.draft("p2"))
        try county.pledges.given(.done("p2", 100), for: "village", by: County.clerk)
        county.day("2026-03-01")
        try county.registry.given(
            .dissolveUnit(
                .with {
                    $0.from = "2026-03-01"
                    $0.reason = "Merged into the town"
                }), for: "village", by: County.root)
        try county.followAll()
        return county
    }

    static let begun: [PBPayload.Body] = [
        .draft(County.draft("p3")), .sign, .amend("p1") { $0.quantity = 50 }, .notice("n1", from: "2026-03-01", until: "2026-03-07"),
    ]

    @Test("promises nothing and begins nothing", arguments: begun)
    func nothingNew(_ body: PBPayload.Body) throws {
        let county = try dissolved()
        #expect(county.pledges.refusal(body, for: "village", by: County.townClerk) == "unit_closed")
        #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == "key_not_valid")
    }

    @Test("has no letter brought into force that it signed before; the superior can only return it")
    func letter() throws {
        var county = try County()
        try county.pledges.given(.draft(County.draft("p1")), for: "village", by: County.clerk)
        try county.pledges.given(.sign, for: "village", by: County.clerk)
        county.day("2026-03-01")
        try county.registry.given(
            .dissolveUnit(
                .with {
                    $0.from = "2026-03-01"
                    $0.reason = "Merged into the town"
                }), for: "village", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.countersign, for: "village", by: County.superior) == "unit_closed")
        let notice = PBPayload.Body.countersign(from: "2026-03-01", until: "2026-03-08", period: County.period)
        #expect(county.pledges.refusal(notice, for: "village", by: County.superior) == "unit_closed")
        let back = PBPayload.Body.returnLetter(
            .with {
                $0.period = County.period
                $0.reason = "The unit is gone"
            })
        #expect(county.pledges.refusal(back, for: "village", by: County.superior) == nil)
    }

    @Test("has what it left reported, released, verified and closed out from above")
    func finished() throws {
        var county = try dissolved()
        try county.pledges.given(.verify("p2", 100), for: "village", by: County.superior)
        try county.pledges.given(.closeOut("p2"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.done("p1", 100), for: "village", by: County.townClerk) == nil)
        try county.pledges.given(.withdraw("p1"), for: "village", by: County.superior)
        #expect(county.pledges.refusal(.acceptWithdrawal("p1"), for: "village", by: County.superior) == "same_key")
        try county.pledges.given(.acceptWithdrawal("p1"), for: "village", by: County.secondSuperior)
        #expect(county.pledge("p1")?.stage == .withdrawn)
        #expect(county.pledge("p2")?.stage == .closedOut)
    }

    @Test("reviews nobody's pledge")
    func reviewer() throws {
        let county = try dissolved()
        let draft = PBPayload.Body.draft(County.draft("p1")) { $0.receiver = "village" }
        #expect(county.pledges.refusal(draft, for: "town", by: County.townClerk) == "unknown_reviewer")
    }
}
