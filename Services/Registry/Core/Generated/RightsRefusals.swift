// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

@_spi(Refusals) public import Schema

/// Every refusal of `RightsRefusal`, with its texts filled in.
public enum RightsRefusals {
    /// `unknown_key`: The key {key}… is not enrolled. Have the registrar enrol it (pledgeline key enrol), then send this again.
    public static func unknownKey(_ key: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownKey, [("key", key)])
    }

    /// `key_not_valid`: The key {key}… has been revoked or is outside its time of validity. Use a valid one.
    public static func keyNotValid(_ key: some RefusalValue) -> Refusal {
        Refusal(Rules.keyNotValid, [("key", key)])
    }

    /// `not_authorized`: This key may not submit this for “{unit}”: a key enrolled there or above as {roles} is needed.
    public static func notAuthorized(_ unit: some RefusalValue, roles: some RefusalValue) -> Refusal {
        Refusal(Rules.notAuthorized, [("unit", unit), ("roles", roles)])
    }

    /// `not_above_unit`: A unit cannot do this for itself: for “{unit}” a key enrolled at a unit above it is needed.
    public static func notAboveUnit(_ unit: some RefusalValue) -> Refusal {
        Refusal(Rules.notAboveUnit, [("unit", unit)])
    }

    /// `same_key`: Somebody else must do this: this is the very key that signed or reported it. Have the superior submit it with a key of its own.
    public static let sameKey = Refusal(Rules.sameKey)

    /// What the schema says of each, in its order.
    public static let all: [RefusalRule] = [
        Rules.unknownKey,
        Rules.keyNotValid,
        Rules.notAuthorized,
        Rules.notAboveUnit,
        Rules.sameKey,
    ]

    private enum Rules {
        static let unknownKey = RefusalRule(
            "unknown_key", retriable: .always,
            zh: "密钥 {key}… 尚未登记。请让登记员为它登记（pledgeline key enrol），然后原样重发。",
            en: "The key {key}… is not enrolled. Have the registrar enrol it (pledgeline key enrol), then send this again.")
        static let keyNotValid = RefusalRule(
            "key_not_valid",
            zh: "密钥 {key}… 已作废，或不在有效期内。请换用有效的密钥。",
            en: "The key {key}… has been revoked or is outside its time of validity. Use a valid one.")
        static let notAuthorized = RefusalRule(
            "not_authorized",
            zh: "这把密钥无权为“{unit}”提交此项：需要在该单位或其上级登记的{roles}角色密钥。",
            en: "This key may not submit this for “{unit}”: a key enrolled there or above as {roles} is needed.")
        static let notAboveUnit = RefusalRule(
            "not_above_unit", field: "unit",
            zh: "单位不能自己办理这一项：“{unit}”须由在其上级单位登记的密钥提交。",
            en: "A unit cannot do this for itself: for “{unit}” a key enrolled at a unit above it is needed.")
        static let sameKey = RefusalRule(
            "same_key",
            zh: "须由另一个人办理：这把密钥正是提出或报告此事的密钥。请由上级另用密钥提交。",
            en: "Somebody else must do this: this is the very key that signed or reported it. Have the superior submit it with a key of its own.")
    }
}
