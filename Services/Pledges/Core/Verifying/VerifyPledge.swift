internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 验收: the reviewer finds the standard met. The quantity the reviewer found counts, even if it is less than promised or reported; a
/// quantity greater than reported must be confirmed as meant.
enum VerifyPledge {
    static func decide(_ verify: PBVerifyPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let pledge = try PledgesCore.pledgeToJudge(verify.pledge, request, state)
        guard verify.standardMet else { throw PledgesRefusals.standardNotMet }
        try PledgeBounds.checkQuantity(verify.quantity, least: 1)
        try FieldBounds.checkLength(verify.note, field: "note", most: FieldBounds.longText)
        try Plausibility.checkVerified(
            verify.quantity, reported: pledge.done?.quantity ?? 0, promised: pledge.promised, in: request.submission.payload)
        return .accepted([PBFact(about: request.unit, .pledgeVerified(verify))])
    }

    static func apply(_ verified: PBVerifyPledge, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(verified.pledge, of: unit) { pledge in
            pledge.stage = .verified
            pledge.verified = Pledge.Measured(quantity: verified.quantity, step: step)
        }
    }
}

extension PledgesCore {
    /// A pledge reported done; the key must be its reviewer's and not held by the holder who reported it.
    static func pledgeToJudge(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Pledge {
        try request.authorizeReviewer(of: state.pledge(id, of: request.unit))
        let pledge = try pledge(id, request, state)
        guard pledge.stage == .reportedDone else { throw PledgesRefusals.notReportedDone(pledge) }
        try request.checkNotHolder(of: pledge.done?.step)
        return pledge
    }
}
