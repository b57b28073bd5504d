internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 优秀项目: a superior gives a project that is closed out an award of the bundle, each once.
    static func decideAward(_ award: PBAwardProject, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeSuperior()
        let project = try project(award.project, request, state)
        guard project.stage == .closedOut else { throw PledgesRefusals.projectNotClosedOut(project) }
        let awards = request.registry.bundle(ofPeriod: project.period)?.content.projectRules.awards ?? []
        guard awards.contains(where: { $0.id == award.award }) else {
            throw PledgesRefusals.unknownAward(award.award, period: project.period).naming(award.award, among: awards.map(\.id))
        }
        guard !project.awards.contains(where: { $0.award == award.award }) else { throw PledgesRefusals.awardGiven(award.award) }
        return .accepted([PBFact(about: request.unit, .projectAwarded(award))])
    }
}

extension PledgesState {
    mutating func applyAward(_ award: PBAwardProject, unit: String, _ step: Step) {
        updateProject(award.project, of: unit) { $0.awards.append(Project.Award(award: award.award, step: step)) }
    }
}
