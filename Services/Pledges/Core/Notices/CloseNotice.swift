internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Closes a notice after its last day, once every objection is answered.
///
/// The notice of a letter is closed by a superior above the unit who did not sign it, and brings the letter into force; if an objection was
/// upheld, the letter must be returned instead. Any other notice is closed by the unit's clerk or by a superior; it has passed unless an
/// objection was upheld.
enum CloseNotice {
    static func decide(_ close: PBCloseNotice, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let isOfLetter = state.notice(close.notice, of: request.unit)?.subject == .letter
        if isOfLetter { try request.authorizeSuperior() } else { try request.authorize(as: [.clerk, .superior]) }
        let notice = try PledgesCore.notice(close.notice, request, state)
        guard notice.state == .open else { throw PledgesRefusals.noticeNotOpen(notice, on: request.date) }
        guard request.date > notice.until else { throw PledgesRefusals.noticeRunning(notice) }
        guard notice.unanswered.isEmpty else { throw PledgesRefusals.objectionsUnanswered(notice) }
        var closed = PBNoticeClosed()
        closed.notice = close.notice
        if isOfLetter {
            try request.registry.checkGoesOn(request.unit, on: request.date)
            guard !notice.isObjectionUpheld else { throw PledgesRefusals.objectionUpheld(notice.id) }
            guard let letter = state.letter(of: request.unit, period: notice.reference), letter.notice == notice.id else {
                throw PledgesRefusals.letterNotSigned(notice.reference, unit: request.unit)
            }
            try request.checkNotHolder(of: letter.signed)
            closed.period = letter.period
            closed.pledges = UInt32(letter.pledges.count)
        }
        return .accepted([PBFact(about: request.unit, .noticeClosed(closed))])
    }
}

enum NoticeClosed {
    static func apply(_ closed: PBNoticeClosed, to state: inout PledgesState, about unit: String, at step: Step) {
        guard let notice = state.notice(closed.notice, of: unit), notice.state == .open else { return }
        state.updateNotice(closed.notice, of: unit) { notice in
            notice.state = notice.isObjectionUpheld ? .objectedTo : .passed
            notice.ended = step
        }
        guard notice.subject == .letter, state.letter(of: unit, period: notice.reference)?.notice == notice.id else { return }
        state.bringIntoForce(notice.reference, of: unit, step)
    }
}
