public import Schema

/// Refusals about who may do what, which all services give.
public enum RightsRefusals {
    public static func unknownKey(_ key: PublicKey) -> Refusal {
        Refusal(
            "unknown_key", zh: "密钥 \(key.fingerprint)… 尚未登记。请让登记员为它登记（pledgeline key enrol），然后原样重发。",
            en: "The key \(key.fingerprint)… is not enrolled. Have the registrar enrol it (pledgeline key enrol), then send this again.",
            retriable: true)
    }

    public static func keyNotValid(_ key: PublicKey) -> Refusal {
        Refusal(
            "key_not_valid", zh: "密钥 \(key.fingerprint)… 已作废，或不在有效期内。请换用有效的密钥。",
            en: "The key \(key.fingerprint)… has been revoked or is outside its time of validity. Use a valid one.")
    }

    public static func notAuthorized(unit: String, roles: Set<PBRole>) -> Refusal {
        let names = roles.map(\.name).sorted { $0.en < $1.en }
        return Refusal(
            "not_authorized",
            zh: "这把密钥无权为“\(unit)”提交此项：需要在该单位或其上级登记的\(names.map { "“\($0.zh)”" }.joined(separator: "或"))角色密钥。",
            en:
                "This key may not submit this for “\(unit)”: a key enrolled there or above as \(names.map(\.en).joined(separator: " or ")) is needed."
        )
    }

    public static func notAbove(_ unit: String) -> Refusal {
        Refusal(
            "not_above_unit", zh: "单位不能自己办理这一项：“\(unit)”须由在其上级单位登记的密钥提交。",
            en: "A unit cannot do this for itself: for “\(unit)” a key enrolled at a unit above it is needed.", field: "unit")
    }

    public static let sameHolder = Refusal(
        "same_key", zh: "须由另一个人办理：这把密钥正是提出或报告此事的密钥。请由上级另用密钥提交。",
        en:
            "Somebody else must do this: this is the very key that signed or reported it. Have the superior submit it with a key of its own."
    )
}
