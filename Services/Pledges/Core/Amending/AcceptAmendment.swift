internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The superior accepts the new wording. It binds from now on; the old wording is kept with everything that happened under it.
enum AcceptAmendment {
    static func decide(_ accept: PBAcceptAmendment, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let (pledge, amend) = try PledgesCore.amendmentToAnswer(accept.pledge, request, state)
        // More may have been reported since the amendment was requested.
        guard amend.quantity == 0 || amend.quantity >= pledge.reached else { throw PledgesRefusals.amendedBelowReached(pledge) }
        try PledgesCore.checkAmendedParent(amend, of: pledge, request, state)
        var amended = PBPledgeAmended()
        amended.pledge = accept.pledge
        amended.amendment = amend
        return .accepted([PBFact(about: request.unit, .pledgeAmended(amended))])
    }
}

extension PledgesCore {
    /// The pledge with its pending amendment; the superior must not be the holder who requested it.
    static func amendmentToAnswer(
        _ id: String, _ request: Request, _ state: PledgesState
    ) throws(Refusal) -> (pledge: Pledge, amend: PBAmendPledge) {
        let pledge = try pledge(id, request, state)
        guard let pending = pledge.amendments.pending() else { throw PledgesRefusals.noAmendment(pledge.id) }
        try request.checkNotHolder(of: pending.requested)
        return (pledge, pending.content)
    }
}

enum PledgeAmended {
    static func apply(_ amended: PBPledgeAmended, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(amended.pledge, of: unit) { pledge in
            let wording = pledge.wording.amended(by: amended.amendment)
            guard let due = CivilDate(wording.due) else { return }
            pledge.reword(wording, due: due, step)
            pledge.amended = step
            pledge.amendments.settle(.accepted(step))
        }
    }
}
