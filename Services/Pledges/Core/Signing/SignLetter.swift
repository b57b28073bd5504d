internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// The unit signs every draft as it stands.
    static func decideSigning(_ sign: PBSignLetter, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeOpen(as: [.clerk])
        guard request.registry.periods[sign.period] != nil else {
            throw RegistryRefusals.unknownPeriod(sign.period).naming(sign.period, among: request.registry.periods.keys)
        }
        guard let letter = state.letter(of: request.unit, period: sign.period), !letter.pledges.isEmpty else {
            throw PledgesRefusals.noDrafts(sign.period)
        }
        guard letter.isOpen else { throw PledgesRefusals.letterClosed(sign.period, letter.state) }
        var signed = PBLetterSigned()
        signed.period = sign.period
        signed.pledges = UInt32(letter.pledges.count)
        return .accepted([PBFact(about: request.unit, .letterSigned(signed))])
    }
}

extension PledgesState {
    mutating func applySigning(_ signed: PBLetterSigned, unit: String, _ step: Step) {
        units[unit]?.letters[signed.period]?.state = .signed
        units[unit]?.letters[signed.period]?.signed = step
    }
}
