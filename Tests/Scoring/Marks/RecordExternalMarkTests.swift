import RegistryCore
import Schema
import Testing

@testable import ScoringCore

@Suite("External marks")
struct RecordExternalMarkTests {
    let world: World

    init() throws { world = try World() }

    func code(
        _ mark: PBRecordExternalMark, by key: SigningKey? = nil, unit: String = "county", on date: String = "2026-02-01"
    ) -> String? {
        world.decide(.recordExternalMark(mark), by: key ?? world.keys.scorer, unit: unit, on: date).code
    }

    @Test("a mark from 0 to full marks is recorded, both included")
    func range() throws {
        #expect(code(try world.mark("t1", "0")) == nil)
        #expect(code(try world.mark("t1", "100.000000000")) == nil)
        #expect(code(try world.mark("t1", "100.000000001")) == "mark_out_of_range")
        #expect(code(try world.mark("t1", "-0.1")) == "mark_out_of_range")
        var coarse = try world.mark("t1", "1")
        coarse.mark.scale = 10
        #expect(code(coarse) == "mark_out_of_range")
    }

    @Test("only a scorer from above gives a mark, and only below the unit whose right is used")
    func rights() throws {
        #expect(code(try world.mark("t1", "80"), by: world.keys.teller) == "not_authorized")
        #expect(code(try world.mark("t1", "80"), by: world.keys.lowScorer, unit: "t1") == "not_above_unit", "nobody marks himself")
        #expect(code(try world.mark("t2", "80"), by: world.keys.lowScorer, unit: "t2") == "not_authorized")
        #expect(code(try world.mark("t2", "80"), by: world.keys.lowScorer, unit: "t1") == "outside_right")
    }

    @Test("source, cohort, member and period must exist and the period be open")
    func unknowns() throws {
        #expect(code(try world.mark("t1", "80", source: "moon")) == "unknown_source")
        #expect(code(try world.mark("v3", "80")) == "not_a_member")
        #expect(code(try world.mark("t9", "80")) == "unknown_unit")
        #expect(code(try world.mark("t1", "80"), on: "2026-04-01") == "period_closed")
    }

    @Test("a unit has one mark from a source")
    func once() throws {
        var world = world
        try world.give(mark: "80", to: "t1")
        #expect(world.decide(.recordExternalMark(try world.mark("t1", "81")), by: world.keys.scorer, unit: "county").code == "mark_exists")
        #expect(world.records.mark(period: "y2025", cohort: "townships", unit: "t1", source: "city")?.position.offset == 1)
    }

    @Test("after the cohort was closed no mark is taken")
    func closed() throws {
        var world = world
        world.submit(world.closing, by: world.keys.scorer, unit: "county")
        #expect(
            world.decide(.recordExternalMark(try world.mark("t1", "81")), by: world.keys.scorer, unit: "county").code == "cohort_closed")
    }
}
