public import RegistryCore
internal import Schema

/// The tasks asked of all units at a cut.
public struct AdmissionReader: Sendable {
    public private(set) var units: [String: UnitAdmissions] = [:]

    /// - Parameter states: of every partition. A unit stands in one of them.
    public init(_ states: some Sequence<PledgesState>) {
        for state in states { units.merge(state.admissions) { first, _ in first } }
    }

    /// What waits for a gatekeeper enrolled at `unit`: of all units below it, but for what that unit asks itself.
    public func toDecide(below unit: String, in registry: RegistryState) -> [Admission] {
        registry.subtree(of: unit).filter { $0 != unit }.flatMap { units[$0]?.toDecide ?? [] }.filter { $0.wording.department != unit }
    }

    /// What a department has asked of whatever unit, in the byte order of units and tasks.
    public func asked(by department: String) -> [Admission] {
        units.values.flatMap(\.tasks.values).filter { $0.wording.department == department }
            .sorted { ScopedName.byteOrder(ScopedName(unit: $0.unit, id: $0.id), ScopedName(unit: $1.unit, id: $1.id)) }
    }

    /// - Parameter month: nil counts all.
    public func counts(atAndBelow unit: String, in registry: RegistryState, month: CivilMonth? = nil) -> AdmissionCounts {
        registry.subtree(of: unit).reduce(AdmissionCounts()) { $0 + (units[$1]?.counts(month: month) ?? AdmissionCounts()) }
    }
}
