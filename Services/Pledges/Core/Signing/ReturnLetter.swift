internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The superior returns the letter with a reason, also while it is on notice; it can be worded anew and signed again.
enum ReturnLetter {
    static func decide(_ returned: PBReturnLetter, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try PledgesCore.letterToAnswer(returned.period, in: [.signed, .onNotice], request, state)
        try FieldBounds.checkText(returned.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .letterReturned(returned))])
    }

    static func apply(_ returned: PBReturnLetter, to state: inout PledgesState, about unit: String, at step: Step) {
        if let notice = state.letter(of: unit, period: returned.period)?.notice {
            state.updateNotice(notice, of: unit) { notice in
                guard notice.state == .open else { return }
                notice.state = .returned
                notice.ended = step
            }
        }
        state.units[unit]?.letters[returned.period]?.state = .returned
        state.units[unit]?.letters[returned.period]?.notice = nil
        state.units[unit]?.letters[returned.period]?.returned = Returned(reason: returned.reason, step: step)
    }
}
