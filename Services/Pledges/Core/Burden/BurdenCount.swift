internal import Domain
internal import Schema

/// 填报负担: how much reporting the system asks of a unit: what it has sent in a month.
public struct BurdenCount: Hashable, Sendable {
    /// The accepted submissions sent by the unit's own side.
    public var submissions = 0
    /// The fields filled in, whatever they contain; each entry of a list counts as one.
    public var fields = 0
    /// The documents cited.
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
    /// What the unit sent in a month; all zeros if nothing.
    public func burden(in month: CivilMonth) -> BurdenCount { burden[month] ?? BurdenCount() }
}

extension PledgesState {
    public func burden(of unit: String, in month: CivilMonth) -> BurdenCount { units[unit]?.burden(in: month) ?? BurdenCount() }

    /// Adds to the count of the month, in China, of the decision.
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
