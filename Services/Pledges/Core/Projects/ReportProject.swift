internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 月报: how a listed project stands, without a milestone being reached.
    static func decideProjectReport(_ report: PBReportProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.clerk])
        let project = try project(report.project, request, state)
        guard project.stage == .listed else { throw PledgesRefusals.notListed(project) }
        try FieldBounds.checkText(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .projectReported(report))])
    }
}

extension PledgesState {
    mutating func applyProjectReport(_ report: PBReportProject, unit: String, _ step: Step) {
        updateProject(report.project, of: unit) { project in
            project.reports.append(Project.Report(note: report.note, evidence: report.evidence, step: step))
        }
    }
}
