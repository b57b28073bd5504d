internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 销号: only by somebody other than the owner (the pledge's reviewer, or a superior above the unit), and only after verification.
    static func decideCloseOut(_ closeOut: PBCloseOutPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeCloser(of: state.pledge(closeOut.pledge, of: request.unit))
        let pledge = try pledge(closeOut.pledge, request, state)
        guard pledge.stage == .verified else { throw PledgesRefusals.notVerified(pledge) }
        try request.checkNotHolder(of: pledge.done?.step)
        return .accepted([PBFact(about: request.unit, .pledgeClosedOut(closeOut))])
    }
}

extension PledgesState {
    mutating func applyCloseOut(_ closedOut: PBCloseOutPledge, unit: String, _ step: Step) {
        update(closedOut.pledge, of: unit) { pledge in
            pledge.stage = .closedOut
            pledge.closedOut = step
        }
    }
}
