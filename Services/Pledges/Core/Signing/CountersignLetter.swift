internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// The superior countersigns: every pledge of the letter is in force.
    static func decideCountersigning(
        _ countersign: PBCountersignLetter, _ request: Request, _ state: PledgesState
    ) throws(Refusal) -> Verdict {
        let letter = try letterToAnswer(countersign.period, request, state)
        var inForce = PBLetterInForce()
        inForce.period = countersign.period
        inForce.pledges = UInt32(letter.pledges.count)
        return .accepted([PBFact(about: request.unit, .letterInForce(inForce))])
    }

    /// A signed letter, before a superior who did not sign it.
    static func letterToAnswer(_ period: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Letter {
        try request.authorizeSuperior()
        guard let letter = state.letter(of: request.unit, period: period), letter.state == .signed else {
            throw PledgesRefusals.letterNotSigned(period, of: request.unit)
        }
        guard letter.signed?.key != request.key else { throw PledgesRefusals.sameKey }
        return letter
    }
}

extension PledgesState {
    mutating func applyCountersigning(_ inForce: PBLetterInForce, unit: String, _ step: Step) {
        guard let letter = letter(of: unit, period: inForce.period) else { return }
        units[unit]?.letters[inForce.period]?.state = .inForce
        units[unit]?.letters[inForce.period]?.countersigned = step
        for pledge in letter.pledges {
            update(pledge, of: unit) { pledge in
                guard pledge.stage == .drafted else { return }
                pledge.stage = .inForce
                pledge.inForce = step
            }
        }
    }
}
