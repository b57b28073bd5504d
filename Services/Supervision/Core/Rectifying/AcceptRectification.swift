internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A finding closes here and nowhere else: by a result that somebody else accepts.
enum AcceptRectification {
    static func decide(_ accept: PBAcceptRectification, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        try SupervisionCore.checkJudge(of: accept.finding, request, basis.state)
        return .accepted([PBFact(about: request.unit, .rectificationAccepted(accept))])
    }

    static func apply(_ accepted: PBAcceptRectification, to state: inout SupervisionState, about unit: String, at step: Step) {
        state.update(accepted.finding, of: unit) { finding in
            finding.state = .accepted
            finding.accepted = step
        }
    }
}

extension SupervisionCore {
    /// An inspector or superior from above the unit, before a rectification that somebody else reported.
    static func checkJudge(of id: String, _ request: Request, _ state: SupervisionState) throws(Refusal) {
        let finding = try finding(id, request, state)
        guard finding.isOpen else { throw SupervisionRefusals.findingClosed(id) }
        guard finding.state == .reported, let rectification = finding.rectification else { throw SupervisionRefusals.notRectified(id) }
        try request.checkNotHolder(of: rectification.step)
    }
}
