internal import Domain
public import RegistryCore
public import Schema

/// The admissions of all units at a cut.
public struct AdmissionReader: Sendable {
    public private(set) var units: [String: UnitAdmissions] = [:]

    /// - Parameter states: the states of all partitions. Each unit is in exactly one of them.
    public init(_ states: some Sequence<PledgesState>) {
        for state in states { units.merge(state.admissions) { first, _ in first } }
    }

    /// The requests that wait for a gatekeeper enrolled at `unit`: those to all units that it is above on a day, except its own requests.
    public func toDecide(below unit: String, in registry: RegistryState, on date: CivilDate) -> [Admission] {
        registry.subtreeJudged(by: unit, on: date).flatMap { units[$0]?.toDecide ?? [] }
            .filter { registry.unitAnswering(for: $0.wording.department, on: date) != unit }
    }

    /// The requests made by a department, or by a closed unit it answers for, in the byte order of units and tasks.
    public func asked(by department: String, in registry: RegistryState, on date: CivilDate) -> [Admission] {
        units.values.flatMap(\.tasks.values).filter { registry.unitAnswering(for: $0.wording.department, on: date) == department }
            .sorted { ScopedName.byteOrder(ScopedName(unit: $0.unit, id: $0.id), ScopedName(unit: $1.unit, id: $1.id)) }
    }

    /// - Parameter month: counts only this month; nil counts all.
    public func counts(atAndBelow unit: String, in registry: RegistryState, on date: CivilDate, month: CivilMonth? = nil) -> AdmissionCounts
    {
        registry.subtreeAnswered(by: unit, on: date).reduce(AdmissionCounts()) {
            $0 + (units[$1]?.counts(month: month) ?? AdmissionCounts())
        }
    }
}
