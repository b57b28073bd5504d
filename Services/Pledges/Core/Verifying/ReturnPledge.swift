internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A pledge reported done is not accepted: it is in force again, and its quantity may be corrected.
enum ReturnPledge {
    static func decide(_ returned: PBReturnPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try PledgesCore.pledgeToJudge(returned.pledge, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .pledgeReturned(returned))])
    }

    static func apply(_ returned: PBReturnPledge, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(returned.pledge, of: unit) { pledge in
            pledge.stage = .inForce
            if let done = pledge.done {
                pledge.returns.append(ReturnedReport(done: done, returned: Returned(reason: returned.reason, step: step)))
            }
            pledge.done = nil
            pledge.floor = 0
            pledge.returned = Returned(reason: returned.reason, step: step)
        }
    }
}
