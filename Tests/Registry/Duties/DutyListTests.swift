import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Duty lists")
struct DutyListTests {
    private func adapt(version: UInt32 = 1, _ change: (inout PBAdaptDutyList) -> Void = { _ in }) -> PBPayload.Body {
        var adapt = PBAdaptDutyList.with {
            $0.list = "duties"
            $0.version = version
            $0.added = [.duty("own", .task, under: "lead")]
            $0.reworded = [
                .with {
                    $0.duty = "meetings"
                    $0.text.en = "Meet at the mill"
                }
            ]
            $0.omitted = [
                .with {
                    $0.duty = "minutes"
                    $0.reason = "Nobody can write"
                }
            ]
        }
        change(&adapt)
        return .adaptDutyList(adapt)
    }

    @Test("a list's versions follow each other by one, and each is in force until the next")
    func versions() throws {
        var county = try County()
        #expect(county.registry.refusal(.dutyList("duties", version: 2), for: "county", by: County.root) == "duty_list_version")
        try county.registry.given(.dutyList("duties"), for: "county", by: County.registrar)
        for version in [0, 1, 3] as [UInt32] {
            #expect(county.registry.refusal(.dutyList("duties", version: version), for: "county", by: County.root) == "duty_list_version")
        }
        #expect(county.registry.refusal(.dutyList("duties", version: 2), for: "town", by: County.root) == "duty_list_of_other_unit")
        county.registry.day("2026-02-01")
        try county.registry.given(.dutyList("duties", version: 2) { $0.duties.removeLast() }, for: "county", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.dutyList("duties", for: "village", on: try day("2026-01-04")) == nil)
        #expect(state.dutyList("duties", for: "village", on: try day("2026-01-31"))?.duties.count == 3)
        #expect(state.dutyList("duties", for: "village", on: try day("2026-02-01"))?.duties.count == 2)
        #expect(state.dutyLists["duties"]?.versions.map(\.number) == [1, 2])
    }

    @Test("a list applies to the units of its sub-tree, level and sector, and is found by category of post")
    func applies() throws {
        var county = try County()
        try county.registry.given(
            .definePostCategory(
                .with {
                    $0.category = "secretary"
                    $0.name.en = "Secretary"
                }), for: "county", by: County.registrar)
        try county.registry.given(.dutyList("body"), for: "county", by: County.registrar)
        try county.registry.given(.dutyList("posts") { $0.category = "secretary" }, for: "town", by: County.registrar)
        try county.registry.given(.dutyList("towns") { $0.level = .township }, for: "county", by: County.registrar)
        try county.registry.given(.dutyList("schools") { $0.sector = "school" }, for: "county", by: County.registrar)
        let state = county.registry.state(of: "")
        let date = try day("2026-01-05")
        #expect(state.dutyLists(for: "village", on: date).map(\.list) == ["body", "posts"])
        #expect(state.dutyLists(for: "village", category: "secretary", on: date).map(\.list) == ["posts"])
        #expect(state.dutyLists(for: "village", category: "", on: date).map(\.list) == ["body"])
        #expect(state.dutyLists(for: "town-b", on: date).map(\.list) == ["body", "towns"])
        #expect(state.dutyLists(for: "city", on: date).isEmpty)
        #expect(county.registry.refusal(.dutyList("x") { $0.category = "moon" }, for: "county", by: County.root) == "unknown_category")
    }

    @Test("the clerk adapts the version in force: adds, rewords, leaves out with a reason; the list's own words are kept")
    func adapted() throws {
        var county = try County()
        try county.registry.given(.dutyList("duties"), for: "county", by: County.registrar)
        try county.registry.given(adapt(), for: "village", by: County.clerk)
        let state = county.registry.state(of: "")
        let own = try #require(state.dutyList("duties", for: "village", on: try day("2026-01-05")))
        #expect(own.isAdapted)
        #expect(own.duties.map(\.duty.id) == ["lead", "meetings", "own"])
        #expect(own.duties[1].duty.text.en == "Meet at the mill")
        #expect(own.duties[1].origin == .reworded(from: .with { $0.en = "Do meetings" }))
        #expect(own.duties[2].origin == .added)
        #expect(own.omitted.map(\.duty) == ["minutes"])
        #expect(state.dutyList("duties", for: "hamlet", on: try day("2026-01-05"))?.isAdapted == false)
    }

