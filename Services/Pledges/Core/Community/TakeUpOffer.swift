internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 认领: a unit takes up an offer with a number of its members, never more than are wanted. Sent again, it replaces the number.
enum TakeUpOffer {
    static func decide(_ takeUp: PBTakeUpOffer, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeClerk(orOf: takeUp.homeUnit)
        _ = try request.registry.openUnit(request.unit)
        try request.checkOpen(takeUp.homeUnit, field: "homeUnit")
        guard takeUp.homeUnit != request.unit else {
            throw Refusal.invalid("homeUnit", .both("须由别的单位认领。", "must be another unit than the one that offers it."))
        }
        let offer = try PledgesCore.offer(takeUp.offer, request, state)
        guard offer.isOpen else { throw PledgesRefusals.offerClosed(offer.id) }
        _ = try request.registry.period(offer.period, openOn: request.date)
        try CommunityBounds.checkMembers(takeUp.members)
        let others = offer.members - Int(offer.takenUp[takeUp.homeUnit]?.members ?? 0)
        guard offer.wording.wanted == 0 || others + Int(takeUp.members) <= Int(offer.wording.wanted) else {
            throw PledgesRefusals.offerFull(offer, left: Int(offer.wording.wanted) - others)
        }
        return .accepted([PBFact(about: request.unit, .offerTakenUp(takeUp))])
    }

    static func apply(_ takenUp: PBTakeUpOffer, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateOffer(takenUp.offer, of: unit) { offer in
            offer.takenUp[takenUp.homeUnit] = Offer.TakenUp(members: takenUp.members, step: step)
        }
    }
}

enum ReleaseOffer {
    static func decide(_ release: PBReleaseOffer, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeClerk(orOf: release.homeUnit)
        let offer = try PledgesCore.offer(release.offer, request, state)
        guard offer.takenUp[release.homeUnit] != nil else { throw PledgesRefusals.notTakenUp(release.homeUnit, offer: offer.id) }
        try FieldBounds.checkText(release.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .offerReleased(release))])
    }

    static func apply(_ released: PBReleaseOffer, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateOffer(released.offer, of: unit) { offer in
            offer.takenUp[released.homeUnit] = nil
            offer.released[released.homeUnit] = Returned(reason: released.reason, step: step)
        }
    }
}
