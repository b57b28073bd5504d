import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("A county that begins in mid-year")
struct AdoptionTests {
    private func village(adopted: String, parent: String = "town", opened: String = "2000-01-01") -> PBPayload.Body {
        var register = County.unit(parent: parent, .village)
        register.opened = opened
        register.adopted = adopted
        return .registerUnit(register)
    }

    @Test("a unit begins on the day it was opened or later, and says so in a date")
    func unit() throws {
        let county = try County()
        func refusal(_ adopted: String) -> String? {
            county.registry.refusal(village(adopted: adopted, opened: "2025-05-01"), for: "new", by: County.root)
        }
        #expect(refusal("2025-04-30") == "invalid_field")
        #expect(refusal("2025-05-01") == nil)
        #expect(refusal("1 May 2025") == "invalid_field")
        #expect(refusal("") == nil)
    }

    @Test("nothing below a unit begins before it does, and what is split off begins as the whole did")
    func below() throws {
        var county = try County()
        var town = County.unit(parent: "county", .township)
        town.adopted = "2026-07-01"
        try county.registry.given(.registerUnit(town), for: "joined", by: County.root)
        try county.registry.given(village(adopted: "", parent: "joined"), for: "a", by: County.root)
        try county.registry.given(village(adopted: "2026-03-01", parent: "joined"), for: "b", by: County.root)
        try county.registry.given(village(adopted: "2026-09-01", parent: "joined"), for: "c", by: County.root)
        try county.registry.given(.split([.part("d", .village)], from: "2026-01-05"), for: "c", by: County.root)
        let units = county.registry.state(of: "").units
        #expect(["joined", "a", "b"].map { units[$0]?.adopted } == Array(repeating: CivilDate("2026-07-01"), count: 3))
        #expect(["c", "d"].map { units[$0]?.adopted } == Array(repeating: CivilDate("2026-09-01"), count: 2))
        #expect(units["village"]?.adopted == nil)
    }

    @Test("a unit that begins after the day owes no fact, one that begins on it does; no tick marks what is not owed")
    func facts() throws {
        var county = try County()
        for (unit, adopted) in [("late", "2026-03-02"), ("intime", "2026-03-01")] {
            try county.registry.given(village(adopted: adopted), for: unit, by: County.root)
        }
        try county.registry.given(.staffing(due: "2026-03-01"), for: "county", by: County.registrar)
        let requirement = try #require(county.registry.state(of: "").requirements["staffing"])
        #expect(!county.registry.state(of: "").owes("late", requirement))
        #expect(county.registry.state(of: "").owes("intime", requirement))
        #expect(county.registry.refusal(.staff(1, of: 100), for: "late", by: County.registrar) == "requirement_not_for_unit")
        #expect(county.registry.refusal(.staff(1, of: 100), for: "intime", by: County.registrar) == nil)
        county.day("2026-03-02")
        let marked = try county.registry.given(.tick(0), for: "", by: County.timekeeper).dropLast().map(\.unit)
        #expect(marked == ["hamlet", "intime", "village"])
    }
}
