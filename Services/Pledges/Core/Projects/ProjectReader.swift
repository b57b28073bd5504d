internal import Domain
public import RegistryCore
public import Schema

/// The projects of all partitions at a cut. Lists are in the order of the tree, then of the projects' ids.
public struct ProjectReader: Sendable {
    public private(set) var units: [String: UnitProjects] = [:]

    /// - Parameter states: the states of all partitions. Each unit is in exactly one of them.
    public init(_ states: some Sequence<PledgesState>) {
        for state in states { units.merge(state.projects) { first, _ in first } }
    }

    public func project(_ name: ScopedName) -> Project? { units[name.unit]?.projects[name.id] }

    /// Proposals that wait for a superior enrolled at `unit`: of all units that it is above on a day.
    public func toReview(below unit: String, in registry: RegistryState, on date: CivilDate) -> [Project] {
        projects(at: .proposed, below: unit, registry, date)
    }

    /// Approved projects not yet on the list.
    public func toList(below unit: String, in registry: RegistryState, on date: CivilDate) -> [Project] {
        projects(at: .approved, below: unit, registry, date)
    }

    /// Projects reported done and not yet judged.
    public func toVerify(below unit: String, in registry: RegistryState, on date: CivilDate) -> [Project] {
        projects(at: .reportedDone, below: unit, registry, date)
    }

    /// Verified projects not yet closed out.
    public func toCloseOut(below unit: String, in registry: RegistryState, on date: CivilDate) -> [Project] {
        projects(at: .verified, below: unit, registry, date)
    }

    /// Reported milestones that wait for a superior enrolled at `unit`.
    public func milestonesToVerify(
        below unit: String, in registry: RegistryState, on date: CivilDate
    ) -> [(project: Project, milestone: ProjectMilestone)] {
        below(unit, registry, date).flatMap(\.milestonesToVerify)
    }

    /// Projects of any unit that a unit, or a closed one it answers for, implements (实施), in the byte order of their names.
    public func carriedOut(by unit: String, in registry: RegistryState, on date: CivilDate, period: String? = nil) -> [Project] {
        units.values.flatMap { $0.projects(of: period) }
            .filter { project in
                let named = project.wording.implementers.isEmpty ? [project.unit] : project.wording.implementers
                return named.contains { registry.unitAnswering(for: $0, on: date) == unit }
            }
            .sorted { ScopedName.byteOrder($0.name, $1.name) }
    }

    /// Counts for a unit and everything below it, including the closed units they answer for on a day.
    public func counts(atAndBelow unit: String, in registry: RegistryState, period: String? = nil, on day: CivilDate) -> ProjectCounts {
        registry.subtreeAnswered(by: unit, on: day).reduce(ProjectCounts()) {
            $0 + (units[$1]?.counts(period: period, on: day) ?? ProjectCounts())
        }
    }

    private func projects(at stage: Project.Stage, below unit: String, _ registry: RegistryState, _ date: CivilDate) -> [Project] {
        below(unit, registry, date).flatMap { $0.projects(of: nil, at: [stage]) }
    }

    private func below(_ unit: String, _ registry: RegistryState, _ date: CivilDate) -> [UnitProjects] {
        registry.subtreeJudged(by: unit, on: date).compactMap { units[$0] }
    }
}
