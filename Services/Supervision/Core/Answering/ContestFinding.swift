internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The unit contests a finding, with a reason. The finding stays open: contesting it closes nothing.
enum ContestFinding {
    static func decide(_ contest: PBContestFinding, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        try SupervisionCore.checkUnanswered(contest.finding, request, basis.state)
        try FieldBounds.checkText(contest.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .findingContested(contest))])
    }

    static func apply(_ contested: PBContestFinding, to state: inout SupervisionState, about unit: String, at step: Step) {
        state.update(contested.finding, of: unit) { $0.answer = .contested(reason: contested.reason, step) }
    }
}
