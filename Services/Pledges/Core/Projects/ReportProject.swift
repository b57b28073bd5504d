internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 月报: a progress report on a listed project, without reaching a milestone.
enum ReportProject {
    static func decide(_ report: PBReportProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(report.project, request, state)
        guard project.stage == .listed else { throw PledgesRefusals.projectNotListed(project) }
        try FieldBounds.checkText(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .projectReported(report))])
    }

    static func apply(_ report: PBReportProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(report.project, of: unit) { project in
            project.reports.append(Project.Report(note: report.note, evidence: report.evidence, step: step))
        }
    }
}
