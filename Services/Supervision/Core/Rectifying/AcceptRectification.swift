internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The only way to close a finding: its rectification is accepted by another holder than the one who reported it.
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
    /// Checks that a rectification waits to be judged and that the key is not held by the holder who reported it.
    static func checkJudge(of id: String, _ request: Request, _ state: SupervisionState) throws(Refusal) {
        let finding = try finding(id, request, state)
        guard finding.isOpen else { throw SupervisionRefusals.findingClosed(id) }
        guard finding.state == .reported, let rectification = finding.rectification else { throw SupervisionRefusals.notRectified(id) }
        try request.checkNotHolder(of: rectification.step)
    }
}
