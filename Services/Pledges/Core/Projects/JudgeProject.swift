internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 验收: a superior other than the holder who reported the project done finds the standard met and every milestone verified.
enum VerifyProject {
    static func decide(_ verify: PBVerifyProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.projectToJudge(verify.project, request, state)
        guard verify.standardMet else { throw PledgesRefusals.projectStandardNotMet }
        if let open = project.milestones.first(where: { $0.verified == nil }) { throw PledgesRefusals.milestonesOpen(open) }
        try FieldBounds.checkLength(verify.note, field: "note", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectVerified(verify))])
    }

    static func apply(_ verified: PBVerifyProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(verified.project, of: unit) { project in
            guard project.stage == .reportedDone else { return }
            project.stage = .verified
            project.verified = step
        }
    }
}

/// A project reported done is not accepted: it is on the list again, and under way.
enum ReturnProject {
    static func decide(_ returned: PBReturnProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try PledgesCore.projectToJudge(returned.project, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectReturned(returned))])
    }

    static func apply(_ returned: PBReturnProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(returned.project, of: unit) { project in
            guard project.stage == .reportedDone else { return }
            project.stage = .listed
            project.done = nil
            project.returned = Returned(reason: returned.reason, step: step)
        }
    }
}

extension PledgesCore {
    fileprivate static func projectToJudge(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Project {
        let project = try project(id, request, state)
        guard project.stage == .reportedDone else { throw PledgesRefusals.projectNotReportedDone(project) }
        try request.checkNotHolder(of: project.done?.step)
        return project
    }
}
