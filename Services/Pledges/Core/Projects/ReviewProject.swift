internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 评审: a superior approves or declines a proposal, with an opinion. A declined one may be proposed anew.
enum ReviewProject {
    static func decide(_ review: PBReviewProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(review.project, request, state)
        guard project.stage == .proposed else { throw PledgesRefusals.projectNotProposed(project) }
        try request.checkNotHolder(of: project.proposals.last?.step)
        // A proposal of a closed unit that nobody took over can only be declined.
        if review.approved { try request.registry.checkGoesOn(request.unit, on: request.date) }
        try FieldBounds.checkText(review.opinion, field: "opinion", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .projectReviewed(review))])
    }

    static func apply(_ review: PBReviewProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(review.project, of: unit) { project in
            guard project.stage == .proposed, let last = project.proposals.indices.last else { return }
            project.stage = review.approved ? .approved : .notApproved
            project.proposals[last].review = Project.Review(approved: review.approved, opinion: review.opinion, step: step)
        }
    }
}

extension PledgesCore {
    static func project(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Project {
        guard let project = state.project(id, of: request.unit) else { throw PledgesRefusals.unknownProject(id, unit: request.unit) }
        return project
    }
}
