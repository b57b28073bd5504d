import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Alliances")
struct AllianceTests {
    private func form(_ change: (inout PBFormAlliance) -> Void = { _ in }) -> PBPayload.Body {
        var form = PBFormAlliance.with {
            $0.alliance = "river"
            $0.name.en = "On the river"
            $0.criteria = [.adjacent, .complementary]
            $0.members = ["village", "hamlet"]
            $0.from = "2026-01-02"
        }
        change(&form)
        return .formAlliance(form)
    }

    private func change(_ joined: [String] = [], left: [String] = [], from: String = "2026-01-04") -> PBPayload.Body {
        .changeAlliance(
            .with {
                $0.alliance = "river"
                $0.joined = joined
                $0.left = left
                $0.from = from
            })
    }

    private func dissolve(from: String = "2026-01-05", reason: String = "Done") -> PBPayload.Body {
        .dissolveAlliance(
            .with {
                $0.alliance = "river"
                $0.from = from
                $0.reason = reason
            })
    }

    @Test("units join across the tree and leave, and each day shows its members")
    func members() throws {
        var county = try County()
        try county.registry.given(form(), for: "town-b", by: County.registrar)
        try county.registry.given(change(["town"], left: ["hamlet"]), for: "town-b", by: County.registrar)
        let state = county.registry.state(of: "")
        func members(_ date: String) throws -> [String] { state.members(ofAlliance: "river", on: try day(date)) }
        #expect(try members("2026-01-01") == [])
        #expect(try members("2026-01-02") == ["hamlet", "town-b", "village"])
        #expect(try members("2026-01-04") == ["town", "town-b", "village"])
        #expect(state.alliances(of: "hamlet", on: try day("2026-01-03")) == ["river"])
        #expect(state.alliances(of: "hamlet", on: try day("2026-01-04")) == [])
        try county.registry.given(dissolve(), for: "town-b", by: County.registrar)
        let after = county.registry.state(of: "")
        #expect(after.members(ofAlliance: "river", on: try day("2026-01-05")) == [])
        #expect(after.members(ofAlliance: "river", on: try day("2026-01-04")) == ["town", "town-b", "village"])
        #expect(county.registry.refusal(change(["hamlet"], from: "2026-01-05"), for: "town-b", by: County.root) == "alliance_dissolved")
        #expect(county.registry.refusal(dissolve(), for: "town-b", by: County.root) == "alliance_dissolved")
    }

    @Test("a closed unit belongs to no alliance any more")
    func closed() throws {
        var county = try County()
        try county.registry.given(form(), for: "town-b", by: County.registrar)
        try county.registry.given(.merge(into: "hamlet", from: "2026-01-04"), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.members(ofAlliance: "river", on: try day("2026-01-03")) == ["hamlet", "town-b", "village"])
        #expect(state.members(ofAlliance: "river", on: try day("2026-01-04")) == ["hamlet", "town-b"])
        #expect(state.alliances(of: "village", on: try day("2026-01-04")) == [])
    }

    @Test("an alliance has an id of its own, criteria, and other units within reach of the key")
    func malformed() throws {
        var county = try County()
        let broken: [(String, (inout PBFormAlliance) -> Void)] = [
            ("invalid_field", { $0.alliance = "" }), ("invalid_field", { $0.clearName() }), ("invalid_field", { $0.criteria = [] }),
            ("invalid_field", { $0.criteria = [.unspecified] }), ("invalid_field", { $0.criteria = [.adjacent, .adjacent] }),
            ("invalid_field", { $0.members = [] }), ("invalid_field", { $0.members = ["town-b"] }),
            ("invalid_field", { $0.members = ["village", "village"] }), ("unknown_unit", { $0.members = ["moon"] }),
            ("invalid_field", { $0.from = "2026-01-06" }), ("not_authorized", { $0.members = ["city"] }),
        ]
        for (code, change) in broken { #expect(county.registry.refusal(form(change), for: "town-b", by: County.registrar) == code) }
        try county.registry.given(form(), for: "town-b", by: County.registrar)
        #expect(county.registry.refusal(form(), for: "town", by: County.registrar) == "alliance_exists")
    }

    @Test("who joins is no member yet, who leaves is one and not the lead, and two at least are left")
    func changes() throws {
        var county = try County()
        try county.registry.given(form(), for: "town-b", by: County.registrar)
        func refusal(_ body: PBPayload.Body, for unit: String = "town-b") -> String? {
            county.registry.refusal(body, for: unit, by: County.registrar)
        }
        #expect(refusal(change(["town"]), for: "town") == "unknown_alliance")
        #expect(refusal(change()) == "invalid_field")
        #expect(refusal(change(["village"])) == "invalid_field")
        #expect(refusal(change(left: ["town"])) == "invalid_field")
        #expect(refusal(change(left: ["town-b"])) == "invalid_field")
        #expect(refusal(change(left: ["village", "hamlet"])) == "invalid_field")
        #expect(refusal(change(["town"], from: "2026-01-01")) == "invalid_field")
        #expect(refusal(change(["city"])) == "not_authorized")
        #expect(refusal(change(["town"], left: ["village", "hamlet"])) == nil)
        #expect(refusal(dissolve(reason: "")) == "invalid_field")
    }
}