    @Test("an adaptation takes the place of the one before, and a new version is in force as it stands")
    func replaced() throws {
        var county = try County()
        try county.registry.given(.dutyList("duties"), for: "county", by: County.registrar)
        try county.registry.given(adapt(), for: "village", by: County.clerk)
        try county.registry.given(
            adapt {
                $0.added = []
                $0.omitted = []
            }, for: "village", by: County.clerk)
        let date = try day("2026-01-05")
        #expect(
            county.registry.state(of: "").dutyList("duties", for: "village", on: date)?.duties.map(\.duty.id) == [
                "lead", "meetings", "minutes",
            ])
        try county.registry.given(.dutyList("duties", version: 2), for: "county", by: County.registrar)
        #expect(county.registry.state(of: "").dutyList("duties", for: "village", on: date)?.isAdapted == false)
        #expect(county.registry.refusal(adapt(), for: "village", by: County.clerk) == "duty_list_stale")
        #expect(county.registry.refusal(adapt(version: 2), for: "village", by: County.clerk) == nil)
    }

    @Test("what is adapted exists, once, and nothing that stays hangs on what is left out")
    func malformed() throws {
        var county = try County()
        try county.registry.given(.dutyList("duties"), for: "town", by: County.registrar)
        let broken: [(String, (inout PBAdaptDutyList) -> Void)] = [
            ("unknown_duty_list", { $0.list = "moon" }), ("duty_list_stale", { $0.version = 2 }),
            ("invalid_field", { $0.added[0].id = "lead" }),
            ("invalid_field", { $0.added[0].under = "moon" }), ("invalid_field", { $0.added[0].under = "minutes" }),
            ("invalid_field", { $0.reworded[0].duty = "moon" }), ("invalid_field", { $0.reworded[0].clearText() }),
            ("invalid_field", { $0.omitted[0].duty = "meetings" }), ("invalid_field", { $0.omitted[0].reason = " " }),
            ("invalid_field", { $0.omitted[0].duty = "lead" }),
        ]
        for (code, change) in broken { #expect(county.registry.refusal(adapt(change), for: "village", by: County.clerk) == code) }
        #expect(county.registry.refusal(adapt(), for: "village", by: County.registrar) == "not_authorized")
        try county.registry.given(.enrolKey(County.enrolment(of: County.key("b"), .clerk)), for: "town-b", by: County.registrar)
        #expect(county.registry.refusal(adapt(), for: "town-b", by: County.key("b")) == "duty_list_not_for_unit")
    }

    @Test("a list has duties with ids of their own; a task carries out a duty or a measure, a measure a duty")
    func structure() throws {
        let county = try County()
        let broken: [(inout PBDefineDutyList) -> Void] = [
            { $0.duties = [] }, { $0.duties[1].id = "lead" }, { $0.duties[0].kind = .unspecified }, { $0.duties[0].clearText() },
            { $0.duties[0].under = "minutes" }, { $0.duties[0].under = "lead" }, { $0.duties[1].under = "moon" }, { $0.list = "Duties" },
            { $0.level = .UNRECOGNIZED(99) }, { $0.sector = "moon" }, { $0.clearName() },
        ]
        for change in broken {
            #expect(county.registry.refusal(.dutyList("x", version: 1, change), for: "county", by: County.root) == "invalid_field")
        }
    }
}

extension PBDuty {
    static func duty(_ id: String, _ kind: PBDutyKind, under: String = "") -> PBDuty { PBPayload.Body.duty(id, kind, under: under) }
}
