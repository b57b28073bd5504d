import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Units over time")
struct UnitChangeTests {
    @Test("a renamed unit is called on each day what it was called on that day")
    func renamed() throws {
        var county = try County()
        try county.registry.given(.rename("New name", from: "2026-01-05"), for: "village", by: County.registrar)
        let unit = try #require(county.registry.state(of: "").units["village"])
        #expect(unit.name.en == "New name")
        #expect(unit.name(on: try day("1999-12-31")) == nil)
        #expect(unit.name(on: try day("2000-01-01"))?.en == "A unit")
        #expect(unit.name(on: try day("2026-01-04"))?.en == "A unit")
        #expect(unit.name(on: try day("2026-01-05"))?.en == "New name")
        #expect(county.registry.refusal(.rename("New name", from: "2026-01-05"), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.rename("  ", from: "2026-01-05"), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.rename("Another", from: "2026-01-05"), for: "moon", by: County.root) == "unknown_unit")
    }

    @Test("a change holds from today or an earlier day, but not from before the unit's last change")
    func effective() throws {
        var county = try County()
        #expect(county.registry.refusal(.rename("A", from: "2026-01-06"), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.rename("A", from: "1999-12-31"), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.rename("A", from: "some day"), for: "village", by: County.root) == "invalid_field")
        try county.registry.given(.rename("A", from: "2025-06-01"), for: "village", by: County.registrar)
        #expect(county.registry.refusal(.reclassify(.community, "community", from: "2025-05-31"), for: "village", by: County.root) != nil)
        try county.registry.given(.reclassify(.community, "community", from: "2025-06-01"), for: "village", by: County.registrar)
        let unit = try #require(county.registry.state(of: "").units["village"])
        #expect(unit.history.map(\.from.description) == ["2000-01-01", "2025-06-01"])
        #expect(unit.level(on: try day("2025-05-31")) == .village)
        #expect(unit.level(on: try day("2025-06-01")) == .community)
        #expect(unit.sector(on: try day("2025-06-01")) == "community")
        #expect(unit.name(on: try day("2025-06-01"))?.en == "A")
    }

    @Test("a reclassification names a level and a sector that exist and that are not what the unit is already")
    func reclassified() throws {
        let county = try County()
        let from = "2026-01-05"
        #expect(county.registry.refusal(.reclassify(.village, "rural", from: from), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.reclassify(.unspecified, "rural", from: from), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.reclassify(.community, "moon", from: from), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.reclassify(.community, "rural", from: from), for: "village", by: County.clerk) == "not_authorized")
    }

    @Test("a unit stands under another with all below it, and earlier days show the earlier tree")
    func reparented() throws {
        var county = try County()
        try county.registry.given(.registerUnit(County.unit(parent: "village", .branch)), for: "branch", by: County.registrar)
        try county.registry.given(.reparent(under: "town-b", from: "2026-01-02"), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.ancestry(of: "branch") == ["branch", "village", "town-b", "county", "city"])
        #expect(state.ancestry(of: "branch", on: try day("2026-01-01")) == ["branch", "village", "town", "county", "city"])
        #expect(state.parent(of: "village", on: try day("2026-01-02")) == "town-b")
        #expect(state.parent(of: "village", on: try day("1990-01-01")) == nil)
        #expect(state.subtree(of: "town") == ["town", "hamlet"])
        #expect(state.isWithin("branch", subtree: "town-b") && !state.isWithin("branch", subtree: "town"))
        #expect((try? state.role(of: County.superior, for: "village", time: county.registry.time)) == nil)
        #expect((try? state.role(of: County.strangeSuperior, for: "branch", time: county.registry.time)) == .superior)
    }

