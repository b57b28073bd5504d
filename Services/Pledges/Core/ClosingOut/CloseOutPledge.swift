internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 销号: only after verification, and only by the pledge's reviewer or a superior above the unit, never by the holder who reported it done.
enum CloseOutPledge {
    static func decide(_ closeOut: PBCloseOutPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeCloser(of: state.pledge(closeOut.pledge, of: request.unit))
        let pledge = try PledgesCore.pledge(closeOut.pledge, request, state)
        guard pledge.stage == .verified else { throw PledgesRefusals.notVerified(pledge) }
        try request.checkNotHolder(of: pledge.done?.step)
        return .accepted([PBFact(about: request.unit, .pledgeClosedOut(closeOut))])
    }

    static func apply(_ closedOut: PBCloseOutPledge, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(closedOut.pledge, of: unit) { pledge in
            pledge.stage = .closedOut
            pledge.closedOut = step
        }
    }
}
