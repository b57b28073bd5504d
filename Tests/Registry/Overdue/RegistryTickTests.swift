import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("A tick of the registry")
struct RegistryTickTests {
    @Test("facts and milestones are marked by day, then by the bytes of unit and id")
    func order() throws {
        var county = try County()
        try county.registry.given(.template, for: "county", by: County.registrar)
        try county.registry.given(.staffing("b", due: "2026-01-30"), for: "county", by: County.registrar)
        try county.registry.given(.staffing("a", due: "2026-01-31"), for: "county", by: County.registrar)
        try county.registry.given(.reelection("a", due: "2026-03-31"), for: "village", by: County.registrar)
        county.registry.day("2026-02-02")
        let facts = try county.registry.given(.tick(0), for: "", by: County.timekeeper)
        #expect(facts.map(\.unit) == ["hamlet", "village", "village", "hamlet", "village", ""])
        #expect(facts.map(\.registry.requirementOverdue.requirement) == ["b", "", "b", "a", "a", ""])
        #expect(facts.map(\.registry.milestoneOverdue.milestone) == ["", "notice", "", "", "", ""])
        #expect(facts.last?.tickSettled?.settled == 5)
    }

    @Test("a tick settles a thousand and says that more wait, until all are marked once")
    func bounded() throws {
        var county = try County()
        for number in 0..<333 {
            try county.registry.given(.registerUnit(County.unit(parent: "town-b", .village)), for: "v\(number)", by: County.registrar)
        }
        for id in ["a", "b", "c"] { try county.registry.given(.staffing(id, due: "2026-02-01"), for: "county", by: County.registrar) }
        county.registry.day("2026-02-02")
        let first = try county.registry.given(.tick(0), for: "", by: County.timekeeper)
        #expect(first.last?.tickSettled?.settled == 1_000)
        #expect(first.last?.tickSettled?.more == true)
        let second = try county.registry.given(.tick(0), for: "", by: County.timekeeper)
        #expect(second.last?.tickSettled?.settled == 5)
        #expect(second.last?.tickSettled?.more == false)
        let marked = Set((first + second).filter { !$0.unit.isEmpty }.map { "\($0.unit)/\($0.registry.requirementOverdue.requirement)" })
        #expect(marked.count == 3 * 335)
        #expect(try county.registry.given(.tick(0), for: "", by: County.timekeeper).count == 1)
    }

    @Test("what is settled stays settled: a unit that comes to be of the level later owes nothing")
    func settled() throws {
        var county = try County()
        try county.registry.given(.staffing(due: "2026-01-10"), for: "county", by: County.registrar)
        county.registry.day("2026-01-11")
        #expect(try county.registry.given(.tick(0), for: "", by: County.timekeeper).count == 3)
        try county.registry.given(.reclassify(.village, "rural", from: "2026-01-11"), for: "town-b", by: County.registrar)
        #expect(try county.registry.given(.tick(0), for: "", by: County.timekeeper).count == 1)
    }
}
