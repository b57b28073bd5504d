public import Schema

/// Counts of pledges by stage. Only pledges whose letter came into force are counted; withdrawn ones are counted separately.
public struct PledgeCounts: Hashable, Sendable {
    /// Every pledge that came into force and was not withdrawn: the denominator. The sum of the next five.
    public var promised = 0
    public var inForce = 0
    public var reportedDone = 0
    public var verified = 0
    public var closedOut = 0
    /// Unfulfilled, and carried on in the next period.
    public var rolledOver = 0
    /// Not included in `promised`.
    public var withdrawn = 0
    /// Of those in force: overdue on the day asked for.
    public var overdue = 0
    /// Of the promised: overdue on the day asked for or at any time before, or reported done late.
    public var late = 0

    public init() {}

    /// Verified, closed out since or not: the numerator of a pledge share.
    public var accepted: Int { verified + closedOut }

    /// - Parameter day: the day on which to count overdue and late pledges; nil counts none.
    public mutating func count(_ pledge: Pledge, on day: CivilDate?) {
        switch pledge.stage {
        case .drafted: return
        case .withdrawn:
            withdrawn += 1
            return
        case .rolledOver: rolledOver += 1
        case .inForce: inForce += 1
        case .reportedDone: reportedDone += 1
        case .verified: verified += 1
        case .closedOut: closedOut += 1
        }
        promised += 1
        guard let day else { return }
        if pledge.isOverdue(on: day) { overdue += 1 }
        if pledge.isLate(on: day) { late += 1 }
    }

    public static func + (a: PledgeCounts, b: PledgeCounts) -> PledgeCounts {
        var sum = a
        sum.promised += b.promised
        sum.inForce += b.inForce
        sum.reportedDone += b.reportedDone
        sum.verified += b.verified
        sum.closedOut += b.closedOut
        sum.rolledOver += b.rolledOver
        sum.withdrawn += b.withdrawn
        sum.overdue += b.overdue
        sum.late += b.late
        return sum
    }
}

extension UnitPledges {
    /// - Parameters:
    ///   - period: counts only this period; nil counts all.
    ///   - day: the day on which to count overdue and late pledges; nil counts none.
    public func counts(period: String?, on day: CivilDate? = nil) -> PledgeCounts {
        pledges.values.reduce(into: PledgeCounts()) { counts, pledge in
            if period == nil || pledge.period == period { counts.count(pledge, on: day) }
        }
    }
}
