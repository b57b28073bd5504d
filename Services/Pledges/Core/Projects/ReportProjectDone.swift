internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 自报完成: the owner reports the whole project done, after every milestone has been reported.
enum ReportProjectDone {
    static func decide(_ report: PBReportProjectDone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(report.project, request, state)
        guard project.stage == .listed else { throw PledgesRefusals.projectNotListed(project) }
        if let open = project.milestones.first(where: { $0.reported == nil }) { throw PledgesRefusals.milestonesOpen(open) }
        try FieldBounds.checkLength(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .projectReportedDone(report))])
    }

    static func apply(_ report: PBReportProjectDone, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(report.project, of: unit) { project in
            guard project.stage == .listed else { return }
            project.stage = .reportedDone
            project.done = Project.Report(note: report.note, evidence: report.evidence, step: step)
        }
    }
}
