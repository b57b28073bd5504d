internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension SupervisionCore {
    /// A finding closes here and nowhere else: by a result that somebody else accepts.
    static func decideAcceptance(_ accept: PBAcceptRectification, _ request: Request, _ state: SupervisionState) throws(Refusal) -> Verdict
    {
        try checkJudge(of: accept.finding, request, state)
        return .accepted([PBFact(about: request.unit, .rectificationAccepted(accept))])
    }

    /// An inspector or superior from above the unit, before a rectification that somebody else reported.
    static func checkJudge(of id: String, _ request: Request, _ state: SupervisionState) throws(Refusal) {
        try request.authorizeAbove(as: [.inspector, .superior])
        let finding = try finding(id, request, state)
        guard finding.isOpen else { throw SupervisionRefusals.findingClosed(id) }
        guard finding.state == .reported, let rectification = finding.rectification else { throw SupervisionRefusals.notRectified(id) }
        try request.checkNotHolder(of: rectification.step)
    }
}

extension SupervisionState {
    mutating func applyAcceptance(_ accepted: PBAcceptRectification, unit: String, _ step: Step) {
        update(accepted.finding, of: unit) { finding in
            finding.state = .accepted
            finding.accepted = step
        }
    }
}
