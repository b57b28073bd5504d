internal import Schema

/// Refusals about duty lists.
extension RegistryRefusals {
    static func unknownDutyList(_ list: String) -> Refusal {
        Refusal("unknown_duty_list", zh: "没有编号为“\(list)”的责任清单。", en: "There is no duty list “\(list)”.", field: "list")
    }

    static func dutyListOfOtherUnit(_ list: String, _ unit: String) -> Refusal {
        Refusal(
            "duty_list_of_other_unit", zh: "责任清单“\(list)”是“\(unit)”的。请换一个编号，或以该单位提交新版本。",
            en: "The duty list “\(list)” is that of “\(unit)”. Choose another id, or submit its next version for that unit.", field: "list")
    }

    static func dutyListVersion(_ list: String, next: Int) -> Refusal {
        Refusal(
            "duty_list_version", zh: "责任清单“\(list)”的下一个版本是 \(next)。请改写版本号。",
            en: "The next version of the duty list “\(list)” is \(next). Correct the number.", field: "version")
    }

    static func dutyListNotForUnit(_ list: String, _ unit: String) -> Refusal {
        Refusal(
            "duty_list_not_for_unit", zh: "责任清单“\(list)”不适用于“\(unit)”（范围、层级或类别不符）。",
            en: "The duty list “\(list)” does not apply to “\(unit)”: sub-tree, level or sector differ.", field: "list")
    }

    static func dutyListStale(_ list: String, inForce version: Int) -> Refusal {
        Refusal(
            "duty_list_stale", zh: "责任清单“\(list)”现行的是第 \(version) 版。请对照该版修改。",
            en: "Version \(version) of the duty list “\(list)” is in force. Adapt that one.", field: "version")
    }
}
