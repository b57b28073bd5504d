internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// The unit takes no more for it. What was taken up and done stays in the register.
    static func decideOfferClosing(_ close: PBCloseOffer, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.clerk])
        let offer = try offer(close.offer, request, state)
        guard offer.isOpen else { throw PledgesRefusals.offerClosed(offer) }
        try FieldBounds.checkText(close.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .offerClosed(close))])
    }
}

extension PledgesState {
    mutating func applyOfferClosing(_ closed: PBCloseOffer, unit: String, _ step: Step) {
        updateOffer(closed.offer, of: unit) { offer in
            if offer.closed == nil { offer.closed = Returned(reason: closed.reason, step: step) }
        }
    }
}
