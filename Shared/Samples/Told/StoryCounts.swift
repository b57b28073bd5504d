internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import SupervisionCore

/// What can be counted in a sample, by the names that the figures of a story use, such as `projects.closed-out` or `reports.monthly.late`.
struct StoryCounts {
    private var counts: [String: Int64] = [:]

    init(_ state: SampleState) {
        countProjects(state)
        countReports(state)
        countCommunity(state)
        countPledges(state)
        countInspections(state)
        countRegistry(state.registry)
    }

    /// Zero if there is nothing of that name.
    subscript(name: String) -> Int64 { counts[name] ?? 0 }

    mutating func add(_ name: String, _ count: Int = 1) { counts[name, default: 0] += Int64(count) }

    private mutating func countPledges(_ state: SampleState) {
        for pledge in state.pledges.flatMap(\.units).flatMap(\.value.pledges.values) {
            add("pledges")
            add("pledges.\(Self.word(pledge.stage.rawValue))")
        }
    }

    private mutating func countInspections(_ state: SampleState) {
        for unit in state.supervision.flatMap(\.units).map(\.value) {
            add("inspections", unit.inspections.count)
            add("findings", unit.findings.count)
            add("findings.open", unit.findings.values.count { $0.isOpen })
        }
        for (name, closed) in state.scoring.closedCohorts {
            add("ranked.\(name.cohort)", closed.content?.entries.count { $0.rank > 0 } ?? 0)
        }
    }

    /// `closed_out` is written `closed-out` in stories.
    static func word(_ name: String) -> String { name.split(separator: "_").joined(separator: "-") }
}
