internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// A superior who did not report it finds a milestone reached.
    static func decideMilestoneVerification(
        _ verify: PBVerifyMilestone, _ request: Request, _ state: PledgesState
    ) throws(Refusal) -> Verdict {
        try milestoneToJudge(verify.milestone, of: verify.project, request, state)
        try FieldBounds.checkLength(verify.note, field: "note", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectMilestoneVerified(verify))])
    }

    /// A milestone is not reached: it may be reported again.
    static func decideMilestoneReturn(_ returned: PBReturnMilestone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try milestoneToJudge(returned.milestone, of: returned.project, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectMilestoneReturned(returned))])
    }

    private static func milestoneToJudge(
        _ id: String, of project: String, _ request: Request, _ state: PledgesState
    ) throws(Refusal) {
        try request.authorizeSuperior()
        let (_, milestone) = try milestone(id, of: project, request, state)
        guard milestone.isToVerify else { throw PledgesRefusals.milestoneNotReported(milestone) }
        try request.checkNotHolder(of: milestone.reported?.step)
    }
}

extension PledgesState {
    mutating func applyMilestoneVerification(_ verified: PBVerifyMilestone, unit: String, _ step: Step) {
        updateMilestone(verified.milestone, in: verified.project, of: unit) { $0.verified = step }
    }

    mutating func applyMilestoneReturn(_ returned: PBReturnMilestone, unit: String, _ step: Step) {
        updateMilestone(returned.milestone, in: returned.project, of: unit) { milestone in
            milestone.reported = nil
            milestone.returned = Returned(reason: returned.reason, step: step)
        }
    }
}
