internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The superior refuses the new wording, with a reason.
enum RefuseAmendment {
    static func decide(_ refuse: PBRefuseAmendment, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try PledgesCore.amendmentToAnswer(refuse.pledge, request, state)
        try FieldBounds.checkText(refuse.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .amendmentRefused(refuse))])
    }

    static func apply(_ refused: PBRefuseAmendment, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(refused.pledge, of: unit) { $0.amendments.settle(.refused(Returned(reason: refused.reason, step: step))) }
    }
}
