import PledgesCore
import RegistryCore
import Samples
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import SwiftProtobuf
import Testing
import YearSupport

struct YearTests {
    @Test(
        "the year passes through the four services: all accepted, the published figures exact at mid-year, ten townships ranked",
        .timeLimit(.minutes(30)))
    func year() async throws {
        let sample = try ZhanhuaSample()
        let told = try await ToldYears.shared.year(of: sample)
        #expect(told.refused.isEmpty, "\(told.refused.prefix(5))")
        #expect(told.waves.count == sample.waves.count && told.accepted == told.sent)
        let midYear = try #require(told.atFigures)
        try checkMidYear(midYear)
        YearWorkLists(state: midYear, day: CivilDate(year: 2025, month: 7, day: 1)).check()
        try checkYearEnd(told.state)
        YearWorkLists(state: told.state, day: CivilDate(year: 2025, month: 12, day: 20)).check()
    }

    private func checkMidYear(_ state: SampleState) throws {
        let registry = state.registry
        let partitions = state.pledges
        let villages = partitions.flatMap(\.units).filter { registry.units[$0.key]?.level == .village }.flatMap(\.value.pledges.values)
        #expect(villages.count == SampleExpectations.villagePledges)
        let fulfilled = villages.filter { $0.stage == .closedOut }
        #expect(fulfilled.count == SampleExpectations.villagePledgesFulfilled)
        // Nobody else is done yet, in any stage.
        #expect(partitions.flatMap(\.units).flatMap(\.value.pledges.values).count { $0.stage > .inForce } == fulfilled.count)
        for achievement in SampleExpectations.achievements {
            let counted = fulfilled.filter { achievement.counts(pledge: $0.id) }
            #expect(counted.reduce(0) { $0 + ($1.verified?.quantity ?? 0) } == achievement.quantity, "\(achievement.name.en)")
            #expect(counted.allSatisfy { $0.wording.measure == achievement.measure })
        }

        let scoring = state.scoring
        for expected in SampleExpectations.recognitions {
            let closed = try #require(scoring.closedRecognition(expected.recognition, period: SampleExpectations.period))
            #expect(closed.reached == expected.reached, "\(expected.recognition)")
            #expect(closed.content.entries.count == expected.of)
        }
        let missed =
            scoring.closedRecognition("five-good-villages", period: SampleExpectations.period)?.content.entries.flatMap(\.missed) ?? []
        // For varied reasons: each of the five heads, the pledges, a finding.
        #expect(Set(missed).count == 7)
    }

    private func checkYearEnd(_ state: SampleState) throws {
        let scoring = state.scoring
        let ranking = try #require(scoring.closedCohort("townships", period: SampleExpectations.period)?.content)
        #expect(ranking.entries.map(\.rank) == Array(1...10))
        #expect(Set(ranking.entries.map(\.score)).count == 10, "\(ranking.entries.map { "\($0.unit) \($0.score)" })")
        #expect(ranking.entries.allSatisfy { $0.state == .rated && $0.components.allSatisfy { !$0.missing } })
        #expect(
            ranking.entries.allSatisfy { (75_00...98_00).contains(Int($0.score.filter { $0 != "." }) ?? 0) },
            "\(ranking.entries.map(\.score))")

        let pledges = state.pledges.flatMap(\.units).flatMap(\.value.pledges.values)
        #expect(pledges.contains { $0.isMarkedOverdue })
        #expect(pledges.contains { $0.stage == .reportedDone })
        let notices = state.pledges.flatMap(\.units).flatMap(\.value.notices.values)
        #expect(notices.count > 431 && notices.allSatisfy { $0.state == .passed || $0.state == .returned })
        #expect(notices.flatMap(\.objections).count { $0.answer?.isUpheld == true } == 1)
        #expect(notices.filter { $0.state == .returned }.map(\.id) == ["letter-2025"])
        let supervision = state.supervision.flatMap(\.units).flatMap(\.value.findings.values)
        #expect(supervision.contains { $0.isOpen } && supervision.contains { $0.returned != nil && !$0.isOpen })
    }
}
