internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 销号: from above the unit, not by the holder who reported it done; after verification and after as many on-site reviews as the bundle
/// requires.
enum CloseOutProject {
    static func decide(_ closeOut: PBCloseOutProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(closeOut.project, request, state)
        guard project.stage == .verified else { throw PledgesRefusals.projectNotVerified(project) }
        try request.checkNotHolder(of: project.done?.step)
        let asked = request.registry.bundle(ofPeriod: project.period)?.content.projectRules.onSiteReviews ?? 0
        guard project.onSiteReviews.count >= Int(asked) else {
            throw PledgesRefusals.onSiteReviewsMissing(project.onSiteReviews.count, asked: asked)
        }
        return .accepted([PBFact(about: request.unit, .projectClosedOut(closeOut))])
    }

    static func apply(_ closedOut: PBCloseOutProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(closedOut.project, of: unit) { project in
            guard project.stage == .verified else { return }
            project.stage = .closedOut
            project.closedOut = step
        }
    }
}
