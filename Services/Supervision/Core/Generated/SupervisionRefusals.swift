// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

@_spi(Refusals) public import Schema

/// Every refusal of `SupervisionRefusal`, with its texts filled in.
public enum SupervisionRefusals {
    /// `unknown_round`: The bundle of “{period}” has no round “{round}”. Check the round's id.
    public static func unknownRound(_ round: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownRound, [("round", round), ("period", period)])
    }

    /// `already_inspected`: “{unit}” has its record of round “{round}” already; there is one a round. Enter what else was found with pledgeline inspect finding.
    public static func alreadyInspected(_ round: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.alreadyInspected, [("round", round), ("unit", unit)])
    }

    /// `letter_not_in_force`: This round inspects letters, and “{unit}” has none in force for “{period}”. Send this again after the superior has countersigned.
    public static func letterNotInForce(_ unit: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.letterNotInForce, [("unit", unit), ("period", period)])
    }

    /// `visit_outside_round`: The visit must lie within round “{round}”, {from} to {until}, and not in the future. Check the date.
    public static func visitOutsideRound(_ round: some RefusalValue, from: some RefusalValue, until: some RefusalValue) -> Refusal {
        Refusal(Rules.visitOutsideRound, [("round", round), ("from", from), ("until", until)])
    }

    /// `items_incomplete`: Every item of the sheet must occur exactly once: “{item}” {problem}.
    public static func itemsIncomplete(_ item: some RefusalValue, problem: some RefusalValue) -> Refusal {
        Refusal(Rules.itemsIncomplete, [("item", item), ("problem", problem)])
    }

    /// `points_out_of_range`: The points of “{item}” must lie between 0 and {most}, with at most nine decimal places.
    public static func pointsOutOfRange(_ item: some RefusalValue, most: some RefusalValue) -> Refusal {
        Refusal(Rules.pointsOutOfRange, [("item", item), ("most", most)])
    }

    /// `too_few_inspectors`: An inspection takes two inspectors or more: {problem}
    public static func tooFewInspectors(_ problem: some RefusalValue) -> Refusal {
        Refusal(Rules.tooFewInspectors, [("problem", problem)])
    }

    /// `unknown_inspector`: On {date} nobody held a post “{inspector}”. Name posts as unit/post, and have them appointed first.
    public static func unknownInspector(_ date: some RefusalValue, inspector: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownInspector, [("date", date), ("inspector", inspector)])
    }

    /// `inspector_must_withdraw`: “{inspector}” is a post of “{unit}” or answers for it and must withdraw. Have somebody else inspect.
    public static func inspectorMustWithdraw(_ inspector: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.inspectorMustWithdraw, [("inspector", inspector), ("unit", unit)])
    }

    /// `unknown_taxonomy`: The taxonomy of “{period}” has no place “{taxonomy}”. Check its id.
    public static func unknownTaxonomy(_ taxonomy: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownTaxonomy, [("taxonomy", taxonomy), ("period", period)])
    }

    /// `finding_exists`: The unit has a finding “{finding}” already. Choose another id.
    public static func findingExists(_ finding: some RefusalValue) -> Refusal {
        Refusal(Rules.findingExists, [("finding", finding)])
    }

    /// `unknown_finding`: “{unit}” has no finding “{finding}”. Check the unit and the id.
    public static func unknownFinding(_ finding: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownFinding, [("finding", finding), ("unit", unit)])
    }

    /// `unknown_pledge`: “{unit}” has no pledge “{pledge}”. Check the id, or name none.
    public static func unknownPledge(_ pledge: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownPledge, [("pledge", pledge), ("unit", unit)])
    }

    /// `already_answered`: The finding “{finding}” was acknowledged or contested before; the unit answers once.
    public static func alreadyAnswered(_ finding: some RefusalValue) -> Refusal {
        Refusal(Rules.alreadyAnswered, [("finding", finding)])
    }

    /// `finding_closed`: The rectification of “{finding}” was accepted: it is closed.
    public static func findingClosed(_ finding: some RefusalValue) -> Refusal {
        Refusal(Rules.findingClosed, [("finding", finding)])
    }

    /// `rectification_pending`: A rectification of “{finding}” was reported and waits to be judged. Wait for the result; report again if it is returned.
    public static func rectificationPending(_ finding: some RefusalValue) -> Refusal {
        Refusal(Rules.rectificationPending, [("finding", finding)])
    }

    /// `not_rectified`: The finding “{finding}” has no rectification that waits to be judged. Submit this after the unit has reported one.
    public static func notRectified(_ finding: some RefusalValue) -> Refusal {
        Refusal(Rules.notRectified, [("finding", finding)])
    }

    /// What the schema says of each, in its order.
    public static let all: [RefusalRule] = [
        Rules.unknownRound,
        Rules.alreadyInspected,
        Rules.letterNotInForce,
        Rules.visitOutsideRound,
        Rules.itemsIncomplete,
        Rules.pointsOutOfRange,
        Rules.tooFewInspectors,
        Rules.unknownInspector,
        Rules.inspectorMustWithdraw,
        Rules.unknownTaxonomy,
        Rules.findingExists,
        Rules.unknownFinding,
        Rules.unknownPledge,
        Rules.alreadyAnswered,
        Rules.findingClosed,
        Rules.rectificationPending,
        Rules.notRectified,
    ]

    private enum Rules {
        static let unknownRound = RefusalRule(
            "unknown_round", field: "round",
            zh: "周期“{period}”的考核办法中没有轮次“{round}”。请核对轮次编号。",
            en: "The bundle of “{period}” has no round “{round}”. Check the round's id.")
        static let alreadyInspected = RefusalRule(
            "already_inspected", field: "round",
            zh: "“{unit}”在轮次“{round}”已有督查记录，每轮只记一次。新发现的问题请用 pledgeline inspect finding 登记。",
            en: "“{unit}” has its record of round “{round}” already; there is one a round. Enter what else was found with pledgeline inspect finding.")
        static let letterNotInForce = RefusalRule(
            "letter_not_in_force", field: "round", retriable: .always,
            zh: "这一轮按责任书检查，而“{unit}”在“{period}”没有生效的责任书。请等上级审签后原样重发。",
            en: "This round inspects letters, and “{unit}” has none in force for “{period}”. Send this again after the superior has countersigned.")
        static let visitOutsideRound = RefusalRule(
            "visit_outside_round", field: "visited",
            zh: "检查日期须在轮次“{round}”的 {from} 至 {until} 之间，且不晚于今天。请核对日期。",
            en: "The visit must lie within round “{round}”, {from} to {until}, and not in the future. Check the date.")
        static let itemsIncomplete = RefusalRule(
            "items_incomplete", field: "items",
            zh: "表中每个条目须正好记一次：条目“{item}”{problem}。",
            en: "Every item of the sheet must occur exactly once: “{item}” {problem}.")
        static let pointsOutOfRange = RefusalRule(
            "points_out_of_range", field: "items",
            zh: "条目“{item}”的得分须在 0 与 {most} 之间，最多九位小数。",
            en: "The points of “{item}” must lie between 0 and {most}, with at most nine decimal places.")
        static let tooFewInspectors = RefusalRule(
            "too_few_inspectors", field: "inspectors",
            zh: "督查须有两人以上：{problem}",
            en: "An inspection takes two inspectors or more: {problem}")
        static let unknownInspector = RefusalRule(
            "unknown_inspector", field: "inspectors",
            zh: "{date} 时没有这个岗位，或岗位无人担任：“{inspector}”。请写“单位/岗位”，并先任命。",
            en: "On {date} nobody held a post “{inspector}”. Name posts as unit/post, and have them appointed first.")
        static let inspectorMustWithdraw = RefusalRule(
            "inspector_must_withdraw", field: "inspectors",
            zh: "“{inspector}”是“{unit}”的岗位或为其负责，须回避。请换人督查。",
            en: "“{inspector}” is a post of “{unit}” or answers for it and must withdraw. Have somebody else inspect.")
        static let unknownTaxonomy = RefusalRule(
            "unknown_taxonomy", field: "taxonomy",
            zh: "周期“{period}”的问题分类中没有“{taxonomy}”。请核对分类编号。",
            en: "The taxonomy of “{period}” has no place “{taxonomy}”. Check its id.")
        static let findingExists = RefusalRule(
            "finding_exists", field: "finding",
            zh: "本单位已有编号为“{finding}”的问题。请换一个编号。",
            en: "The unit has a finding “{finding}” already. Choose another id.")
        static let unknownFinding = RefusalRule(
            "unknown_finding", field: "finding",
            zh: "“{unit}”没有编号为“{finding}”的问题。请核对单位和编号。",
            en: "“{unit}” has no finding “{finding}”. Check the unit and the id.")
        static let unknownPledge = RefusalRule(
            "unknown_pledge", isFurtherWording: true, field: "pledge",
            zh: "“{unit}”没有编号为“{pledge}”的承诺。请核对编号，或不写承诺。",
            en: "“{unit}” has no pledge “{pledge}”. Check the id, or name none.")
        static let alreadyAnswered = RefusalRule(
            "already_answered", field: "finding",
            zh: "问题“{finding}”已经认账或提出异议，只能表态一次。",
            en: "The finding “{finding}” was acknowledged or contested before; the unit answers once.")
        static let findingClosed = RefusalRule(
            "finding_closed", field: "finding",
            zh: "问题“{finding}”的整改已验收，问题已销号。",
            en: "The rectification of “{finding}” was accepted: it is closed.")
        static let rectificationPending = RefusalRule(
            "rectification_pending", field: "finding",
            zh: "问题“{finding}”已报告整改，正待验收。请等结果，被退回后再报。",
            en: "A rectification of “{finding}” was reported and waits to be judged. Wait for the result; report again if it is returned.")
        static let notRectified = RefusalRule(
            "not_rectified", field: "finding", retriable: .always,
            zh: "问题“{finding}”没有待验收的整改报告。请等单位报告整改后再提交。",
            en: "The finding “{finding}” has no rectification that waits to be judged. Submit this after the unit has reported one.")
    }
}
