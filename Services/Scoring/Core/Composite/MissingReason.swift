public import Schema

/// Why data are missing. The raw value is stated in published results.
public enum MissingReason: String, Hashable, Sendable, CaseIterable {
    /// No tally or mark was submitted: the component is left out and the others are re-weighted.
    case notReported = "not_reported"
    /// 未检查: a round that is over has no record of the unit. It counts 0, visibly, because the omission is the inspectors' and not the
    /// unit's.
    case notInspected = "not_inspected"
    /// A voter group has fewer valid ballots than secrecy requires.
    case tooFewBallots = "too_few_ballots"
    /// A round of the calendar is not over yet.
    case notYetDue = "not_yet_due"
    /// 启用前: the rounds were over before the unit or the period had adopted the system: they are left out.
    case beforeAdoption = "before_adoption"
    /// No pledge of the unit, or of a unit below it, has come into force, or all were withdrawn.
    case noPledges = "no_pledges"

    public var text: PBText { PBText(zh: zh, en: en) }

    public var zh: String {
        switch self {
        case .notReported: "没有上报"
        case .notInspected: "未检查"
        case .tooFewBallots: "有效票太少"
        case .notYetDue: "尚未到期"
        case .beforeAdoption: "启用前"
        case .noPledges: "没有生效的承诺"
        }
    }

    public var en: String {
        switch self {
        case .notReported: "not reported"
        case .notInspected: "not inspected"
        case .tooFewBallots: "too few valid ballots"
        case .notYetDue: "not yet due"
        case .beforeAdoption: "before the adoption date"
        case .noPledges: "no pledges in force"
        }
    }
}
