internal import Schema

/// Refusals about alliances.
extension RegistryRefusals {
    static func allianceExists(_ alliance: String) -> Refusal {
        Refusal(
            "alliance_exists", zh: "编号“\(alliance)”已有联盟使用。请换一个编号。",
            en: "The id “\(alliance)” is taken by another alliance. Choose another.",
            field: "alliance")
    }

    static func unknownAlliance(_ alliance: String, lead: String) -> Refusal {
        Refusal(
            "unknown_alliance", zh: "“\(lead)”没有牵头名为“\(alliance)”的联盟。", en: "“\(lead)” leads no alliance “\(alliance)”.", field: "alliance")
    }

    static func allianceDissolved(_ alliance: String, on date: CivilDate) -> Refusal {
        Refusal(
            "alliance_dissolved", zh: "联盟“\(alliance)”已于 \(date) 解散。", en: "The alliance “\(alliance)” was dissolved as of \(date).",
            field: "alliance")
    }
}
