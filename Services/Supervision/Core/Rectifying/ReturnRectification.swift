internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension SupervisionCore {
    /// What the unit did is not enough; the finding waits for it again.
    static func decideReturn(_ returned: PBReturnRectification, _ request: Request, _ state: SupervisionState) throws(Refusal) -> Verdict {
        try checkJudge(of: returned.finding, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .rectificationReturned(returned))])
    }
}

extension SupervisionState {
    mutating func applyReturn(_ returned: PBReturnRectification, unit: String, _ step: Step) {
        update(returned.finding, of: unit) { finding in
            finding.state = .returned
            finding.returned = Returned(reason: returned.reason, step: step)
        }
    }
}
