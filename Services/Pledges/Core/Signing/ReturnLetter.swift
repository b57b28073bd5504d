internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// The superior gives the letter back with a reason; it can be worded anew and signed again.
    static func decideLetterReturn(_ returned: PBReturnLetter, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try letterToAnswer(returned.period, request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .letterReturned(returned))])
    }
}

extension PledgesState {
    mutating func applyLetterReturn(_ returned: PBReturnLetter, unit: String, _ step: Step) {
        units[unit]?.letters[returned.period]?.state = .returned
        units[unit]?.letters[returned.period]?.returned = Returned(reason: returned.reason, step: step)
    }
}
