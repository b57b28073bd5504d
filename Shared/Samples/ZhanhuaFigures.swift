internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore

extension ZhanhuaSample {
    /// The published figures, at the sample's mid-year; the description gives the stock of pledges as “so far” (截至目前), in May 2010.
    package func figures(of state: SampleState) -> SampleFigures {
        var promised: Int64 = 0
        var fulfilled: Int64 = 0
        var sums: [String: Int64] = [:]
        for (id, unit) in state.pledges.flatMap(\.units) where state.registry.units[id]?.level == .village {
            for (name, pledge) in unit.pledges {
                promised += 1
                guard pledge.stage == .closedOut, let verified = pledge.verified else { continue }
                fulfilled += 1
                for achievement in SampleExpectations.achievements where achievement.counts(pledge: name) {
                    sums[achievement.prefix, default: 0] += verified.quantity
                }
            }
        }
        var lines = [
            SampleFigures.Line(
                name: .both("村级承诺", "village pledges"), measure: .both("件", ""), found: promised,
                expected: Int64(SampleExpectations.villagePledges)),
            SampleFigures.Line(
                name: .both("已完成、验收、销号", "done, verified and closed out"), measure: .both("件", ""), found: fulfilled,
                expected: Int64(SampleExpectations.villagePledgesFulfilled)),
        ]
        for achievement in SampleExpectations.achievements {
            lines.append(
                SampleFigures.Line(
                    name: achievement.name, measure: .both(achievement.measure, achievement.measure == "米" ? "m" : ""),
                    found: sums[achievement.prefix] ?? 0, expected: achievement.quantity))
        }
        for expected in SampleExpectations.recognitions {
            guard let closed = state.scoring.closedRecognition(expected.recognition, period: SampleExpectations.period) else { continue }
            let cohort = state.registry.cohorts[expected.cohort]?.name ?? .both(expected.cohort, expected.cohort)
            lines.append(
                SampleFigures.Line(
                    name: .both("“五个好”达标：\(cohort.zh)（共 \(expected.of)）", "five-good, \(cohort.en) (of \(expected.of))"),
                    measure: .both("个", ""), found: Int64(closed.reached), expected: Int64(expected.reached)))
        }
        return SampleFigures(title: .both("年中（原文：截至目前）", "mid-year (the source: so far)"), lines: lines)
    }
}
