internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// The superior leaves the wording as it is, and says why.
    static func decideAmendmentRefusal(_ refuse: PBRefuseAmendment, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try amendmentToAnswer(refuse.pledge, request, state)
        try FieldBounds.checkText(refuse.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .amendmentRefused(refuse))])
    }
}

extension PledgesState {
    mutating func applyAmendmentRefusal(_ refused: PBRefuseAmendment, unit: String, _ step: Step) {
        update(refused.pledge, of: unit) { $0.amendments.settle(.refused(Returned(reason: refused.reason, step: step))) }
    }
}
