internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The unit signs its letter with every pledge drafted into it.
enum SignLetter {
    static func decide(_ sign: PBSignLetter, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        guard request.registry.periods[sign.period] != nil else {
            throw RegistryRefusals.unknownPeriod(sign.period).naming(sign.period, among: request.registry.periods.keys)
        }
        guard let letter = state.letter(of: request.unit, period: sign.period), !letter.pledges.isEmpty else {
            throw PledgesRefusals.noDrafts(sign.period)
        }
        guard letter.isOpen else { throw PledgesRefusals.letterClosed(sign.period, letter.state) }
        var signed = PBLetterSigned()
        signed.signing = sign
        signed.pledges = UInt32(letter.pledges.count)
        return .accepted([PBFact(about: request.unit, .letterSigned(signed))])
    }
}

enum LetterSigned {
    static func apply(_ signed: PBLetterSigned, to state: inout PledgesState, about unit: String, at step: Step) {
        state.units[unit]?.letters[signed.signing.period]?.state = .signed
        state.units[unit]?.letters[signed.signing.period]?.signed = step
    }
}
