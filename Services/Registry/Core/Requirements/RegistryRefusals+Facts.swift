internal import Schema

/// Refusals about facts with due dates.
extension RegistryRefusals {
    static func requirementExists(_ requirement: String) -> Refusal {
        Refusal(
            "requirement_exists", zh: "编号“\(requirement)”已有要求使用。请换一个编号。",
            en: "The id “\(requirement)” is taken by another requirement. Choose another.", field: "requirement")
    }

    static func unknownRequirement(_ requirement: String) -> Refusal {
        Refusal(
            "unknown_requirement", zh: "没有编号为“\(requirement)”的要求。", en: "There is no requirement “\(requirement)”.", field: "requirement")
    }

    static func requirementNotForUnit(_ requirement: String, _ unit: String) -> Refusal {
        Refusal(
            "requirement_not_for_unit", zh: "要求“\(requirement)”不适用于“\(unit)”：范围、层级或类别不符，或到期之后才登记、启用。",
            en:
                "The requirement “\(requirement)” does not apply to “\(unit)”: sub-tree, level or sector differ, or it was registered or began after the day.",
            field: "requirement")
    }
}
