internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    static func unknownReportDuty(_ duty: String, period: String) -> Refusal {
        Refusal(
            "unknown_report_duty", zh: "周期“\(period)”的考核办法中没有报送事项“\(duty)”。请核对编号。",
            en: "The bundle of “\(period)” has no report duty “\(duty)”. Check the duty's id.", field: "duty")
    }

    static func unknownReportSlot(_ name: SlotName) -> Refusal {
        Refusal(
            "unknown_report_slot", zh: "报送事项“\(name.duty)”在“\(name.period)”没有“\(name.slot)”这一期。",
            en:
                "The duty “\(name.duty)” has no report “\(name.slot)” in “\(name.period)”.",
            field: "slot")
    }

    static func reportNotOwed(_ name: SlotName, by unit: String) -> Refusal {
        Refusal(
            "report_not_owed", zh: "“\(unit)”无须报送“\(name.duty)”\(name.slot)：层级、类别不在其列，当时单位不存在，或在启用日期之前。",
            en:
                "“\(unit)” does not owe the report “\(name.duty)” of \(name.slot): it is not among the levels, sectors or units, was not there then, or had not begun.",
            field: "duty")
    }

    static func reportTooEarly(_ slot: ReportSlot) -> Refusal {
        Refusal(
            "report_too_early", zh: "“\(slot.name.duty)”\(slot.name.slot) 自 \(slot.opens) 起受理，\(slot.due) 截止。请届时再报。",
            en: "The report “\(slot.name.duty)” of \(slot.name.slot) is taken from \(slot.opens) until \(slot.due). Send it then.",
            retriable: true, field: "slot")
    }

    static func reportIncomplete(_ field: PBReportField) -> Refusal {
        Refusal(
            "report_incomplete", zh: "缺少必填栏“\(field.id)”\(field.name.zh.isEmpty ? "" : "（\(field.name.zh)）")。请补上。",
            en: "The required field “\(field.id)”\(field.name.en.isEmpty ? "" : " (\(field.name.en))") is missing. Fill it in.",
            field: "answers.\(field.id)")
    }

    static let evidenceMissing = Refusal(
        "evidence_missing", zh: "这项报告须附佐证材料。请附上至少一份（名称、摘要、地址）。",
        en: "This report needs evidence. Attach at least one document by name, digest and address.", field: "evidence")

    static func reportAccepted(_ name: SlotName) -> Refusal {
        Refusal(
            "report_accepted", zh: "“\(name.duty)”\(name.slot) 的报告已被接受，不能再改。",
            en: "The report “\(name.duty)” of \(name.slot) has been accepted and cannot change any more.", field: "slot")
    }

    static func reportExcused(_ name: SlotName) -> Refusal {
        Refusal(
            "report_excused", zh: "“\(name.duty)”\(name.slot) 已准免报，无须办理。",
            en: "The unit is excused from the report “\(name.duty)” of \(name.slot): nothing is needed.", field: "slot")
    }

    static func reportStands(_ name: SlotName) -> Refusal {
        Refusal(
            "report_stands", zh: "“\(name.duty)”\(name.slot) 的报告已在上级待审。截止日后要改，须先由上级退回。",
            en:
                "The report “\(name.duty)” of \(name.slot) stands and waits for the superior. After its last day it can change only when it is returned.",
            retriable: true, field: "slot")
    }

    static func reportNotSubmitted(_ name: SlotName, of unit: String) -> Refusal {
        Refusal(
            "report_not_submitted", zh: "“\(unit)”没有待审的“\(name.duty)”\(name.slot) 报告。请等单位报送后再办。",
            en: "“\(unit)” has no report “\(name.duty)” of \(name.slot) that waits for judgement. Submit this after the unit has sent it.",
            retriable: true, field: "slot")
    }

    static func reportReplaced(_ name: SlotName, of unit: String, now revision: UInt32) -> Refusal {
        Refusal(
            "report_replaced",
            zh: "“\(unit)”已重新报送“\(name.duty)”\(name.slot)，现在是第 \(revision) 稿，不是所审的那一稿。请用 pledgeline report show 查看后再办。",
            en:
                "“\(unit)” has sent its report “\(name.duty)” of \(name.slot) anew: revision \(revision) stands, not the one that was read. Look at it with pledgeline report show first.",
            field: "revision")
    }

    static func reportMissed(_ name: SlotName) -> Refusal {
        Refusal(
            "report_missed", zh: "“\(name.duty)”\(name.slot) 已记为缺报，不能再延期。可准免报，或由单位补报（记为迟报）。",
            en:
                "The report “\(name.duty)” of \(name.slot) is marked missing and cannot be extended. Excuse it, or let the unit send it late.",
            field: "slot")
    }
}
