internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 整改: the unit reports what it did about a finding. The finding stays open until the rectification is accepted.
enum ReportRectification {
    static func decide(_ report: PBReportRectification, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        let finding = try SupervisionCore.finding(report.finding, request, basis.state)
        switch finding.state {
        case .open, .returned: break
        case .reported: throw SupervisionRefusals.rectificationPending(report.finding)
        case .accepted: throw SupervisionRefusals.findingClosed(report.finding)
        }
        try FieldBounds.checkText(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .rectificationReported(report))])
    }

    static func apply(_ report: PBReportRectification, to state: inout SupervisionState, about unit: String, at step: Step) {
        state.update(report.finding, of: unit) { finding in
            finding.state = .reported
            finding.rectification = Finding.Rectification(note: report.note, evidence: report.evidence, step: step)
        }
    }
}
