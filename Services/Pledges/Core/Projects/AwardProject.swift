internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 优秀项目: a superior gives a closed-out project one of the bundle's awards, each at most once.
enum AwardProject {
    static func decide(_ award: PBAwardProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let project = try PledgesCore.project(award.project, request, state)
        guard project.stage == .closedOut else { throw PledgesRefusals.projectNotClosedOut(project) }
        let awards = request.registry.bundle(ofPeriod: project.period)?.content.projectRules.awards ?? []
        guard awards.contains(where: { $0.id == award.award }) else {
            throw PledgesRefusals.unknownAward(award.award, period: project.period).naming(award.award, among: awards.map(\.id))
        }
        guard !project.awards.contains(where: { $0.award == award.award }) else { throw PledgesRefusals.awardGiven(award.award) }
        return .accepted([PBFact(about: request.unit, .projectAwarded(award))])
    }

    static func apply(_ award: PBAwardProject, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateProject(award.project, of: unit) { $0.awards.append(Project.Award(award: award.award, step: step)) }
    }
}
