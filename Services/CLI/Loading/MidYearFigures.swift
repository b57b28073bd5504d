internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming

/// The published figures of mid-year as they come out of the decisions, beside what was published.
struct MidYearFigures: Sendable {
    struct Line: Sendable {
        var name: PBText
        var measure: PBText
        var found: Int64
        var published: Int64
    }

    var lines: [Line]
    var agree: Bool { lines.allSatisfy { $0.found == $0.published } }

    static func read(_ connection: Connection) async throws -> MidYearFigures {
        let state = try await SystemState.read(connection)
        return MidYearFigures(state)
    }

    init(_ state: SystemState) {
        let reader = state.pledges
        var promised: Int64 = 0
        var fulfilled: Int64 = 0
        var sums: [String: Int64] = [:]
        for (id, unit) in reader.units where state.registry.units[id]?.level == .village {
            for (name, pledge) in unit.pledges {
                promised += 1
                guard pledge.stage == .closedOut, let verified = pledge.verified else { continue }
                fulfilled += 1
                for achievement in SampleExpectations.achievements where achievement.counts(pledge: name) {
                    sums[achievement.prefix, default: 0] += verified.quantity
                }
            }
        }
        lines = [
            Line(
                name: .both("村级承诺", "village pledges"), measure: .both("件", ""), found: promised,
                published: Int64(SampleExpectations.villagePledges)),
            Line(
                name: .both("已完成、验收、销号", "done, verified and closed out"), measure: .both("件", ""), found: fulfilled,
                published: Int64(SampleExpectations.villagePledgesFulfilled)),
        ]
        for achievement in SampleExpectations.achievements {
            lines.append(
                Line(
                    name: achievement.name, measure: .both(achievement.measure, achievement.measure == "米" ? "m" : ""),
                    found: sums[achievement.prefix] ?? 0, published: achievement.quantity))
        }
        for expected in SampleExpectations.recognitions {
            guard let closed = state.scoring.state.closedRecognition(expected.recognition, period: SampleExpectations.period) else {
                continue
            }
            let cohort = state.registry.cohorts[expected.cohort]?.name ?? .both(expected.cohort, expected.cohort)
            lines.append(
                Line(
                    name: .both("“五好”达标：\(cohort.zh)（共 \(expected.of)）", "five-good, \(cohort.en) (of \(expected.of))"),
                    measure: .both("个", ""), found: Int64(closed.reached), published: Int64(expected.reached)))
        }
    }

    func text(_ language: Language) -> String {
        var table = Table([
            (language(zh: "年中", en: "mid-year"), .left), (language(zh: "核实", en: "verified"), .right),
            (language(zh: "公布", en: "published"), .right), ("", .left),
        ])
        for line in lines {
            table.add([language(line.name), String(line.found), String(line.published), language(zh: line.measure.zh, en: line.measure.en)])
        }
        return table.text
    }
}
