internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The unit closes an offer: it can no longer be taken up. What was taken up and done stays in the register.
enum CloseOffer {
    static func decide(_ close: PBCloseOffer, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let offer = try PledgesCore.offer(close.offer, request, state)
        guard offer.isOpen else { throw PledgesRefusals.offerClosed(offer.id) }
        try FieldBounds.checkText(close.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .offerClosed(close))])
    }

    static func apply(_ closed: PBCloseOffer, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateOffer(closed.offer, of: unit) { offer in
            if offer.closed == nil { offer.closed = Returned(reason: closed.reason, step: step) }
        }
    }
}
