import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Registering units")
struct UnitTests {
    @Test("a unit is registered once, under a parent that exists")
    func registered() throws {
        var county = try County()
        let unit = County.unit(parent: "town", .village)
        try county.registry.given(.registerUnit(unit), for: "village-2", by: County.registrar)
        #expect(county.registry.refusal(.registerUnit(unit), for: "village-2", by: County.registrar) == "unit_exists")
        #expect(
            county.registry.refusal(.registerUnit(County.unit(parent: "moon", .village)), for: "v3", by: County.root) == "unknown_parent")
        #expect(county.registry.refusal(.registerUnit(County.unit(parent: "", .village)), for: "v3", by: County.root) == "second_root")
        let state = county.registry.state(of: "")
        #expect(state.ancestry(of: "village-2") == ["village-2", "town", "county", "city"])
        #expect(state.subtree(of: "town") == ["town", "village", "hamlet", "village-2"])
        #expect(state.isWithin("village-2", subtree: "county"))
        #expect(!state.isWithin("village-2", subtree: "town-b"))
    }

    @Test("what is missing or malformed is refused")
    func malformed() throws {
        let county = try County()
        let sound = County.unit(parent: "town", .village)
        let broken: [@Sendable (inout PBRegisterUnit) -> Void] = [
            { $0.clearName() }, { $0.level = .unspecified }, { $0.level = .UNRECOGNIZED(99) }, { $0.sector = "moon" },
            { $0.opened = "2026-13-01" }, { $0.opened = "" },
        ]
        for change in broken {
            var unit = sound
            change(&unit)
            #expect(county.registry.refusal(.registerUnit(unit), for: "v3", by: County.root) == "invalid_field")
        }
        for id in ["V3", "v 3", "-v", "v-", "村", "v/3", String(repeating: "v", count: 121)] {
            #expect(county.registry.refusal(.registerUnit(sound), for: id, by: County.root) == "invalid_field", "\(id)")
        }
        #expect(county.registry.refusal(.registerUnit(sound), for: String(repeating: "v", count: 120), by: County.root) == nil)
    }

    @Test("a registrar registers within the own sub-tree only, and nobody else registers at all")
    func rights() throws {
        let county = try County()
        let outside = PBPayload.Body.registerUnit(County.unit(parent: "city", .county))
        #expect(county.registry.refusal(outside, for: "county-2", by: County.registrar) == "not_authorized")
        #expect(county.registry.refusal(outside, for: "county-2", by: County.root) == nil)
        let inside = PBPayload.Body.registerUnit(County.unit(parent: "village", .branch))
        for key in [County.clerk, County.superior, County.inspector, County.timekeeper] {
            #expect(county.registry.refusal(inside, for: "branch", by: key) == "not_authorized")
        }
        #expect(county.registry.refusal(inside, for: "branch", by: County.stranger) == "unknown_key")
        #expect(county.registry.refusal(.draftPledge(County.draft("p1")), for: "village", by: County.root) == "wrong_service")
    }
}
