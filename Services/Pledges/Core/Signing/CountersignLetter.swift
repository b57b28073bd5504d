internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The superior countersigns: every pledge of the letter comes into force, at once or, where a notice is required, when the notice has
/// passed.
enum CountersignLetter {
    static func decide(_ countersign: PBCountersignLetter, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let letter = try PledgesCore.letterToAnswer(countersign.period, in: [.signed], request, state)
        // A letter signed before a merger is kept by the successor. If nobody took over, nobody can keep it, so it can only be returned.
        try request.registry.checkGoesOn(request.unit, on: request.date)
        let least = Int(request.registry.bundle(ofPeriod: countersign.period)?.content.pledgeRules.noticeDays ?? 0)
        guard countersign.hasNotice else {
            guard least == 0 else { throw PledgesRefusals.noticeRequired(least) }
            var inForce = PBLetterInForce()
            inForce.period = countersign.period
            inForce.pledges = UInt32(letter.pledges.count)
            return .accepted([PBFact(about: request.unit, .letterInForce(inForce))])
        }
        try countersign.notice.check(as: "notice", on: request.date, least: least)
        var onNotice = PBLetterOnNotice()
        onNotice.period = countersign.period
        onNotice.pledges = UInt32(letter.pledges.count)
        onNotice.notice = freeNotice(ofLetter: countersign.period, request, state)
        onNotice.terms = countersign.notice
        return .accepted([PBFact(about: request.unit, .letterOnNotice(onNotice))])
    }

    /// `letter-2026`; after a return `letter-2026-2`, `letter-2026-3` and so on: the first id that the unit has not used.
    private static func freeNotice(ofLetter period: String, _ request: Request, _ state: PledgesState) -> String {
        let first = "\(PledgesCore.letterNotices)\(period)"
        var (name, number) = (first, 1)
        while state.notice(name, of: request.unit) != nil {
            number += 1
            name = "\(first)-\(number)"
        }
        return name
    }
}

extension PledgesCore {
    /// A letter in one of these states; the superior must not be the holder who signed it.
    static func letterToAnswer(
        _ period: String, in states: Set<Letter.State>, _ request: Request, _ state: PledgesState
    ) throws(Refusal) -> Letter {
        guard let letter = state.letter(of: request.unit, period: period), states.contains(letter.state) else {
            throw PledgesRefusals.letterNotSigned(period, unit: request.unit)
        }
        try request.checkNotHolder(of: letter.signed)
        return letter
    }
}

enum LetterInForce {
    static func apply(_ inForce: PBLetterInForce, to state: inout PledgesState, about unit: String, at step: Step) {
        state.units[unit]?.letters[inForce.period]?.countersigned = step
        state.bringIntoForce(inForce.period, of: unit, step)
    }
}

enum LetterOnNotice {
    static func apply(_ onNotice: PBLetterOnNotice, to state: inout PledgesState, about unit: String, at step: Step) {
        guard state.letter(of: unit, period: onNotice.period) != nil else { return }
        state.openNotice(onNotice.notice, of: unit, .letter, reference: onNotice.period, title: "", onNotice.terms, step)
        state.units[unit]?.letters[onNotice.period]?.state = .onNotice
        state.units[unit]?.letters[onNotice.period]?.countersigned = step
        state.units[unit]?.letters[onNotice.period]?.notice = onNotice.notice
    }
}

extension PledgesState {
    /// Brings the letter into force, with every pledge drafted into it.
    mutating func bringIntoForce(_ period: String, of unit: String, _ step: Step) {
        guard let letter = letter(of: unit, period: period) else { return }
        units[unit]?.letters[period]?.state = .inForce
        units[unit]?.letters[period]?.inForce = step
        for pledge in letter.pledges {
            update(pledge, of: unit) { pledge in
                guard pledge.stage == .drafted else { return }
                pledge.stage = .inForce
                pledge.inForce = step
            }
        }
    }
}
