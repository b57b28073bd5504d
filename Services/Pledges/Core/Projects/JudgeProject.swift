internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 验收: a superior who did not report it finds the standard met and every milestone verified.
    static func decideProjectVerification(_ verify: PBVerifyProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try projectToJudge(verify.project, request, state)
        guard verify.standardMet else { throw PledgesRefusals.projectStandardNotMet }
        if let open = project.milestones.first(where: { $0.verified == nil }) { throw PledgesRefusals.milestonesOpen(open) }
        try FieldBounds.checkLength(verify.note, field: "note", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectVerified(verify))])
    }

    /// What was reported done is not accepted: the project is under way again.
    static func decideProjectReturn(_ returned: PBReturnProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try projectToJudge(returned.project, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectReturned(returned))])
    }

    private static func projectToJudge(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Project {
        try request.authorizeSuperior()
        let project = try project(id, request, state)
        guard project.stage == .reportedDone else { throw PledgesRefusals.projectNotReportedDone(project) }
        try request.checkNotHolder(of: project.done?.step)
        return project
    }
}

extension PledgesState {
    mutating func applyProjectVerification(_ verified: PBVerifyProject, unit: String, _ step: Step) {
        updateProject(verified.project, of: unit) { project in
            guard project.stage == .reportedDone else { return }
            project.stage = .verified
            project.verified = step
        }
    }

    mutating func applyProjectReturn(_ returned: PBReturnProject, unit: String, _ step: Step) {
        updateProject(returned.project, of: unit) { project in
            guard project.stage == .reportedDone else { return }
            project.stage = .listed
            project.done = nil
            project.returned = Returned(reason: returned.reason, step: step)
        }
    }
}
