import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Talks, training and assessments")
struct PersonnelTests {
    private func training(_ days: PBDecimal, on date: String = "2026-01-05", post: String = "secretary") -> PBPayload.Body {
        .recordTraining(
            .with {
                $0.post = post
                $0.date = date
                $0.days = days
                $0.topic = "Discipline"
            })
    }

    private func assessment(_ result: PBDecimal, _ kind: PBAssessmentKind = .self_, post: String = "secretary") -> PBPayload.Body {
        .recordAssessment(
            .with {
                $0.post = post
                $0.date = "2026-01-05"
                $0.kind = kind
                $0.result = result
            })
    }

    @Test("a talk names a person, an occasion, a past day, and a post that somebody else held that day")
    func talks() throws {
        let county = try County()
        func refusal(_ body: PBPayload.Body, by key: PublicKey = County.clerk) -> String? {
            county.registry.refusal(body, for: "village", by: key)
        }
        for key in [County.clerk, County.registrar, County.superior, County.root] {
            #expect(refusal(.talk(with: "p-1", on: "2026-01-05"), by: key) == nil)
        }
        #expect(refusal(.talk(with: "p-1", on: "2026-01-05"), by: County.inspector) == "not_authorized")
        #expect(refusal(.talk(with: "p-1", on: "2026-01-06")) == "invalid_field")
        #expect(refusal(.talk(with: "", on: "2026-01-05")) == "invalid_field")
        #expect(refusal(.talk(with: "p-1", on: "2026-01-05", .unspecified)) == "invalid_field")
        #expect(refusal(.talk(with: "p-3", on: "2026-01-05")) == "invalid_field")
        #expect(refusal(.talk(with: "p-1", on: "2024-01-05")) == "unknown_post")
        #expect(refusal(.talk(with: "p-1", on: "2026-01-05", heldBy: "county/vacant")) == "unknown_post")
        #expect(refusal(.talk(with: "p-1", on: "2026-01-05", heldBy: "secretary")) == "unknown_post")
    }

    @Test("training is counted exactly in half days, by post and year, against what the category asks for")
    func training() throws {
        var county = try County()
        let category = PBDefinePostCategory.with {
            $0.category = "secretary"
            $0.name.en = "Secretary"
            $0.trainingDays = PBDecimal(5)
        }
        try county.registry.given(.definePostCategory(category), for: "county", by: County.registrar)
        var post = County.post("secretary", "p-1", from: "2026-01-02")
        post.category = "secretary"
        try county.registry.given(.appointPost(post), for: "village", by: County.registrar)
        try county.registry.given(training(PBDecimal(45, scale: 1)), for: "village", by: County.clerk)
        try county.registry.given(training(PBDecimal(3), on: "2025-12-31"), for: "village", by: County.registrar)
        var account = county.registry.state(of: "").training(unit: "village", post: "secretary", year: 2026)
        #expect(account.days == PBDecimal(45, scale: 1) && account.required == PBDecimal(5) && !account.isReached)
        #expect(county.registry.state(of: "").trainingShortfalls(of: "village", year: 2026) == [account])
        try county.registry.given(training(PBDecimal(50, scale: 2)), for: "village", by: County.clerk)
        account = county.registry.state(of: "").training(unit: "village", post: "secretary", year: 2026)
        #expect(account.isReached)
        #expect(county.registry.state(of: "").trainingShortfalls(of: "village", year: 2026).isEmpty)
        #expect(county.registry.state(of: "").trainingShortfalls(of: "hamlet", year: 2026).isEmpty)
    }

    @Test("training takes whole half days above 0, of a post that was held")
    func trainingMalformed() throws {
        let county = try County()
        func refusal(_ body: PBPayload.Body) -> String? { county.registry.refusal(body, for: "village", by: County.clerk) }
        for days in [PBDecimal(0), PBDecimal(-1), PBDecimal(25, scale: 2), PBDecimal(367), PBDecimal(1, scale: 10)] {
            #expect(refusal(training(days)) == "invalid_field")
        }
        #expect(refusal(training(PBDecimal(1), post: "moon")) == "unknown_post")
        #expect(refusal(training(PBDecimal(1), on: "2024-12-31")) == "unknown_post")
        #expect(refusal(training(PBDecimal(1), on: "2026-01-06")) == "invalid_field")
        #expect(county.registry.refusal(training(PBDecimal(1)), for: "village", by: County.superior) == "not_authorized")
    }

    @Test("two exams and three assessments: each kind is told missing until it is recorded in the year")
    func assessments() throws {
        var county = try County()
        #expect(county.registry.state(of: "").missingAssessments(unit: "village", post: "secretary", year: 2026).count == 5)
        try county.registry.given(assessment(PBDecimal(100)), for: "village", by: County.clerk)
        try county.registry.given(assessment(PBDecimal(0), .finalTest), for: "village", by: County.clerk)
        let state = county.registry.state(of: "")
        #expect(state.missingAssessments(unit: "village", post: "secretary", year: 2026) == [.observation, .peers, .organisation])
        #expect(state.missingAssessments(unit: "village", post: "secretary", year: 2025).count == 5)
        #expect(state.assessments(unit: "village", post: "secretary").map(\.result) == [PBDecimal(100), PBDecimal(0)])
        for broken in [
            assessment(PBDecimal(-1)), assessment(PBDecimal(1001, scale: 1)), assessment(PBDecimal(1, scale: 10)),
            assessment(PBDecimal(1), .unspecified),
        ] { #expect(county.registry.refusal(broken, for: "village", by: County.clerk) == "invalid_field") }
        #expect(county.registry.refusal(assessment(PBDecimal(1), post: "moon"), for: "village", by: County.clerk) == "unknown_post")
    }
}
