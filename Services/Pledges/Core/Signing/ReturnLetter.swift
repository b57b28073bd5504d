internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// The superior gives the letter back with a reason, also while it stands on notice; it can be worded anew and signed again.
    static func decideLetterReturn(_ returned: PBReturnLetter, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try letterToAnswer(returned.period, in: [.signed, .onNotice], request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .letterReturned(returned))])
    }
}

extension PledgesState {
    mutating func applyLetterReturn(_ returned: PBReturnLetter, unit: String, _ step: Step) {
        if let notice = letter(of: unit, period: returned.period)?.notice {
            updateNotice(notice, of: unit) { notice in
                guard notice.state == .open else { return }
                notice.state = .returned
                notice.ended = step
            }
        }
        units[unit]?.letters[returned.period]?.state = .returned
        units[unit]?.letters[returned.period]?.notice = nil
        units[unit]?.letters[returned.period]?.returned = Returned(reason: returned.reason, step: step)
    }
}
