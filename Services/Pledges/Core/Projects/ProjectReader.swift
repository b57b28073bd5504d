public import RegistryCore
public import Schema

/// The projects of all partitions at a cut. Lists are in the order of the tree, then of the projects' ids.
public struct ProjectReader: Sendable {
    public private(set) var units: [String: UnitProjects] = [:]

    /// - Parameter states: of every partition. A unit stands in one of them.
    public init(_ states: some Sequence<PledgesState>) {
        for state in states { units.merge(state.projects) { first, _ in first } }
    }

    public func project(_ name: ScopedName) -> Project? { units[name.unit]?.projects[name.id] }

    /// Proposals that wait for a superior enrolled at `unit`: of all units below it.
    public func toReview(below unit: String, in registry: RegistryState) -> [Project] { projects(at: .proposed, below: unit, registry) }

    /// Approved, and not on the list yet.
    public func toList(below unit: String, in registry: RegistryState) -> [Project] { projects(at: .approved, below: unit, registry) }

    /// Reported done, and not judged yet.
    public func toVerify(below unit: String, in registry: RegistryState) -> [Project] { projects(at: .reportedDone, below: unit, registry) }

    /// Verified, and not closed out yet.
    public func toCloseOut(below unit: String, in registry: RegistryState) -> [Project] { projects(at: .verified, below: unit, registry) }

    /// Milestones reported that wait for a superior enrolled at `unit`.
    public func milestonesToVerify(below unit: String, in registry: RegistryState) -> [(project: Project, milestone: ProjectMilestone)] {
        below(unit, registry).flatMap(\.milestonesToVerify)
    }

    /// Projects of whatever unit that a unit carries out (实施), in the byte order of their names.
    public func carriedOut(by unit: String, period: String? = nil) -> [Project] {
        units.values.flatMap { $0.projects(of: period) }
            .filter { $0.wording.implementers.isEmpty ? $0.unit == unit : $0.wording.implementers.contains(unit) }
            .sorted { ScopedName.byteOrder($0.name, $1.name) }
    }

    /// Counts of a unit and everything below it.
    public func counts(
        atAndBelow unit: String, in registry: RegistryState, period: String? = nil, on day: CivilDate? = nil
    ) -> ProjectCounts {
        registry.subtree(of: unit).reduce(ProjectCounts()) { $0 + (units[$1]?.counts(period: period, on: day) ?? ProjectCounts()) }
    }

    private func projects(at stage: Project.Stage, below unit: String, _ registry: RegistryState) -> [Project] {
        below(unit, registry).flatMap { $0.projects(of: nil, at: [stage]) }
    }

    private func below(_ unit: String, _ registry: RegistryState) -> [UnitProjects] {
        registry.subtree(of: unit).filter { $0 != unit }.compactMap { units[$0] }
    }
}
