internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 自报完成: every milestone has been reported, and the owner says that the whole is done.
    static func decideProjectDone(_ report: PBReportProjectDone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.clerk])
        let project = try project(report.project, request, state)
        guard project.stage == .listed else { throw PledgesRefusals.notListed(project) }
        if let open = project.milestones.first(where: { $0.reported == nil }) { throw PledgesRefusals.milestonesOpen(open) }
        try FieldBounds.checkLength(report.note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(report.evidence)
        return .accepted([PBFact(about: request.unit, .projectReportedDone(report))])
    }
}

extension PledgesState {
    mutating func applyProjectDone(_ report: PBReportProjectDone, unit: String, _ step: Step) {
        updateProject(report.project, of: unit) { project in
            guard project.stage == .listed else { return }
            project.stage = .reportedDone
            project.done = Project.Report(note: report.note, evidence: report.evidence, step: step)
        }
    }
}
