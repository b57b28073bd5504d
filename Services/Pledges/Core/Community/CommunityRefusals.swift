internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    static func offerExists(_ offer: String) -> Refusal {
        Refusal(
            "offer_exists", zh: "本单位已有编号为“\(offer)”的服务岗位或点题。请换一个编号。",
            en: "The unit offers something under “\(offer)” already. Choose another id.", field: "offer")
    }

    static func unknownTeam(_ team: String, period: String) -> Refusal {
        Refusal(
            "unknown_team", zh: "周期“\(period)”的考核办法中没有服务队“\(team)”。请核对编号；自设的服务队以“\(ActivityBounds.ownTeam)”开头。",
            en:
                "The bundle of “\(period)” has no service team “\(team)”. Check the id; a team of the unit's own begins with “\(ActivityBounds.ownTeam)”.",
            field: "team")
    }

    static func unknownOffer(_ offer: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_offer", zh: "“\(unit)”没有编号为“\(offer)”的服务岗位或点题。请核对单位和编号。",
            en: "“\(unit)” offers nothing under “\(offer)”. Check the unit and the id.", field: "offer")
    }

    static func offerClosed(_ offer: Offer) -> Refusal {
        Refusal(
            "offer_closed", zh: "“\(offer.id)”已停止认领。请另选岗位或点题。",
            en: "“\(offer.id)” has been closed. Choose another offer.", field: "offer")
    }

    static func offerFull(_ offer: Offer, left: Int) -> Refusal {
        Refusal(
            "offer_full", zh: "“\(offer.id)”共需 \(offer.wording.wanted) 人，还缺 \(max(0, left)) 人。请减少人数，或另选岗位。",
            en:
                "“\(offer.id)” wants \(offer.wording.wanted) members, and \(max(0, left)) are still missing. Bring fewer, or choose another offer.",
            retriable: true, field: "members")
    }

    static func notTakenUp(_ offer: Offer, by home: String) -> Refusal {
        Refusal(
            "not_taken_up", zh: "“\(home)”没有认领“\(offer.id)”。请先认领。",
            en: "“\(home)” has not taken up “\(offer.id)”. Take it up first.", retriable: true, field: "homeUnit")
    }

    static func feedbackGiven(_ home: String, period: String) -> Refusal {
        Refusal(
            "feedback_given", zh: "“\(period)”已向“\(home)”反馈过，每个周期一次。",
            en: "“\(home)” has had its feedback of “\(period)”; it is given once a period.", field: "homeUnit")
    }

    static func nothingTakenUp(_ home: String, period: String) -> Refusal {
        Refusal(
            "nothing_taken_up", zh: "“\(home)”在“\(period)”没有认领，也没有服务记录，无可反馈。",
            en: "“\(home)” took up nothing in “\(period)” and no service is recorded: there is nothing to feed back.", retriable: true,
            field: "homeUnit")
    }
}
