internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The owner reports a milestone as reached; a superior judges whether it is.
enum ReportMilestone {
    static func decide(_ report: PBReportMilestone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let (_, milestone) = try PledgesCore.milestone(report.milestone, of: report.project, request, state)
        guard milestone.reported == nil else { throw PledgesRefusals.milestoneReported(milestone) }
        try FieldBounds.checkLength(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .projectMilestoneReported(report))])
    }

    static func apply(_ report: PBReportMilestone, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateMilestone(report.milestone, in: report.project, of: unit) { milestone in
            milestone.reported = Project.Report(note: report.note, evidence: report.evidence, step: step)
        }
    }
}

extension PledgesCore {
    /// The milestone of a project that must be under way.
    static func milestone(
        _ id: String, of projectID: String, _ request: Request, _ state: PledgesState
    ) throws(Refusal) -> (Project, ProjectMilestone) {
        let project = try project(projectID, request, state)
        guard project.isUnderWay else { throw PledgesRefusals.projectNotListed(project) }
        guard let milestone = project.milestone(id) else {
            throw PledgesRefusals.unknownProjectMilestone(id, project: project.id).naming(id, among: project.milestones.map(\.id))
        }
        return (project, milestone)
    }
}
