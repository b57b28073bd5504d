internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    static func unknownReportSlot(_ name: SlotName) -> Refusal {
        unknownReportSlot(name.slot, duty: name.duty, period: name.period)
    }

    static func reportNotOwed(_ name: SlotName, by unit: String) -> Refusal {
        reportNotOwed(name.duty, unit: unit, slot: name.slot)
    }

    static func reportTooEarly(_ slot: ReportSlot) -> Refusal {
        reportTooEarly(slot.name.slot, duty: slot.name.duty, opens: slot.opens, due: slot.due)
    }

    static func reportIncomplete(_ field: PBReportField) -> Refusal {
        let name = field.name
        return reportIncomplete(
            field.id, name: PBText.both(name.zh.isEmpty ? "" : "（\(name.zh)）", name.en.isEmpty ? "" : " (\(name.en))"),
            field: "answers.\(field.id)")
    }

    static func reportAccepted(_ name: SlotName) -> Refusal {
        reportAccepted(name.slot, duty: name.duty)
    }

    static func reportExcused(_ name: SlotName) -> Refusal {
        reportExcused(name.slot, duty: name.duty)
    }

    static func reportStands(_ name: SlotName) -> Refusal {
        reportStands(name.slot, duty: name.duty)
    }

    static func reportNotSubmitted(_ name: SlotName, of unit: String) -> Refusal {
        reportNotSubmitted(name.slot, unit: unit, duty: name.duty)
    }

    static func reportReplaced(_ name: SlotName, of unit: String, now revision: UInt32) -> Refusal {
        reportReplaced(revision, unit: unit, duty: name.duty, slot: name.slot)
    }

    static func reportMissed(_ name: SlotName) -> Refusal {
        reportMissed(name.slot, duty: name.duty)
    }
}
