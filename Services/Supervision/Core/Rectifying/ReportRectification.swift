internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension SupervisionCore {
    /// 整改: the unit says what it did. That closes nothing.
    static func decideRectification(
        _ report: PBReportRectification, _ request: Request, _ state: SupervisionState
    ) throws(Refusal) -> Verdict {
        try request.authorize(as: [.clerk])
        let finding = try finding(report.finding, request, state)
        switch finding.state {
        case .open, .returned: break
        case .reported: throw SupervisionRefusals.rectificationPending(report.finding)
        case .accepted: throw SupervisionRefusals.findingClosed(report.finding)
        }
        try FieldBounds.checkText(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .rectificationReported(report))])
    }
}

extension SupervisionState {
    mutating func applyRectification(_ report: PBReportRectification, unit: String, _ step: Step) {
        update(report.finding, of: unit) { finding in
            finding.state = .reported
            finding.rectification = Finding.Rectification(note: report.note, evidence: report.evidence, step: step)
        }
    }
}
