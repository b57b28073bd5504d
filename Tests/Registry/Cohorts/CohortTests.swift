import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Defining cohorts")
struct CohortTests {
    private func cohort(_ change: (inout PBDefineCohort) -> Void = { _ in }) -> PBPayload.Body {
        var cohort = PBDefineCohort.with {
            $0.cohort = "villages"
            $0.level = .village
            $0.minimumSize = 2
        }
        change(&cohort)
        return .defineCohort(cohort)
    }

    @Test("members are the units of the level below, in byte order, those registered later included")
    func members() throws {
        var county = try County()
        try county.registry.given(cohort(), for: "county", by: County.registrar)
        try county.registry.given(.registerUnit(County.unit(parent: "town-b", .village)), for: "a-village", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.members(of: try #require(state.cohorts["villages"])) == ["a-village", "hamlet", "village"])
        #expect(county.registry.refusal(cohort(), for: "county", by: County.registrar) == "invalid_field")
    }

    @Test("a list of units is exactly that list")
    func listed() throws {
        var county = try County()
        let units = cohort { $0.units = ["village", "town-b"] }
        try county.registry.given(units, for: "county", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.members(of: try #require(state.cohorts["villages"])) == ["town-b", "village"])
    }

    @Test("what is missing or malformed is refused")
    func malformed() throws {
        let county = try County()
        let broken: [(String, (inout PBDefineCohort) -> Void)] = [
            ("invalid_field", { $0.cohort = "" }), ("invalid_field", { $0.level = .unspecified }),
            ("invalid_field", { $0.sector = "moon" }),
            ("invalid_field", { $0.minimumSize = 0 }), ("invalid_field", { $0.units = ["village", "village"] }),
            ("unknown_unit", { $0.units = ["moon"] }), ("unknown_unit", { $0.units = ["city"] }),
        ]
        for (code, change) in broken {
            #expect(county.registry.refusal(cohort(change), for: "county", by: County.root) == code)
        }
        #expect(county.registry.refusal(cohort(), for: "county", by: County.clerk) == "not_authorized")
    }
}
