import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

/// A secretary is deputy head of the leadership group or the member in charge of personnel; "placement" candidates are vetoed; a talk within 30 days.
private func secretaries(_ change: (inout PBDefinePostCategory) -> Void = { _ in }) -> PBPayload.Body {
    var define = PBDefinePostCategory.with {
        $0.category = "secretary"
        $0.name.en = "Secretary"
        $0.conditions = [
            .with {
                $0.id = "rank"
                $0.anyOf = ["deputy-head", "personnel-member"]
            }
        ]
        $0.vetoes = [.with { $0.qualification = "placement" }]
        $0.talkWithinDays = 30
        $0.trainingDays = PBDecimal(5)
    }
    change(&define)
    return .definePostCategory(define)
}

private func appoint(
    _ person: String, _ qualifications: [String], from: String = "2026-01-05", category: String = "secretary", interim: Bool = false
) -> PBPayload.Body {
    var post = County.post("secretary", person, from: from)
    post.category = category
    post.interim = interim
    post.qualifications = qualifications
    return .appointPost(post)
}

@Suite("Conditions and vetoes of posts")
struct ConditionTests {
    private func countyWithCategory() throws -> County {
        var county = try County()
        try county.registry.given(secretaries(), for: "county", by: County.registrar)
        try county.registry.given(.talk(with: "p-7", on: "2025-12-20"), for: "town", by: County.registrar)
        return county
    }

    @Test("a condition is met by any one of its qualifications, and by none other")
    func conditions() throws {
        let county = try countyWithCategory()
        func refusal(_ body: PBPayload.Body) -> String? { county.registry.refusal(body, for: "village", by: County.registrar) }
        #expect(refusal(appoint("p-7", ["deputy-head"])) == nil)
        #expect(refusal(appoint("p-7", ["personnel-member", "other"])) == nil)
        #expect(refusal(appoint("p-7", ["other"])) == "condition_not_met")
        #expect(refusal(appoint("p-7", [])) == "condition_not_met")
        #expect(refusal(appoint("p-7", ["Deputy head"])) == "invalid_field")
        #expect(refusal(appoint("p-7", [], category: "moon")) == "unknown_category")
    }

    @Test("a placement candidate is refused whatever else is met")
    func vetoed() throws {
        let county = try countyWithCategory()
        for interim in [false, true] {
            let body = appoint("p-7", ["deputy-head", "placement"], interim: interim)
            #expect(county.registry.refusal(body, for: "village", by: County.root) == "candidate_vetoed")
        }
    }

    @Test("whoever holds a post for the time being is asked for no conditions, but for the talk")
    func interim() throws {
        let county = try countyWithCategory()
        #expect(county.registry.refusal(appoint("p-7", [], interim: true), for: "village", by: County.root) == nil)
        #expect(county.registry.refusal(appoint("p-8", [], interim: true), for: "village", by: County.root) == "talk_missing")
    }

    @Test("a post is made vacant without conditions, and keeps its category")
    func vacant() throws {
        var county = try countyWithCategory()
        try county.registry.given(appoint("", []), for: "village", by: County.registrar)
        let state = county.registry.state(of: "")
        #expect(state.vacantPosts(of: "village", on: try day("2026-01-05")) == ["secretary"])
        #expect(state.vacantPosts(of: "village", on: try day("2026-01-04")) == [])
        let unqualified = appoint("p-7", [], from: "2026-01-06", category: "")
        #expect(county.registry.refusal(unqualified, for: "village", by: County.root) == "condition_not_met")
    }

    @Test("the talk was held on the appointment or the move, on the day or within the days before it")
    func talks() throws {
        var county = try countyWithCategory()
        func refusal(_ county: County, from: String, _ person: String = "p-7") -> String? {
            county.registry.refusal(appoint(person, ["deputy-head"], from: from), for: "village", by: County.root)
        }
        #expect(refusal(county, from: "2025-12-19") == "talk_missing")
        #expect(refusal(county, from: "2025-12-20") == nil)
        #expect(refusal(county, from: "2026-01-19") == nil)
        #expect(refusal(county, from: "2026-01-20") == "talk_missing")
        try county.registry.given(.talk(with: "p-8", on: "2026-01-04", .regular), for: "town", by: County.registrar)
        #expect(refusal(county, from: "2026-01-05", "p-8") == "talk_missing")
        try county.registry.given(.talk(with: "p-8", on: "2026-01-04", .move), for: "town", by: County.registrar)
        #expect(refusal(county, from: "2026-01-05", "p-8") == nil)
    }

    @Test("the nearest definition of a category counts, and a unit outside knows none")
    func nearest() throws {
        var county = try countyWithCategory()
        let loose = secretaries {
            $0.conditions = []
            $0.talkWithinDays = 0
        }
        try county.registry.given(loose, for: "town", by: County.registrar)
        #expect(county.registry.refusal(appoint("p-8", []), for: "village", by: County.root) == nil)
        #expect(county.registry.refusal(appoint("p-8", []), for: "town-b", by: County.root) == "condition_not_met")
        #expect(county.registry.refusal(appoint("p-8", []), for: "city", by: County.root) == "unknown_category")
        #expect(county.registry.state(of: "").category("secretary", at: "village")?.unit == "town")
    }

    @Test("a category that is missing something or malformed is refused")
    func malformed() throws {
        let county = try County()
        let broken: [(inout PBDefinePostCategory) -> Void] = [
            { $0.category = "Sec" }, { $0.clearName() }, { $0.conditions[0].anyOf = [] }, { $0.conditions[0].anyOf = ["A b"] },
            { $0.conditions.append($0.conditions[0]) }, { $0.vetoes[0].qualification = "" }, { $0.talkWithinDays = 3_651 },
            { $0.trainingDays = PBDecimal(-1) }, { $0.trainingDays = PBDecimal(5, scale: 10) }, { $0.trainingDays = PBDecimal(367) },
        ]
        for change in broken {
            #expect(county.registry.refusal(secretaries(change), for: "county", by: County.root) == "invalid_field")
        }
        #expect(county.registry.refusal(secretaries(), for: "county", by: County.clerk) == "not_authorized")
    }
}
