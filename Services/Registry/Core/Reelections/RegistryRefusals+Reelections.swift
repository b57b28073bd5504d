internal import Schema

/// Refusals about re-elections.
extension RegistryRefusals {
    static func templateExists(_ template: String) -> Refusal {
        Refusal(
            "template_exists", zh: "编号“\(template)”已有节点模板使用，发布后不能改动。请换一个编号。",
            en: "The id “\(template)” is taken by another template, and a template does not change. Choose another.", field: "template")
    }

    static func unknownTemplate(_ template: String, at unit: String) -> Refusal {
        Refusal(
            "unknown_template", zh: "“\(unit)”及其上级没有节点模板“\(template)”。请先定义。",
            en: "Neither “\(unit)” nor a unit above has the template “\(template)”. Define it first.", field: "template")
    }

    static func reelectionExists(_ reelection: ScopedName) -> Refusal {
        Refusal(
            "reelection_exists", zh: "“\(reelection.unit)”已有编号为“\(reelection.id)”的换届。请换一个编号。",
            en: "“\(reelection.unit)” has a re-election “\(reelection.id)” already. Choose another id.", field: "reelection")
    }

    static func unknownReelection(_ reelection: ScopedName) -> Refusal {
        Refusal(
            "unknown_reelection", zh: "“\(reelection.unit)”没有编号为“\(reelection.id)”的换届。",
            en: "“\(reelection.unit)” has no re-election “\(reelection.id)”.", field: "reelection")
    }

    static func unknownMilestone(_ milestone: String, of reelection: ScopedName) -> Refusal {
        Refusal(
            "unknown_milestone", zh: "换届“\(reelection.path)”没有“\(milestone)”这一步。",
            en: "The re-election “\(reelection.path)” has no step “\(milestone)”.", field: "milestone")
    }

    static func milestoneReached(_ milestone: String, on date: CivilDate) -> Refusal {
        Refusal(
            "milestone_reached", zh: "“\(milestone)”已于 \(date) 完成。", en: "“\(milestone)” was reached on \(date).", field: "milestone")
    }

    static func milestoneOutOfOrder(_ milestone: String, first: String) -> Refusal {
        Refusal(
            "milestone_out_of_order", zh: "“\(milestone)”之前还有“\(first)”没有完成。请按顺序办理。",
            en: "“\(first)” comes before “\(milestone)” and has not been reached. Take the steps in order.", retriable: true,
            field: "milestone")
    }

    static func documentMissing(_ document: String) -> Refusal {
        Refusal(
            "document_missing", zh: "缺少材料“\(document)”。请附上名称相同的材料及其摘要。",
            en: "The document “\(document)” is missing. Show it under exactly this name, with its digest.", field: "documents")
    }
}
