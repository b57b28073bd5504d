internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 认账: the unit acknowledges a finding. It answers each finding only once.
enum AcknowledgeFinding {
    static func decide(_ acknowledge: PBAcknowledgeFinding, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        try SupervisionCore.checkUnanswered(acknowledge.finding, request, basis.state)
        return .accepted([PBFact(about: request.unit, .findingAcknowledged(acknowledge))])
    }

    static func apply(_ acknowledged: PBAcknowledgeFinding, to state: inout SupervisionState, about unit: String, at step: Step) {
        state.update(acknowledged.finding, of: unit) { $0.answer = .acknowledged(step) }
    }
}

extension SupervisionCore {
    static func checkUnanswered(_ id: String, _ request: Request, _ state: SupervisionState) throws(Refusal) {
        let finding = try finding(id, request, state)
        guard finding.answer == nil else { throw SupervisionRefusals.alreadyAnswered(id) }
        guard finding.isOpen else { throw SupervisionRefusals.findingClosed(id) }
    }
}
