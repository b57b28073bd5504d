/// Which units attain the recognition of the first half-year (五个好), and what the others lack. It only says how the facts are made up: the recognition itself is
/// computed from them.
struct FiveGoodPlan: Sendable {
    enum Lack: Hashable, Sendable {
        /// So many of the five heads stay under the least share.
        case heads(Int)
        /// Less than half of the pledges fulfilled by mid-year; villages only.
        case pledges
        case headsAndPledges
        /// A serious finding stands open.
        case finding
    }

    /// Units that are not here attain it.
    package private(set) var lacks: [String: Lack] = [:]

    /// Villages that fulfil less than half of their pledges by mid-year.
    var slow: Set<String> { Set(lacks.filter { $0.value == .pledges || $0.value == .headsAndPledges }.map(\.key)) }

    init(seed: String, county: SampleCounty) {
        var random = SampleRandom(seed: seed, "five good")
        let reached = SampleExpectations.recognitions
        let cohorts: [(units: [String], lacks: [(Lack, Int)])] = [
            (county.townships.map(\.id), [(.heads(1), 2), (.heads(2), 1), (.finding, 1)]),
            (
                county.villages,
                [(.heads(1), 60), (.heads(2), 28), (.pledges, 38), (.headsAndPledges, 6), (.finding, 24)]
            ),
            (county.stations, [(.heads(1), 34), (.heads(2), 20), (.finding, 10)]),
            (county.departments, [(.heads(1), 14), (.heads(3), 6), (.finding, 4)]),
        ]
        for (index, cohort) in cohorts.enumerated() {
            let lacking = random.shuffled(cohort.units).dropFirst(reached[index].reached)
            let reasons = cohort.lacks.flatMap { Array(repeating: $0.0, count: $0.1) }
            for (unit, lack) in zip(lacking, reasons) { lacks[unit] = lack }
        }
    }
}
