internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 销号: never by the owner nor by the key that reported, after verification and as many on-site reviews as the bundle asks.
    static func decideProjectCloseOut(_ closeOut: PBCloseOutProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeSuperior()
        let project = try project(closeOut.project, request, state)
        guard project.stage == .verified else { throw PledgesRefusals.projectNotVerified(project) }
        try request.checkNotHolder(of: project.done?.step)
        let asked = request.registry.bundle(ofPeriod: project.period)?.content.projectRules.onSiteReviews ?? 0
        guard project.onSiteReviews.count >= Int(asked) else {
            throw PledgesRefusals.onSiteReviewsMissing(project.onSiteReviews.count, of: asked)
        }
        return .accepted([PBFact(about: request.unit, .projectClosedOut(closeOut))])
    }
}

extension PledgesState {
    mutating func applyProjectCloseOut(_ closedOut: PBCloseOutProject, unit: String, _ step: Step) {
        updateProject(closedOut.project, of: unit) { project in
            guard project.stage == .verified else { return }
            project.stage = .closedOut
            project.closedOut = step
        }
    }
}