    @Test("what a unit is, and whether it is, is decided from above it: what it owes and with whom it is compared depends on both")
    func fromAbove() throws {
        var county = try County()
        let (own, above, from) = (County.key("registrar of the village"), County.key("registrar of the town"), "2026-01-05")
        try county.registry.given(.enrolKey(County.enrolment(of: own, .registrar)), for: "village", by: County.root)
        try county.registry.given(.enrolKey(County.enrolment(of: above, .registrar)), for: "town", by: County.root)
        for body in [.reclassify(.community, "community", from: from), .dissolve(from: from)] as [PBPayload.Body] {
            #expect(county.registry.refusal(body, for: "village", by: own) == "not_authorized")
            #expect(county.registry.refusal(body, for: "village", by: above) == nil)
            #expect(county.registry.refusal(body, for: "village", by: County.root) == nil)
        }
        #expect(county.registry.refusal(.rename("Other", from: from), for: "village", by: own) == nil)
    }

    @Test("no unit comes to stand under itself or under what is below it, and the topmost one stays where it is")
    func cycles() throws {
        let county = try County()
        let from = "2026-01-05"
        for parent in ["town", "village"] {
            #expect(county.registry.refusal(.reparent(under: parent, from: from), for: "town", by: County.root) == "tree_cycle")
            #expect(county.registry.refusal(.merge(into: parent, from: from), for: "town", by: County.root) == "tree_cycle")
        }
        for body in [.reparent(under: "town", from: from), .merge(into: "town", from: from), .dissolve(from: from)]
            as [PBPayload.Body]
        {
            #expect(county.registry.refusal(body, for: "city", by: County.root) == "topmost_unit")
        }
        #expect(county.registry.refusal(.split([.part("new")], from: from), for: "city", by: County.root) == "topmost_unit")
        #expect(county.registry.refusal(.reparent(under: "town", from: from), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.reparent(under: "moon", from: from), for: "village", by: County.root) == "unknown_parent")
    }

    @Test("no day's tree gets a circle by moves that are dated back")
    func backdated() throws {
        var county = try County()
        try county.registry.given(.reparent(under: "town-b", from: "2025-12-20"), for: "town", by: County.registrar)
        try county.registry.given(.reparent(under: "county", from: "2025-12-25"), for: "town", by: County.registrar)
        // On the 20th the town stood under the other one.
        #expect(county.registry.refusal(.reparent(under: "town", from: "2025-12-20"), for: "town-b", by: County.root) == "invalid_field")
        try county.registry.given(.reparent(under: "town", from: "2025-12-25"), for: "town-b", by: County.registrar)
        let state = county.registry.state(of: "")
        for date in ["2025-12-19", "2025-12-20", "2025-12-24", "2025-12-25"] {
            for unit in County.units { #expect(state.ancestry(of: unit, on: try day(date)).last == "city", "\(unit) on \(date)") }
        }
    }

    @Test("whoever moves or merges a unit must reach the place it leaves and the place it goes to")
    func rights() throws {
        var county = try County()
        let (townKey, villageKey) = (County.key("registrar of the town"), County.key("registrar of the village"))
        try county.registry.given(.enrolKey(County.enrolment(of: townKey, .registrar)), for: "town", by: County.registrar)
        try county.registry.given(.enrolKey(County.enrolment(of: villageKey, .registrar)), for: "village", by: County.registrar)
        let from = "2026-01-05"
        let move = PBPayload.Body.reparent(under: "town-b", from: from)
        #expect(county.registry.refusal(move, for: "village", by: townKey) == "not_authorized")
        #expect(county.registry.refusal(.reparent(under: "village", from: from), for: "hamlet", by: villageKey) == "not_authorized")
        #expect(county.registry.refusal(.reparent(under: "village", from: from), for: "hamlet", by: townKey) == nil)
        #expect(county.registry.refusal(move, for: "village", by: County.registrar) == nil)
        #expect(county.registry.refusal(move, for: "village", by: County.root) == nil)
        #expect(county.registry.refusal(.merge(into: "hamlet", from: from), for: "village", by: villageKey) == "not_authorized")
        #expect(county.registry.refusal(.merge(into: "hamlet", from: from), for: "village", by: townKey) == nil)
        #expect(county.registry.refusal(.split([.part("new", .village)], from: from), for: "village", by: villageKey) == "not_authorized")
        #expect(county.registry.refusal(.split([.part("new", .village)], from: from), for: "village", by: townKey) == nil)
        #expect(county.registry.refusal(move, for: "village", by: County.superior) == "not_authorized")
    }
}
