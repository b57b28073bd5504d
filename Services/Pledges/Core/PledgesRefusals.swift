internal import RegistryCore
public import Schema

/// Every refusal the pledges service gives.
public enum PledgesRefusals {
    // MARK: Drafting

    static func unknownItem(_ item: String, period: String) -> Refusal {
        Refusal(
            "unknown_item", zh: "周期“\(period)”的考核办法中没有条目“\(item)”。请核对条目编号。",
            en: "No sheet of the bundle of “\(period)” has an item “\(item)”. Check the item's id.", field: "item")
    }

    static func unknownGiver(_ giver: String, of unit: String, on date: CivilDate) -> Refusal {
        Refusal(
            "unknown_giver", zh: "\(date) 时没有为“\(unit)”负责的岗位“\(giver)”。请写本单位的岗位，或写“单位/岗位”，并先任命该岗位。",
            en:
                "On \(date) there was no post “\(giver)” answering for “\(unit)”. Name a post of the unit, or unit/post, and have it appointed first.",
            field: "giver")
    }

    static func pledgeExists(_ pledge: String) -> Refusal {
        Refusal(
            "pledge_exists", zh: "本单位已有编号为“\(pledge)”的承诺。请换一个编号；只有责任书被退回后才能改写。",
            en:
                "The unit has a pledge “\(pledge)” already. Choose another id; a wording can be changed only after its letter was returned.",
            field: "pledge")
    }

    static func letterFull(_ period: String) -> Refusal {
        Refusal(
            "letter_full", zh: "一份责任书最多 \(PledgeBounds.pledgesInLetter) 项承诺。请合并。",
            en: "A letter has at most \(PledgeBounds.pledgesInLetter) pledges. Combine some.", field: "period")
    }

    static func letterClosed(_ period: String, _ state: Letter.State) -> Refusal {
        Refusal(
            "letter_closed", zh: "“\(period)”的责任书\(state.name.zh)，不能再起草或签署。要修改，须先由上级退回。",
            en:
                "The letter of “\(period)” \(state.name.en): nothing can be drafted or signed any more. To change it, have the superior return it.",
            field: "period")
    }

    static func parentNotAbove(_ parent: String, of unit: String) -> Refusal {
        Refusal(
            "parent_not_above", zh: "“\(parent)”不是“\(unit)”本身或其上级，承诺不能挂在它下面。",
            en: "“\(parent)” is neither “\(unit)” nor above it; a pledge can serve only a pledge of the own unit or of one above.",
            field: "parentUnit")
    }

    static func unknownParentPledge(_ parent: String) -> Refusal {
        Refusal(
            "unknown_parent_pledge", zh: "本单位没有编号为“\(parent)”的承诺。请先起草它。",
            en: "The unit has no pledge “\(parent)” to serve. Draft that first.", field: "parentPledge")
    }

    static func parentChain(_ pledge: String) -> Refusal {
        Refusal(
            "parent_chain", zh: "“\(pledge)”的上级承诺成环，或超过 \(PledgeBounds.parents) 层。请改挂别的承诺。",
            en:
                "The pledges that “\(pledge)” would serve form a circle, or more than \(PledgeBounds.parents) tiers. Choose another parent.",
            field: "parentPledge")
    }

    // MARK: Signing

    static func noDrafts(_ period: String) -> Refusal {
        Refusal(
            "no_drafts", zh: "“\(period)”的责任书中没有承诺。请先起草（pledgeline pledge draft）。",
            en: "The letter of “\(period)” has no pledges. Draft them first (pledgeline pledge draft).", field: "period")
    }

    static func letterNotSigned(_ period: String, of unit: String) -> Refusal {
        Refusal(
            "letter_not_signed", zh: "“\(unit)”在“\(period)”没有已签署、待审签的责任书。请等单位签署后再提交。",
            en: "“\(unit)” has no letter of “\(period)” that is signed and waits for the superior. Submit this after the unit has signed.",
            retriable: true, field: "period")
    }

    // MARK: Reporting and verifying

    static func unknownPledge(_ pledge: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_pledge", zh: "“\(unit)”没有编号为“\(pledge)”的承诺。请核对单位和编号。",
            en: "“\(unit)” has no pledge “\(pledge)”. Check the unit and the id.", field: "pledge")
    }

    static func notInForce(_ pledge: Pledge) -> Refusal {
        Refusal(
            "pledge_not_in_force", zh: "承诺“\(pledge.id)”\(pledge.stage.name.zh)，只有生效中的承诺才能报告、变更、撤回、结转或公示。",
            en:
                "The pledge “\(pledge.id)” is \(pledge.stage.name.en); only one in force can be reported on, amended, withdrawn, rolled over or put on notice.",
            retriable: pledge.stage == .drafted, field: "pledge")
    }

    static func quantityBelowReported(_ reported: Int64) -> Refusal {
        Refusal(
            "quantity_below_reported", zh: "数量从头累计，不能少于已报的 \(reported)。报错时，先自报完成，由上级退回，再报正确的数。",
            en:
                "Quantities count from the beginning and cannot fall below the \(reported) reported before. If it was wrong, report done, have the superior return it, and report the right one.",
            field: "quantity")
    }

    static func notReportedDone(_ pledge: Pledge) -> Refusal {
        Refusal(
            "not_reported_done", zh: "承诺“\(pledge.id)”\(pledge.stage.name.zh)，没有待验收的完成报告。",
            en: "The pledge “\(pledge.id)” is \(pledge.stage.name.en): there is no report of completion to judge.",
            retriable: pledge.stage < .reportedDone && pledge.stage.isUnderWay, field: "pledge")
    }

    static let standardNotMet = Refusal(
        "standard_not_met", zh: "未达到验收标准，不能验收。请用 pledgeline pledge return 写明原因退回。",
        en: "What does not meet the standard cannot be verified. Use return_pledge and give the reason.", field: "standardMet")

    static func notVerified(_ pledge: Pledge) -> Refusal {
        Refusal(
            "not_verified", zh: "承诺“\(pledge.id)”\(pledge.stage.name.zh)，验收之后才能销号一次。",
            en: "The pledge “\(pledge.id)” is \(pledge.stage.name.en); it is closed out once, after verification.",
            retriable: pledge.stage.isUnderWay, field: "pledge")
    }
}

extension Letter.State {
    public var name: (zh: String, en: String) {
        switch self {
        case .drafting: ("起草中", "is being drafted")
        case .signed: ("已签署", "is signed")
        case .returned: ("已退回", "was returned")
        case .onNotice: ("正在公示", "stands on notice")
        case .inForce: ("已生效", "is in force")
        }
    }
}

extension Pledge.Stage {
    public var name: (zh: String, en: String) {
        switch self {
        case .drafted: ("尚未生效", "not in force yet")
        case .withdrawn: ("已撤回", "withdrawn")
        case .rolledOver: ("已结转", "rolled over")
        case .inForce: ("生效中", "in force")
        case .reportedDone: ("已自报完成", "reported done")
        case .verified: ("已验收", "verified")
        case .closedOut: ("已销号", "closed out")
        }
    }
}
