internal import Domain
public import RegistryCore
public import Schema

/// What waits for a unit at other units, in all partitions, by the bytes of unit and id: the unit is named itself, or answers for the
/// closed unit that is.
extension PledgeReader {
    /// Pledges reported done that this unit reviews: it verifies or returns them.
    public func pledgesToVerify(byReviewer unit: String, in registry: RegistryState, on date: CivilDate) -> [Pledge] {
        everywhere { $0.pledges.values.filter { $0.stage == .reportedDone && registry.reviewer(of: $0, on: date) == unit } }
    }

    /// Verified pledges that this unit reviews: it may close them out, as may a superior of the owner.
    public func pledgesToCloseOut(byReviewer unit: String, in registry: RegistryState, on date: CivilDate) -> [Pledge] {
        everywhere { $0.pledgesToCloseOut.filter { registry.reviewer(of: $0, on: date) == unit } }
    }

    /// Overdue pledges of other units that were escalated to this unit.
    public func pledgesEscalated(to unit: String, in registry: RegistryState, on date: CivilDate) -> [Pledge] {
        everywhere { $0.pledges.values.filter { $0.escalation(to: unit, in: registry, on: date) != nil } }
    }

    private func everywhere(_ wanted: (UnitPledges) -> [Pledge]) -> [Pledge] {
        units.values.flatMap(wanted).sorted { ScopedName.byteOrder($0.name, $1.name) }
    }
}

extension Pledge {
    /// Its last escalation to a unit, or to a closed one that the unit answers for; nil if there was none, if it is no longer in force, or
    /// if the unit has become its owner.
    public func escalation(to unit: String, in registry: RegistryState, on date: CivilDate) -> Escalation? {
        guard stage == .inForce, !escalations.isEmpty, registry.heir(of: self.unit, on: date) != unit else { return nil }
        return escalations.last { registry.unitAnswering(for: $0.to, on: date) == unit }
    }
}
