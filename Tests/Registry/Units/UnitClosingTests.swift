import DeciderSupport
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Merging, splitting and dissolving units")
struct UnitClosingTests {
    @Test("a merged unit closes, what was below it moves, and its posts end; its history stays")
    func merged() throws {
        var county = try County()
        try county.registry.given(.merge(into: "town-b", from: "2026-01-04"), for: "town", by: County.registrar)
        let state = county.registry.state(of: "")
        let town = try #require(state.units["town"])
        #expect(!town.isOpen)
        #expect(try town.closed == day("2026-01-04"))
        #expect(town.mergedInto == "town-b")
        #expect(town.closing?.successors == ["town-b"])
        #expect(state.ancestry(of: "village") == ["village", "town-b", "county", "city"])
        #expect(state.ancestry(of: "village", on: try day("2026-01-03")) == ["village", "town", "county", "city"])
        #expect(state.appointment(unit: "town", post: "secretary", on: try day("2026-01-03"))?.person == "p-3")
        #expect(state.appointment(unit: "town", post: "secretary", on: try day("2026-01-04")) == nil)
        #expect(try town.isOpen(on: day("2026-01-03")) && !town.isOpen(on: day("2026-01-04")))
    }

    @Test("a closed unit takes no posts, keys, children, cohorts or changes, and whoever asks learns what became of it")
    func closed() throws {
        var county = try County()
        try county.registry.given(.merge(into: "hamlet", from: "2026-01-05"), for: "village", by: County.registrar)
        let bodies: [PBPayload.Body] = [
            .appointPost(County.post("deputy", "p-9", from: "2026-02-01")), .enrolKey(County.enrolment(of: County.key("new"), .clerk)),
            .rename("Other", from: "2026-01-05"), .reclassify(.community, "community", from: "2026-01-05"),
            .reparent(under: "town-b", from: "2026-01-05"), .merge(into: "hamlet", from: "2026-01-05"),
            .split([.part("new")], from: "2026-01-05"), .dissolve(from: "2026-01-05"),
            .defineCohort(
                .with {
                    $0.cohort = "c"
                    $0.level = .village
                    $0.minimumSize = 1
                }),
        ]
        for body in bodies { #expect(county.registry.refusal(body, for: "village", by: County.root) == "unit_closed") }
        let below = PBPayload.Body.registerUnit(County.unit(parent: "village", .branch))
        #expect(county.registry.refusal(below, for: "branch", by: County.root) == "unit_closed")
        #expect(county.registry.refusal(.reparent(under: "village", from: "2026-01-05"), for: "town-b", by: County.root) == "unit_closed")
        #expect(county.registry.refusal(.merge(into: "village", from: "2026-01-05"), for: "hamlet", by: County.root) == "unit_closed")
        let contact = PBPayload.Body.appointPost(County.post("contact-2", "p", answersFor: "village"))
        #expect(county.registry.refusal(contact, for: "town", by: County.root) == "unit_closed")
        let state = county.registry.state(of: "")
        #expect(throws: Refusal.self) { try state.openUnit("village") }
        #expect(try state.openUnit("hamlet").id == "hamlet")
        guard case .refused(let refusal) = county.registry.verdict(bodies[0], for: "village", by: County.root) else { return }
        #expect(refusal.en.contains("was merged into “hamlet”"))
    }

    @Test("keys enrolled at a closed unit end with it; a superior above still reaches it")
    func keys() throws {
        var county = try County()
        try county.registry.given(.dissolve(from: "2026-01-02"), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        let moment = county.registry.time
        #expect((try? state.role(of: County.clerk, for: "village", time: moment - 1)) == .clerk)
        #expect((try? state.role(of: County.clerk, for: "village", time: moment)) == nil)
        #expect((try? state.role(of: County.superior, for: "village", time: moment)) == .superior)
    }

    @Test("a closed unit is left out of cohorts by rule and by list")
    func cohorts() throws {
        var county = try County()
        func cohort(_ id: String, _ units: [String]) -> PBPayload.Body {
            .defineCohort(
                .with {
                    $0.cohort = id
                    $0.level = .village
                    $0.units = units
                    $0.minimumSize = 1
                })
        }
        try county.registry.given(cohort("rule", []), for: "county", by: County.registrar)
        try county.registry.given(cohort("list", ["village", "hamlet"]), for: "county", by: County.registrar)
        try county.registry.given(.merge(into: "hamlet", from: "2026-01-05"), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        for id in ["rule", "list"] { #expect(state.members(of: try #require(state.cohorts[id])) == ["hamlet"]) }
        #expect(county.registry.refusal(cohort("late", ["village"]), for: "county", by: County.registrar) == "unit_closed")
    }

    @Test("only a unit with nothing open below it is dissolved, and with a reason")
    func dissolved() throws {
        var county = try County()
        #expect(county.registry.refusal(.dissolve(from: "2026-01-05"), for: "town", by: County.root) == "unit_has_children")
        #expect(
            county.registry.refusal(.dissolveUnit(.with { $0.from = "2026-01-05" }), for: "village", by: County.root) == "invalid_field")
        try county.registry.given(.dissolve(from: "2026-01-05"), for: "village", by: County.registrar)
        try county.registry.given(.dissolve(from: "2026-01-05"), for: "hamlet", by: County.registrar)
        try county.registry.given(.dissolve(from: "2026-01-05"), for: "town", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.units["town"]?.mergedInto == nil)
        #expect(state.units["town"]?.closing?.way == .dissolved(reason: "No members left"))
        #expect(state.openChildren(of: "county") == ["town-b"])
        #expect(state.ancestry(of: "village") == ["village", "town", "county", "city"])
    }

    @Test("a split makes new units beside the unit, which may take children with them")
    func split() throws {
        var county = try County()
        try county.registry.given(.split([.part("town-c", taking: ["hamlet"])], from: "2026-01-05"), for: "town", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.units["town"]?.isOpen == true)
        #expect(state.units["town-c"]?.splitFrom == "town")
        #expect(try state.units["town-c"]?.opened == day("2026-01-05"))
        #expect(state.ancestry(of: "hamlet") == ["hamlet", "town-c", "county", "city"])
        #expect(state.subtree(of: "town") == ["town", "village"])
    }

    @Test("a unit that ends with a split leaves at least two parts and no child behind")
    func splitUp() throws {
        var county = try County()
        let from = "2026-01-05"
        func refusal(_ parts: [PBSplitPart]) -> String? {
            county.registry.refusal(.split(parts, dissolved: true, from: from), for: "town", by: County.root)
        }
        #expect(refusal([.part("a", taking: ["village", "hamlet"])]) == "invalid_field")
        #expect(refusal([.part("a", taking: ["village"]), .part("b")]) == "invalid_field")
        let parts: [PBSplitPart] = [.part("a", taking: ["village"]), .part("b", taking: ["hamlet"])]
        try county.registry.given(.split(parts, dissolved: true, from: from), for: "town", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.units["town"]?.closing?.successors == ["a", "b"])
        #expect(state.openChildren(of: "county") == ["town-b", "a", "b"])
        #expect(county.registry.refusal(.split([.part("c")], from: from), for: "town", by: County.root) == "unit_closed")
    }

    @Test("a split with parts that are taken, named twice, or take what is not theirs is refused")
    func splitMalformed() throws {
        let county = try County()
        func refusal(_ parts: [PBSplitPart]) -> String? {
            county.registry.refusal(.split(parts, from: "2026-01-05"), for: "town", by: County.root)
        }
        #expect(refusal([]) == "invalid_field")
        #expect(refusal([.part("hamlet")]) == "unit_exists")
        #expect(refusal([.part("New")]) == "invalid_field")
        #expect(refusal([.part("a"), .part("a")]) == "invalid_field")
        #expect(refusal([.part("a", .unspecified)]) == "invalid_field")
        #expect(refusal([.part("a", taking: ["town-b"])]) == "invalid_field")
        #expect(refusal([.part("a", taking: ["hamlet"]), .part("b", taking: ["hamlet"])]) == "invalid_field")
        #expect(refusal((0..<51).map { .part("part-\($0)") }) == "invalid_field")
        #expect(refusal([.part("a", taking: ["hamlet"])]) == nil)
    }
}
