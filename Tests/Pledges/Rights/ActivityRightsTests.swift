import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Who may do what during the year")
struct ActivityRightsTests {
    static let owners: [PBPayload.Body] = [
        .propose(), .projectReport(), .reached("found"), .projectDone, .report(), .offer(), .served(), .feedBack(), .endOffer(),
    ]
    static let superiors: [PBPayload.Body] = [
        .review(), .list(), .confirmMilestone("found"), .giveBackMilestone("found"), .confirmProject(), .giveBackProject(), .closeOutWell,
        .award(), .giveBackReport(), .takeReport(), .excuse(), .extend(until: "2026-05-01"), .admit(),
    ]

    @Test("what the unit does takes a clerk of the unit", arguments: owners)
    func clerkOnly(_ body: PBPayload.Body) throws {
        let county = try County.working()
        for key in [County.superior, County.villageSuperior, County.inspector, County.registrar, County.timekeeper, County.hamletClerk] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(body, for: "village", by: County.stranger) == "unknown_key")
        #expect(county.pledges.refusal(body, for: "hamlet", by: County.clerk) == "not_authorized")
        #expect(county.pledges.refusal(body, for: "nowhere", by: County.clerk) == "unknown_unit")
    }

    @Test("what the superior does takes a superior's key from above the unit", arguments: superiors)
    func superiorOnly(_ body: PBPayload.Body) throws {
        let county = try County.working()
        for key in [County.clerk, County.townClerk, County.inspector, County.registrar, County.strangeSuperior] {
            #expect(county.pledges.refusal(body, for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(body, for: "village", by: County.villageSuperior) == "not_above_unit")
        #expect(county.pledges.refusal(body, for: "village", by: County.stranger) == "unknown_key")
    }

    @Test("an on-site review takes a superior or an inspector from above the unit")
    func onSite() throws {
        var county = try County.working()
        try county.listedProject()
        for key in [County.superior, County.inspector, County.countySuperior] {
            #expect(county.pledges.refusal(.onSite("2026-01-05"), for: "village", by: key) == nil)
        }
        for key in [County.clerk, County.strangeInspector, County.registrar] {
            #expect(county.pledges.refusal(.onSite("2026-01-05"), for: "village", by: key) == "not_authorized")
        }
        #expect(county.pledges.refusal(.onSite("2026-01-05"), for: "village", by: County.villageSuperior) == "not_above_unit")
    }

    @Test("a closed unit begins nothing; what it left under way is reported and finished from above")
    func closedUnit() throws {
        var county = try County.working()
        try county.listedProject()
        try county.pledges.given(.offer(), for: "village", by: County.clerk)
        county.day("2026-02-01")
        try county.registry.given(
            .dissolveUnit(
                .with {
                    $0.from = "2026-02-01"
                    $0.reason = "Nobody lives there"
                }), for: "village", by: County.root)
        try county.followAll()
        #expect(county.pledges.refusal(.projectReport(), for: "village", by: County.clerk) == "key_not_valid")
        let begins: [PBPayload.Body] = [.propose { $0.project = "road" }, .offer { $0.offer = "choir" }, .takeUp(1), .ask()]
        for body in begins { #expect(county.pledges.refusal(body, for: "village", by: County.townClerk) == "unit_closed") }
        for milestone in ["found", "dug"] {
            try county.pledges.given(.reached(milestone), for: "village", by: County.townClerk)
            try county.pledges.given(.confirmMilestone(milestone), for: "village", by: County.superior)
        }
        try county.pledges.given(.projectDone, for: "village", by: County.townClerk)
        try county.pledges.given(.endOffer(), for: "village", by: County.townClerk)
        // A closed unit takes nothing up and takes no part any more.
        try county.pledges.given(.offer(), for: "town", by: County.townClerk)
        #expect(county.pledges.refusal(.takeUp(1, home: "village"), for: "town", by: County.townClerk) == "unit_closed")
    }
}
