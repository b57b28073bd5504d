internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension SupervisionCore {
    /// The unit disagrees, with a reason. The finding stands until somebody settles it: a contest closes nothing.
    static func decideContest(_ contest: PBContestFinding, _ request: Request, _ state: SupervisionState) throws(Refusal) -> Verdict {
        try checkUnanswered(contest.finding, request, state)
        try FieldBounds.checkText(contest.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .findingContested(contest))])
    }
}

extension SupervisionState {
    mutating func applyContest(_ contested: PBContestFinding, unit: String, _ step: Step) {
        update(contested.finding, of: unit) { $0.answer = .contested(reason: contested.reason, step) }
    }
}
