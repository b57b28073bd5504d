internal import Schema

/// What waits for a unit at other units, over all partitions, by the bytes of unit and id.
extension PledgeReader {
    /// Reported done and given to this unit, or taking up a topic of its: it verifies or returns.
    public func pledgesToVerify(byReviewer unit: String) -> [Pledge] { everywhere { $0.pledgesToVerify(by: unit) } }

    /// Verified, with this unit as the named reviewer: it may close out, as may a superior of the owner.
    public func pledgesToCloseOut(byReviewer unit: String) -> [Pledge] {
        everywhere { $0.pledgesToCloseOut.filter { $0.reviewer == unit } }
    }

    /// Overdue pledges of others that were brought to this unit.
    public func pledgesEscalated(to unit: String) -> [Pledge] { everywhere { $0.pledgesEscalated(to: unit) } }

    private func everywhere(_ wanted: (UnitPledges) -> [Pledge]) -> [Pledge] {
        units.values.flatMap(wanted).sorted { ScopedName.byteOrder($0.name, $1.name) }
    }
}
