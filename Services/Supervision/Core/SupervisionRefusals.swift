internal import Domain
internal import RegistryCore
internal import Schema

/// Every refusal the supervision service gives of its own.
public enum SupervisionRefusals {
    // MARK: Inspecting

    static func unknownRound(_ round: String, period: String) -> Refusal {
        Refusal(
            "unknown_round", zh: "周期“\(period)”的考核办法中没有轮次“\(round)”。请核对轮次编号。",
            en: "The bundle of “\(period)” has no round “\(round)”. Check the round's id.", field: "round")
    }

    static func alreadyInspected(_ unit: String, round: String) -> Refusal {
        Refusal(
            "already_inspected", zh: "“\(unit)”在轮次“\(round)”已有督查记录，每轮只记一次。新发现的问题请用 pledgeline inspect finding 登记。",
            en:
                "“\(unit)” has its record of round “\(round)” already; there is one a round. Enter what else was found with pledgeline inspect finding.",
            field: "round")
    }

    static func letterNotInForce(_ unit: String, period: String) -> Refusal {
        Refusal(
            "letter_not_in_force", zh: "这一轮按责任书检查，而“\(unit)”在“\(period)”没有生效的责任书。请等上级审签后原样重发。",
            en:
                "This round inspects letters, and “\(unit)” has none in force for “\(period)”. Send this again after the superior has countersigned.",
            retriable: true, field: "round")
    }

    static func visitOutsideRound(_ round: String, from: String, until: String) -> Refusal {
        Refusal(
            "visit_outside_round", zh: "检查日期须在轮次“\(round)”的 \(from) 至 \(until) 之间，且不晚于今天。请核对日期。",
            en: "The visit must lie within round “\(round)”, \(from) to \(until), and not in the future. Check the date.", field: "visited")
    }

    static func itemsIncomplete(_ item: String, zh: String, en: String) -> Refusal {
        Refusal(
            "items_incomplete", zh: "表中每个条目须正好记一次：条目“\(item)”\(zh)。",
            en: "Every item of the sheet must occur exactly once: “\(item)” \(en).", field: "items")
    }

    static func pointsOutOfRange(_ item: String, most: PBDecimal) -> Refusal {
        Refusal(
            "points_out_of_range", zh: "条目“\(item)”的得分须在 0 与 \(most.text) 之间，最多九位小数。",
            en: "The points of “\(item)” must lie between 0 and \(most.text), with at most nine decimal places.", field: "items")
    }

    static func tooFewInspectors(zh: String, en: String) -> Refusal {
        Refusal("too_few_inspectors", zh: "督查须有两人以上：\(zh)", en: "An inspection takes two inspectors or more: \(en)", field: "inspectors")
    }

    static func unknownInspector(_ inspector: String, on date: CivilDate) -> Refusal {
        Refusal(
            "unknown_inspector", zh: "\(date) 时没有这个岗位，或岗位无人担任：“\(inspector)”。请写“单位/岗位”，并先任命。",
            en: "On \(date) nobody held a post “\(inspector)”. Name posts as unit/post, and have them appointed first.", field: "inspectors"
        )
    }

    static func inspectorMustWithdraw(_ inspector: String, from unit: String) -> Refusal {
        Refusal(
            "inspector_must_withdraw", zh: "“\(inspector)”是“\(unit)”的岗位或为其负责，须回避。请换人督查。",
            en: "“\(inspector)” is a post of “\(unit)” or answers for it and must withdraw. Have somebody else inspect.",
            field: "inspectors")
    }

    // MARK: Findings

    static func unknownTaxonomy(_ place: String, period: String) -> Refusal {
        Refusal(
            "unknown_taxonomy", zh: "周期“\(period)”的问题分类中没有“\(place)”。请核对分类编号。",
            en: "The taxonomy of “\(period)” has no place “\(place)”. Check its id.", field: "taxonomy")
    }

    static func findingExists(_ finding: String) -> Refusal {
        Refusal(
            "finding_exists", zh: "本单位已有编号为“\(finding)”的问题。请换一个编号。", en: "The unit has a finding “\(finding)” already. Choose another id.",
            field: "finding")
    }

    static func unknownFinding(_ finding: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_finding", zh: "“\(unit)”没有编号为“\(finding)”的问题。请核对单位和编号。",
            en: "“\(unit)” has no finding “\(finding)”. Check the unit and the id.", field: "finding")
    }

    static func unknownPledge(_ pledge: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_pledge", zh: "“\(unit)”没有编号为“\(pledge)”的承诺。请核对编号，或不写承诺。",
            en: "“\(unit)” has no pledge “\(pledge)”. Check the id, or name none.", field: "pledge")
    }

    static func alreadyAnswered(_ finding: String) -> Refusal {
        Refusal(
            "already_answered", zh: "问题“\(finding)”已经认账或提出异议，只能表态一次。",
            en: "The finding “\(finding)” was acknowledged or contested before; the unit answers once.", field: "finding")
    }

    static func findingClosed(_ finding: String) -> Refusal {
        Refusal(
            "finding_closed", zh: "问题“\(finding)”的整改已验收，问题已销号。", en: "The rectification of “\(finding)” was accepted: it is closed.",
            field: "finding")
    }

    static func rectificationPending(_ finding: String) -> Refusal {
        Refusal(
            "rectification_pending", zh: "问题“\(finding)”已报告整改，正待验收。请等结果，被退回后再报。",
            en: "A rectification of “\(finding)” was reported and waits to be judged. Wait for the result; report again if it is returned.",
            field: "finding")
    }

    static func notRectified(_ finding: String) -> Refusal {
        Refusal(
            "not_rectified", zh: "问题“\(finding)”没有待验收的整改报告。请等单位报告整改后再提交。",
            en: "The finding “\(finding)” has no rectification that waits to be judged. Submit this after the unit has reported one.",
            retriable: true, field: "finding")
    }
}
