import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Seeded
import SupervisionCore
import SwiftProtobuf
import Testing

@Suite("Putting a finding right")
struct RectificationTests {
    @Test("a finding is closed by a result that somebody else accepts, and then for good")
    func accepted() throws {
        var county = try countyWithFinding()
        #expect(county.supervision.refusal(.accept("f1"), for: "village", by: County.inspector) == "not_rectified")
        #expect(county.supervision.refusal(.giveBack("f1"), for: "village", by: County.inspector) == "not_rectified")
        try county.supervision.given(.rectify("f1"), for: "village", by: County.clerk)
        #expect(county.supervision.refusal(.rectify("f1"), for: "village", by: County.clerk) == "rectification_pending")
        try county.supervision.given(.accept("f1"), for: "village", by: County.superior)
        let finding = try #require(county.supervision.state(of: "village").finding("f1", of: "village"))
        #expect(!finding.isOpen)
        #expect(finding.accepted?.key == County.superior)
        #expect(finding.rectification?.step.key == County.clerk)
        for body in [PBPayload.Body.accept("f1"), .giveBack("f1")] {
            #expect(county.supervision.refusal(body, for: "village", by: County.superior) == "finding_closed")
        }
        #expect(county.supervision.refusal(.rectify("f1"), for: "village", by: County.clerk) == "finding_closed")
    }

    @Test("a returned rectification is reported again, and the last report is what is judged")
    func returned() throws {
        var county = try countyWithFinding()
        #expect(county.supervision.refusal(.rectify("f1", ""), for: "village", by: County.clerk) == "invalid_field")
        try county.supervision.given(.rectify("f1"), for: "village", by: County.clerk)
        #expect(county.supervision.refusal(.giveBack("f1", ""), for: "village", by: County.inspector) == "invalid_field")
        try county.supervision.given(.giveBack("f1"), for: "village", by: County.inspector)
        #expect(county.supervision.state(of: "village").finding("f1", of: "village")?.state == .returned)
        #expect(county.supervision.refusal(.accept("f1"), for: "village", by: County.inspector) == "not_rectified")
        try county.supervision.given(.rectify("f1", "All pages now"), for: "village", by: County.secondClerk)
        let finding = try #require(county.supervision.state(of: "village").finding("f1", of: "village"))
        #expect(finding.rectification?.note == "All pages now")
        #expect(finding.returned?.reason == "Pages are missing")
        try county.supervision.given(.accept("f1"), for: "village", by: County.inspector)
    }

    @Test("a rectification is judged by an inspector, or by a superior from above the unit")
    func rights() throws {
        var county = try countyWithFinding()
        try county.supervision.given(.rectify("f1"), for: "village", by: County.clerk)
        for body in [PBPayload.Body.accept("f1"), .giveBack("f1")] {
            for key in [County.clerk, County.secondClerk, County.townClerk, County.strangeInspector, County.strangeSuperior] {
                #expect(county.supervision.refusal(body, for: "village", by: key) == "not_authorized")
            }
            #expect(county.supervision.refusal(body, for: "village", by: County.villageSuperior) == "not_above_unit")
            for key in [County.inspector, County.superior, County.countySuperior] {
                #expect(county.supervision.refusal(body, for: "village", by: key) == nil)
            }
        }
        #expect(county.supervision.refusal(.rectify("f1"), for: "village", by: County.inspector) == "not_authorized")
    }

    @Test("the key that reported a rectification never judges it, whatever role the log gave it")
    func sameKey() throws {
        var county = try countyWithFinding()
        let report = PBFact(about: "village", .rectificationReported(.with { $0.finding = "f1" }))
        try county.supervision.forged([report], for: "village", by: County.superior)
        #expect(county.supervision.refusal(.accept("f1"), for: "village", by: County.superior) == "same_key")
        #expect(county.supervision.refusal(.giveBack("f1"), for: "village", by: County.superior) == "same_key")
        #expect(county.supervision.refusal(.accept("f1"), for: "village", by: County.inspector) == nil)
    }

    @Test("no sequence of submissions by the unit's own keys closes a finding", arguments: 0..<20 as Range<UInt64>)
    func ownerAlone(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try countyWithFinding()
        // Even with an inspector of its own: nobody inspects himself.
        let inspector = County.key("inspector in the village")
        try county.registry.given(.enrolKey(County.enrolment(of: inspector, .inspector)), for: "village", by: County.root)
        try county.followAll()
        for body: PBPayload.Body in [.find("f2"), .inspect(), .accept("f1"), .giveBack("f1")] {
            #expect(county.supervision.refusal(body, for: "village", by: inspector) == "not_above_unit")
        }
        var accepted = 0
        for _ in 0..<60 {
            let bodies: [PBPayload.Body] = [
                .find("f2"), .acknowledge("f1"), .contest("f1"), .rectify("f1"), .accept("f1"), .giveBack("f1"), .inspect(),
            ]
            let keys = [County.clerk, County.secondClerk, County.villageSuperior, inspector]
            guard let body = bodies.randomElement(using: &generator), let key = keys.randomElement(using: &generator) else { continue }
            if try county.supervision.attempt(body, for: "village", by: key) { accepted += 1 }
        }
        #expect(accepted > 0)
        #expect(county.supervision.state(of: "village").openFindings(unit: "village").map(\.id) == ["f1"])
    }
}
