internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A superior other than the holder who reported it verifies a milestone.
enum VerifyMilestone {
    static func decide(_ verify: PBVerifyMilestone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try PledgesCore.milestoneToJudge(verify.milestone, of: verify.project, request, state)
        try FieldBounds.checkLength(verify.note, field: "note", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectMilestoneVerified(verify))])
    }

    static func apply(_ verified: PBVerifyMilestone, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateMilestone(verified.milestone, in: verified.project, of: unit) { $0.verified = step }
    }
}

/// A milestone is not accepted as reached: it must be reported again.
enum ReturnMilestone {
    static func decide(_ returned: PBReturnMilestone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try PledgesCore.milestoneToJudge(returned.milestone, of: returned.project, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectMilestoneReturned(returned))])
    }

    static func apply(_ returned: PBReturnMilestone, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateMilestone(returned.milestone, in: returned.project, of: unit) { milestone in
            milestone.reported = nil
            milestone.returned = Returned(reason: returned.reason, step: step)
        }
    }
}

extension PledgesCore {
    fileprivate static func milestoneToJudge(
        _ id: String, of project: String, _ request: Request, _ state: PledgesState
    ) throws(Refusal) {
        let (_, milestone) = try milestone(id, of: project, request, state)
        guard milestone.isToVerify else { throw PledgesRefusals.milestoneNotReported(milestone) }
        try request.checkNotHolder(of: milestone.reported?.step)
    }
}
