internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A rectification is not sufficient: the finding waits for the unit again.
enum ReturnRectification {
    static func decide(_ returned: PBReturnRectification, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        try SupervisionCore.checkJudge(of: returned.finding, request, basis.state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .rectificationReturned(returned))])
    }

    static func apply(_ returned: PBReturnRectification, to state: inout SupervisionState, about unit: String, at step: Step) {
        state.update(returned.finding, of: unit) { finding in
            finding.state = .returned
            finding.returned = Returned(reason: returned.reason, step: step)
        }
    }
}
