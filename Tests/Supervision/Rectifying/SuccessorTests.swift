import DeciderSupport
import Schema
import SupervisionCore
import SwiftProtobuf
import Testing

@Suite("A finding at a unit that has ended since")
struct FindingSuccessorTests {
    private static let hamletClerk = County.key("clerk of the hamlet")
    private static let hamletSuperior = County.key("superior in the hamlet")
    private static let hamletInspector = County.key("inspector of the hamlet")

    /// `f1` open at the village, which ends on 1 April.
    private func village(_ ends: PBPayload.Body) throws -> County {
        var county = try countyWithFinding()
        for (key, role) in [(Self.hamletClerk, PBRole.clerk), (Self.hamletSuperior, .superior), (Self.hamletInspector, .inspector)] {
            try county.registry.given(.enrolKey(County.enrolment(of: key, role)), for: "hamlet", by: County.root)
        }
        county.day("2026-04-01")
        try county.registry.given(ends, for: "village", by: County.root)
        try county.followAll()
        return county
    }

    private static let merger = PBPayload.Body.mergeUnit(.with { ($0.into, $0.from) = ("hamlet", "2026-04-01") })
    private static let dissolution = PBPayload.Body.dissolveUnit(.with { ($0.from, $0.reason) = ("2026-04-01", "empty") })

    @Test("the successor answers and puts right, and somebody above the successor judges")
    func merged() throws {
        var county = try village(Self.merger)
        #expect(county.supervision.refusal(.acknowledge("f1"), for: "village", by: County.clerk) == "key_not_valid")
        try county.supervision.given(.acknowledge("f1"), for: "village", by: Self.hamletClerk)
        try county.supervision.given(.rectify("f1"), for: "village", by: Self.hamletClerk)
        for body in [PBPayload.Body.accept("f1"), .giveBack("f1")] {
            for key in [Self.hamletSuperior, Self.hamletInspector] {
                #expect(county.supervision.refusal(body, for: "village", by: key) == "not_above_unit")
            }
            for key in [County.superior, County.inspector] { #expect(county.supervision.refusal(body, for: "village", by: key) == nil) }
        }
        try county.supervision.given(.accept("f1"), for: "village", by: County.superior)
        #expect(county.supervision.state(of: "village").finding("f1", of: "village")?.isOpen == false, "it is still the village's by name")
        #expect(county.supervision.state(of: "hamlet").finding("f1", of: "hamlet") == nil)
    }

    @Test("of a unit that nobody took over from the superior's clerk may put right, until somebody is assigned")
    func dissolved() throws {
        var county = try village(Self.dissolution)
        #expect(county.supervision.refusal(.rectify("f1"), for: "village", by: Self.hamletClerk) == "not_authorized")
        #expect(county.supervision.refusal(.rectify("f1"), for: "village", by: County.townClerk) == nil)
        county.day("2026-04-10")
        try county.registry.given(
            .assignUnit(.with { ($0.to, $0.from) = ("hamlet", "2026-04-05") }), for: "village", by: County.superior)
        try county.followAll()
        try county.supervision.given(.rectify("f1"), for: "village", by: Self.hamletClerk)
        #expect(county.supervision.refusal(.accept("f1"), for: "village", by: Self.hamletSuperior) == "not_above_unit")
        #expect(county.supervision.refusal(.accept("f1"), for: "village", by: County.superior) == nil)
    }
}
