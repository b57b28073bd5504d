internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    static func unknownTeam(_ team: String, period: String) -> Refusal {
        unknownTeam(team, period: period, ownTeam: ActivityBounds.ownTeam)
    }

    static func offerFull(_ offer: Offer, left: Int) -> Refusal {
        offerFull(offer.id, wanted: offer.wording.wanted, left: max(0, left))
    }
}
