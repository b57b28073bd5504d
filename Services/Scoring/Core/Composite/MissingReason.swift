public import Schema

/// Missing data has names. The raw value is what a published result states.
public enum MissingReason: String, Hashable, Sendable, CaseIterable {
    /// No tally or mark came: the component is left out and the rest re-weighted.
    case notReported = "not_reported"
    /// A round that is over left no record of the unit (未检查): it counts 0, which is the inspectors' omission and not the unit's.
    case notInspected = "not_inspected"
    /// A voter group cast fewer valid ballots than secrecy asks for.
    case tooFewBallots = "too_few_ballots"
    /// A round of the calendar is not over yet.
    case notYetDue = "not_yet_due"
    /// The rounds were over before the unit or the period adopted the system (启用前): they are left out.
    case beforeAdoption = "before_adoption"
    /// No pledge is in force at the unit or below it.
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
