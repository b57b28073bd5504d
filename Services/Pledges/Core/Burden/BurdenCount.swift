internal import Domain
internal import Schema

/// 填报负担: what keeping these books asks of a unit: how much it has sent in a month.
public struct BurdenCount: Hashable, Sendable {
    /// Accepted submissions of the unit's own side.
    public var submissions = 0
    /// Fields that somebody filled in, whatever they hold; each entry of a list is one.
    public var fields = 0
    /// Documents that somebody had to name and keep.
    public var evidence = 0

    public init() {}

    public static func + (a: BurdenCount, b: BurdenCount) -> BurdenCount {
        var sum = a
        sum.submissions += b.submissions
        sum.fields += b.fields
        sum.evidence += b.evidence
        return sum
    }
}

extension UnitPledges {
    /// What the unit sent in a month; nothing is a count of 0.
    public func burden(in month: CivilMonth) -> BurdenCount { burden[month] ?? BurdenCount() }
}

extension PledgesState {
    public func burden(of unit: String, in month: CivilMonth) -> BurdenCount { units[unit]?.burden(in: month) ?? BurdenCount() }

    /// By China's month of the record.
    mutating func applyBurden(of content: PBPledgesFact.OneOf_Kind, about unit: String, _ step: Step) {
        guard let sent = content.burden else { return }
        let month = CivilMonth(step.date)
        units[unit, default: UnitPledges()].burden[month] = burden(of: unit, in: month) + Burden.count(sent)
    }
}

extension PledgeReader {
    /// What a unit sent in a month.
    public func burden(of unit: String, in month: CivilMonth) -> BurdenCount { units[unit]?.burden(in: month) ?? BurdenCount() }
}
