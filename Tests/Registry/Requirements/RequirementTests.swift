import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Facts with due dates")
struct RequirementTests {
    private func state(_ county: County, _ unit: String = "village", _ requirement: String = "staffing") -> RequirementStanding.State? {
        county.registry.state(of: "").standing(of: unit, to: requirement)?.state
    }

    @Test("one to two of a hundred: exactly one and exactly two are met, a cadre less or more is not")
    func staffing() throws {
        var county = try County()
        try county.registry.given(.staffing(due: "2026-06-30"), for: "county", by: County.registrar)
        #expect(state(county) == .due)
        for (cadres, expected) in [(9, .short), (10, .met), (20, .met), (21, .excess)] as [(UInt32, RequirementStanding.State)] {
            try county.registry.given(.staff(cadres, of: 1_000), for: "village", by: County.clerk)
            #expect(state(county) == expected, "\(cadres)")
        }
        #expect(county.registry.state(of: "").standing(of: "village", to: "staffing")?.statements.count == 4)
        #expect(county.registry.state(of: "").owedFacts(of: "village").isEmpty)
        #expect(county.registry.state(of: "").owedFacts(of: "hamlet").map(\.requirement.id) == ["staffing"])
    }

    @Test("funds due are rate times heads, to the last fen")
    func funds() throws {
        var county = try County()
        let funds = PBPayload.Body.staffing("funds", due: "2026-06-30") {
            $0.kind = .funds
            $0.rate = PBDecimal(12_345, scale: 2)
        }
        try county.registry.given(funds, for: "county", by: County.registrar)
        for (provided, expected) in [(PBDecimal(864_149, scale: 2), .short), (PBDecimal(86_415, scale: 1), .met)]
            as [(PBDecimal, RequirementStanding.State)]
        {
            let body = PBStateFact.with {
                $0.requirement = "funds"
                $0.funds.heads = 70
                $0.funds.provided = provided
            }
            try county.registry.given(.stateFact(body), for: "village", by: County.clerk)
            #expect(state(county, "village", "funds") == expected)
        }
    }

    @Test("a count is met from the number asked for")
    func counts() throws {
        var county = try County()
        let count = PBPayload.Body.staffing("talks", due: "2026-06-30") {
            $0.kind = .count
            $0.least = PBDecimal(48)
        }
        try county.registry.given(count, for: "county", by: County.registrar)
        for (number, expected) in [(47, .short), (48, .met)] as [(Int64, RequirementStanding.State)] {
            let body = PBStateFact.with {
                $0.requirement = "talks"
                $0.count.number = PBDecimal(number)
            }
            try county.registry.given(.stateFact(body), for: "village", by: County.clerk)
            #expect(state(county, "village", "talks") == expected)
        }
    }

    @Test("what was not stated by its day is missing after a tick; stated later it is late, corrected later it is not")
    func late() throws {
        var county = try County()
        try county.registry.given(.staffing(due: "2026-06-30"), for: "county", by: County.registrar)
        try county.registry.given(.staff(1, of: 1_000), for: "hamlet", by: County.registrar)
        county.registry.day("2026-07-01")
        try county.registry.given(.tick(0), for: "", by: County.timekeeper)
        #expect(state(county) == .missing)
        try county.registry.given(.staff(10, of: 1_000), for: "village", by: County.clerk)
        try county.registry.given(.staff(10, of: 1_000), for: "hamlet", by: County.registrar)
        let after = county.registry.state(of: "")
        #expect(after.standing(of: "village", to: "staffing")?.isLate == true)
        #expect(after.standing(of: "village", to: "staffing")?.state == .met)
        #expect(after.standing(of: "hamlet", to: "staffing")?.isLate == false)
        #expect(after.standing(of: "hamlet", to: "staffing")?.state == .met)
    }

    @Test("only open units of the level, sector and sub-tree owe, and none that was registered after the day")
    func obliged() throws {
        var county = try County()
        try county.registry.given(.staffing(due: "2026-01-10"), for: "town", by: County.registrar)
        try county.registry.given(
            .staffing("schools", due: "2026-01-10") { $0.sectors = ["school"] }, for: "town", by: County.registrar)
        #expect(state(county, "town") == nil)
        #expect(state(county, "village", "schools") == nil)
        try county.registry.given(.registerUnit(County.unit(parent: "town-b", .village)), for: "v-b", by: County.registrar)
        #expect(state(county, "v-b") == nil)
        try county.registry.given(.dissolve(from: "2026-01-05"), for: "hamlet", by: County.registrar)
        #expect(state(county, "hamlet") == nil)
        county.registry.day("2026-01-11")
        try county.registry.given(.registerUnit(County.unit(parent: "town", .village)), for: "late", by: County.registrar)
        #expect(state(county, "late") == nil)
        let facts = try county.registry.given(.tick(0), for: "", by: County.timekeeper)
        #expect(facts.map(\.unit) == ["village", ""])
        #expect(county.registry.refusal(.staff(1, of: 10), for: "late", by: County.root) == "requirement_not_for_unit")
        #expect(county.registry.refusal(.staff(1, of: 10), for: "hamlet", by: County.root) == "unit_closed")
    }

    @Test("a requirement that makes no sense is refused")
    func malformed() throws {
        var county = try County()
        let broken: [(inout PBSetRequirement) -> Void] = [
            { $0.requirement = "S" }, { $0.clearName() }, { $0.kind = .unspecified }, { $0.due = "2026-01-04" }, { $0.due = "soon" },
            { $0.levels = [.unspecified] }, { $0.sectors = ["moon"] }, { $0.least = PBDecimal(3) }, { $0.most = PBDecimal(101) },
            { $0.least = PBDecimal(-1) }, { $0.most = PBDecimal(1, scale: 10) }, { $0.kind = .funds },
            {
                $0.kind = .count
                $0.least = PBDecimal(0)
            },
        ]
        for change in broken {
            #expect(county.registry.refusal(.staffing(due: "2026-01-05", change), for: "county", by: County.root) == "invalid_field")
        }
        try county.registry.given(.staffing(due: "2026-01-05"), for: "county", by: County.registrar)
        #expect(county.registry.refusal(.staffing(due: "2026-01-06"), for: "town", by: County.root) == "requirement_exists")
        #expect(county.registry.refusal(.staffing("s", due: "2026-01-06"), for: "village", by: County.clerk) == "not_authorized")
    }

    @Test("a statement says what is asked for and what can be")
    func statements() throws {
        var county = try County()
        try county.registry.given(.staffing(due: "2026-06-30"), for: "county", by: County.registrar)
        func refusal(_ body: PBPayload.Body) -> String? { county.registry.refusal(body, for: "village", by: County.clerk) }
        #expect(refusal(.staff(1, of: 0)) == "invalid_field")
        #expect(refusal(.staff(2, of: 1)) == "invalid_field")
        #expect(refusal(.staff(1, of: 10, "moon")) == "unknown_requirement")
        let other = PBStateFact.with {
            $0.requirement = "staffing"
            $0.count.number = PBDecimal(1)
        }
        #expect(refusal(.stateFact(other)) == "invalid_field")
        #expect(county.registry.refusal(.staff(1, of: 10), for: "village", by: County.superior) == "not_authorized")
    }
}
