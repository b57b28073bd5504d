import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Covered entities and coverage")
struct EntityTests {
    private func entity(_ id: String, opened: String = "2026-01-01", _ change: (inout PBRegisterEntity) -> Void = { _ in })
        -> PBPayload.Body
    {
        var register = PBRegisterEntity.with {
            $0.entity = id
            $0.name.en = "A firm"
            $0.kind = .firm
            $0.staff = 30
            $0.members = 3
            $0.opened = opened
        }
        change(&register)
        return .registerEntity(register)
    }

    private func cover(_ id: String, by organisation: String, from: String) -> PBPayload.Body {
        .coverEntity(
            .with {
                $0.entity = id
                $0.organisation = organisation
                $0.joint = true
                $0.from = from
            })
    }

    private func close(_ id: String, from: String, reason: String = "Bankrupt") -> PBPayload.Body {
        .closeEntity(
            .with {
                $0.entity = id
                $0.from = from
                $0.reason = reason
            })
    }

    @Test("coverage is covered over open, exactly, on any date and for any sub-tree")
    func coverage() throws {
        var county = try County()
        for id in ["a", "b", "c"] { try county.registry.given(entity(id), for: "village", by: County.clerk) }
        try county.registry.given(entity("a"), for: "hamlet", by: County.registrar)
        try county.registry.given(cover("a", by: "hamlet", from: "2026-01-03"), for: "village", by: County.clerk)
        try county.registry.given(cover("b", by: "town", from: "2026-01-04"), for: "village", by: County.clerk)
        try county.registry.given(close("c", from: "2026-01-05"), for: "village", by: County.clerk)
        let state = county.registry.state(of: "")
        func coverage(_ unit: String, _ date: String) throws -> Coverage { state.coverage(below: unit, on: try day(date)) }
        #expect(try coverage("village", "2025-12-31") == Coverage(covered: 0, entities: 0))
        #expect(try coverage("village", "2026-01-02") == Coverage(covered: 0, entities: 3))
        #expect(try coverage("village", "2026-01-04") == Coverage(covered: 2, entities: 3))
        #expect(try coverage("village", "2026-01-05") == Coverage(covered: 2, entities: 2))
        #expect(try coverage("county", "2026-01-05") == Coverage(covered: 2, entities: 3))
        #expect(try coverage("town-b", "2026-01-05") == Coverage(covered: 0, entities: 0))
    }

    @Test("a threshold is compared with the exact fraction: 90 of 100 reach 90 %, two of three do not reach 66.67 %")
    func thresholds() {
        #expect(Coverage(covered: 90, entities: 100).reaches(PBDecimal(90)) == true)
        #expect(Coverage(covered: 89, entities: 100).reaches(PBDecimal(90)) == false)
        #expect(Coverage(covered: 2, entities: 3).reaches(PBDecimal(6667, scale: 2)) == false)
        #expect(Coverage(covered: 2, entities: 3).reaches(PBDecimal(6666, scale: 2)) == true)
        #expect(Coverage(covered: 0, entities: 0).reaches(PBDecimal(0)) == nil)
    }

    @Test("an entity whose organisation has closed is not covered, and one whose area was merged lies in the other unit")
    func closing() throws {
        var county = try County()
        try county.registry.given(entity("a"), for: "village", by: County.clerk)
        try county.registry.given(cover("a", by: "hamlet", from: "2026-01-02"), for: "village", by: County.clerk)
        try county.registry.given(.dissolve(from: "2026-01-04"), for: "hamlet", by: County.registrar)
        try county.registry.given(.merge(into: "town-b", from: "2026-01-05"), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.coverage(below: "town", on: try day("2026-01-03")) == Coverage(covered: 1, entities: 1))
        #expect(state.coverage(below: "town", on: try day("2026-01-04")) == Coverage(covered: 0, entities: 1))
        #expect(state.coverage(below: "town", on: try day("2026-01-05")) == Coverage(covered: 0, entities: 0))
        #expect(state.coverage(below: "town-b", on: try day("2026-01-05")) == Coverage(covered: 0, entities: 1))
        #expect(county.registry.refusal(entity("b"), for: "village", by: County.registrar) == "unit_closed")
        #expect(county.registry.refusal(close("a", from: "2026-01-05"), for: "village", by: County.registrar) == nil)
    }

    @Test("what is missing, malformed, unknown or closed is refused")
    func malformed() throws {
        var county = try County()
        func refusal(_ body: PBPayload.Body, by key: PublicKey = County.clerk) -> String? {
            county.registry.refusal(body, for: "village", by: key)
        }
        let broken: [(inout PBRegisterEntity) -> Void] = [
            { $0.entity = "A" }, { $0.clearName() }, { $0.kind = .unspecified }, { $0.members = 31 }, { $0.opened = "2026-01-06" },
        ]
        for change in broken { #expect(refusal(entity("a", change)) == "invalid_field") }
        #expect(refusal(entity("a"), by: County.superior) == "not_authorized")
        #expect(refusal(cover("a", by: "hamlet", from: "2026-01-02")) == "unknown_entity")
        try county.registry.given(entity("a"), for: "village", by: County.clerk)
        #expect(refusal(entity("a")) == "entity_exists")
        #expect(refusal(cover("a", by: "moon", from: "2026-01-02")) == "unknown_unit")
        #expect(refusal(cover("a", by: "hamlet", from: "2025-12-31")) == "invalid_field")
        #expect(refusal(cover("a", by: "hamlet", from: "2026-01-06")) == "invalid_field")
        try county.registry.given(cover("a", by: "hamlet", from: "2026-01-03"), for: "village", by: County.clerk)
        #expect(refusal(cover("a", by: "town", from: "2026-01-03")) == "invalid_field")
        #expect(refusal(close("a", from: "2026-01-02")) == "invalid_field")
        #expect(refusal(close("a", from: "2026-01-04", reason: "")) == "invalid_field")
        try county.registry.given(close("a", from: "2026-01-04"), for: "village", by: County.clerk)
        #expect(refusal(cover("a", by: "town", from: "2026-01-05")) == "entity_closed")
        #expect(refusal(close("a", from: "2026-01-05")) == "entity_closed")
    }
}
