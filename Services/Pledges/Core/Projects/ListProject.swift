internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 立项: an approved project is put on the period's list, in the category the superior finds right (重点、难点、弱点).
    static func decideListing(_ list: PBListProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeSuperior()
        let project = try project(list.project, request, state)
        guard project.stage == .approved else { throw PledgesRefusals.notApproved(project) }
        try request.registry.checkGoesOn(request.unit, on: request.date)
        let (_, bundle) = try request.registry.period(project.period, openOn: request.date)
        guard bundle.content.projectRules.categories.contains(where: { $0.id == list.category }) else {
            throw PledgesRefusals.unknownCategory(list.category, period: project.period)
                .naming(list.category, among: bundle.content.projectRules.categories.map(\.id))
        }
        return .accepted([PBFact(about: request.unit, .projectListed(list))])
    }
}

extension PledgesState {
    mutating func applyListing(_ list: PBListProject, unit: String, _ step: Step) {
        updateProject(list.project, of: unit) { project in
            guard project.stage == .approved else { return }
            project.stage = .listed
            project.category = list.category
            project.listed = step
        }
    }
}
