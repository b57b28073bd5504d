internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 立项: an approved project is put on the period's list, in the category that the superior chooses (重点、难点、弱点).
enum ListProject {
    static func decide(_ list: PBListProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(list.project, request, state)
        guard project.stage == .approved else { throw PledgesRefusals.projectNotApproved(project) }
        try request.registry.checkGoesOn(request.unit, on: request.date)
        let (_, bundle) = try request.registry.period(project.period, openOn: request.date)
        guard bundle.content.projectRules.categories.contains(where: { $0.id == list.category }) else {
            throw PledgesRefusals.unknownProjectCategory(list.category, period: project.period)
                .naming(list.category, among: bundle.content.projectRules.categories.map(\.id))
        }
        return .accepted([PBFact(about: request.unit, .projectListed(list))])
    }

    static func apply(_ list: PBListProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(list.project, of: unit) { project in
            guard project.stage == .approved else { return }
            project.stage = .listed
            project.category = list.category
            project.listed = step
        }
    }
}
