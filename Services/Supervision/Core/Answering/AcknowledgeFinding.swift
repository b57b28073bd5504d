internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension SupervisionCore {
    /// 认账: the unit agrees with a finding. It answers once.
    static func decideAcknowledgement(
        _ acknowledge: PBAcknowledgeFinding, _ request: Request, _ state: SupervisionState
    ) throws(Refusal) -> Verdict {
        try checkUnanswered(acknowledge.finding, request, state)
        return .accepted([PBFact(about: request.unit, .findingAcknowledged(acknowledge))])
    }

    static func checkUnanswered(_ id: String, _ request: Request, _ state: SupervisionState) throws(Refusal) {
        try request.authorize(as: [.clerk])
        let finding = try finding(id, request, state)
        guard finding.answer == nil else { throw SupervisionRefusals.alreadyAnswered(id) }
        guard finding.isOpen else { throw SupervisionRefusals.findingClosed(id) }
    }
}

extension SupervisionState {
    mutating func applyAcknowledgement(_ acknowledged: PBAcknowledgeFinding, unit: String, _ step: Step) {
        update(acknowledged.finding, of: unit) { $0.answer = .acknowledged(step) }
    }
}
