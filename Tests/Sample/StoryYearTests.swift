import Domain
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import Testing
import YearSupport

@testable import PledgelineCLI
@testable import Samples

/// The stories told to the four services over a log in memory.
struct StoryYearTests {
    /// What was decided of a story.
    private struct Told {
        var sample: StorySample
        var state: SampleState

        func project(_ project: String, of unit: String) throws -> Project {
            try #require(state.pledges.compactMap { $0.project(project, of: unit) }.first)
        }

        func pledge(_ pledge: String, of unit: String) throws -> Pledge {
            try #require(state.pledges.compactMap { $0.pledge(pledge, of: unit) }.first)
        }

        func holder(_ unit: String, _ post: String, _ year: Int, _ month: Int, _ day: Int) -> String? {
            state.registry.appointment(unit: unit, post: post, on: CivilDate(year: year, month: month, day: day))?.person
        }
    }

    private struct Refused: Hashable, Comparable {
        var kind: String
        var unit: String
        var code: String
        static func < (a: Refused, b: Refused) -> Bool { (a.kind, a.unit, a.code) < (b.kind, b.unit, b.code) }
    }

    private func told(_ name: String) async throws -> Told {
        let sample = try StorySample(files: EmbeddedStory(name: name))
        let told = try await ToldYears.shared.year(of: sample)
        #expect(told.waves.count == sample.waves.count)
        var expected: [Refused] = []
        for wave in told.waves {
            expected += wave.wave.steps.compactMap { step in
                guard case .refused(let code) = step.expected else { return nil }
                return Refused(kind: step.payload().kind, unit: step.unit, code: code)
            }
            let refused = told.refused.prefix(wave.refused)
            guard refused.map({ Refused(kind: $0.kind, unit: $0.unit, code: $0.code) }).sorted() == expected.sorted() else {
                Issue.record("\(wave.wave.title.en): refused \(refused.suffix(5)), the story tells \(expected.suffix(5))")
                break
            }
        }
        let state = told.state
        for line in sample.figures(of: state).lines { #expect(line.found == line.expected, "\(name): \(line.name.en)") }
        for (month, day) in [(1, 20), (4, 12), (7, 6), (12, 20)] {
            let year = state.registry.periods.values.map(\.starts.parts.year).max() ?? 2025
            YearWorkLists(state: state, day: CivilDate(year: year, month: month, day: day)).check()
        }
        return Told(sample: sample, state: state)
    }

    @Test("Quwo's year: 18 projects from survey to close-out, never by their owner, and the best three awarded", .timeLimit(.minutes(30)))
    func quwo() async throws {
        let told = try await told("quwo")
        let awarded = try told.project("k-service-1", of: "quanyun")
        #expect(awarded.stage == .closedOut && awarded.awards.map(\.award) == ["excellent"])
        #expect(awarded.wording.chain == ["member"] && awarded.wording.implementers == ["quanyun-1", "quanyun-2"])
        // The owner's clerk reported it, another key verified it and closed it out.
        let keys = Set([awarded.done?.step.key, awarded.verified?.key].compactMap(\.self))
        #expect(keys.count == 2 && awarded.closedOut?.key == awarded.verified?.key)

        let reworded = try told.project("h-cadres-1", of: "poman")
        #expect(reworded.proposals.map(\.review?.approved) == [false, true])
        #expect(reworded.proposals.first?.wording.title == "后备干部难选难留")

        let late = try told.project("h-service-2", of: "shandi")
        #expect(late.stage == .listed && late.isMarkedOverdue)
        #expect(late.milestones.map { $0.overdue != nil } == [false, true, true])
        #expect(late.milestones.map { $0.verified != nil } == [true, true, false])
        // 3 of 5 parts by weight.
        #expect(late.progress == ExactProgress.Fraction(3, over: 5))

        let ranking = try #require(told.state.scoring.closedCohort("leads", period: "2025")?.content)
        #expect(ranking.entries.first?.unit == "qiaosheng" && ranking.entries.last?.unit == "shandi")
        #expect(told.holder("shandi-2", "secretary", 2025, 5, 28) == "shandi-2-a")
        #expect(told.holder("shandi-2", "secretary", 2025, 5, 29) == "shandi-2-c")
    }

    @Test(
        "Langzhong's year: talks before appointments, duty lists adapted, alliances across the tree, projects seen on site",
        .timeLimit(.minutes(30)))
    func langzhong() async throws {
        let told = try await told("langzhong")
        let registry = told.state.registry
        let day = try #require(CivilDate("2025-12-31"))

        let reviewed = try told.project("p12", of: "gucheng")
        #expect(reviewed.stage == .closedOut && reviewed.onSiteReviews.map(\.date.description) == ["2025-11-27"])
        #expect(told.holder("fagai", "deputy", 2025, 6, 2) == "fagai-b")
        #expect(told.holder("fagai", "deputy", 2025, 6, 3) == "fagai-n")
        #expect(told.holder("caizheng", "deputy", 2025, 12, 31) == "caizheng-b")

        let adapted = try #require(registry.dutyList("secretary", for: "wenlv", on: day))
        let plain = try #require(registry.dutyList("secretary", for: "fagai", on: day))
        #expect(adapted.isAdapted && !plain.isAdapted && adapted.duties.count == plain.duties.count)
        #expect(adapted.duties.first { $0.duty.id == "t5-1" }?.duty.text.zh == "每年牵头老城联盟共建两次")
        #expect(registry.dutyList("branch", for: "tongji-zb", on: day)?.duties.count == 12)
        #expect(registry.dutyList("branch", for: "fagai", on: day) == nil)

        #expect(registry.members(ofAlliance: "lm-5", on: CivilDate(year: 2025, month: 7, day: 1)) == ["linye-zb", "nongye-zb", "shuiwu"])
        #expect(registry.members(ofAlliance: "lm-5", on: day) == ["linye-zb", "nongye-zb", "shuiwu", "ziran-zb"])
    }

    @Test(
        "the communities' year: posts taken up and counted per home unit, topics verified by who set them, tasks admitted or not",
        .timeLimit(.minutes(30)))
    func community() async throws {
        let told = try await told("community")
        let reader = CommunityReader(told.state.pledges)
        #expect(reader.counts(ofHome: "lvshi").posts == 4 && reader.counts(ofHome: "lvshi").topics == 1)
        #expect(reader.counts(ofHome: "wenhua").posts == 2)

        let clerk = try SampleKeys.signingKey(named: "clerk@yantang", of: "community").publicKey
        let checked = try told.pledge("topic-1", of: "gongdian")
        #expect(checked.stage == .closedOut && checked.verified?.step.key == clerk)
        let amended = try told.pledge("topic-1", of: "shiyan")
        #expect(amended.wording.due == "2025-10-15" && amended.stage == .closedOut)
        let late = try told.pledge("topic-1", of: "caishui")
        #expect(late.stage == .rolledOver && late.overdue != nil)
        #expect(try told.pledge("topic-1-2026", of: "caishui").wording.quantity == 40)

        let admissions = AdmissionReader(told.state.pledges)
        #expect(
            admissions.counts(atAndBelow: "hongyan", in: told.state.registry, on: CivilDate(year: 2025, month: 12, day: 31)).refused == 2)
        #expect(
            told.state.registry.coverage(below: "hongyan", on: CivilDate(year: 2025, month: 12, day: 31))
                == Coverage(covered: 9, entities: 11))
    }
}
