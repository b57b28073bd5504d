internal import Domain
public import RegistryCore
public import Schema

/// What waits for a unit at other units, over all partitions, by the bytes of unit and id: named itself, or answering for the one that is.
extension PledgeReader {
    /// Reported done and given to this unit, or taking up a topic of its: it verifies or returns.
    public func pledgesToVerify(byReviewer unit: String, in registry: RegistryState, on date: CivilDate) -> [Pledge] {
        everywhere { $0.pledges.values.filter { $0.stage == .reportedDone && registry.reviewer(of: $0, on: date) == unit } }
    }

    /// Verified, with this unit as the reviewer: it may close out, as may a superior of the owner.
    public func pledgesToCloseOut(byReviewer unit: String, in registry: RegistryState, on date: CivilDate) -> [Pledge] {
        everywhere { $0.pledgesToCloseOut.filter { registry.reviewer(of: $0, on: date) == unit } }
    }

    /// Overdue pledges of others that were brought to this unit.
    public func pledgesEscalated(to unit: String, in registry: RegistryState, on date: CivilDate) -> [Pledge] {
        everywhere { $0.pledges.values.filter { $0.escalation(to: unit, in: registry, on: date) != nil } }
    }

    private func everywhere(_ wanted: (UnitPledges) -> [Pledge]) -> [Pledge] {
        units.values.flatMap(wanted).sorted { ScopedName.byteOrder($0.name, $1.name) }
    }
}

extension Pledge {
    /// The last time it was brought to a unit, or to one the unit answers for; nil if it was not, is in force no longer, or has become the unit's own.
    public func escalation(to unit: String, in registry: RegistryState, on date: CivilDate) -> Escalation? {
        guard stage == .inForce, !escalations.isEmpty, registry.heir(of: self.unit, on: date) != unit else { return nil }
        return escalations.last { registry.unitAnswering(for: $0.to, on: date) == unit }
    }
}
