internal import Domain
public import Schema
internal import RegistryCore
internal import SwiftProtobuf

extension NonsenseFacts {
    /// Notices, amendments, withdrawals, roll-overs and escalations of things that are not there, twice over, or out of all bounds.
    public mutating func letterFact() -> PBFact {
        let unit = pick(["village", "hamlet", "", "nowhere"])
        let pledge = pick(["p1", "p2", "p3", ""])
        let other = pick(["p1", "p2", "p4", ""])
        let period = pick(["2026", "p", ""])
        let notice = pick(["letter-2026", "n1", ""])
        let objection = pick(["o1", "o2", ""])
        let date = pick(["2026-01-01", "2199-12-31", "1900-01-01", "2026-02-30", ""])
        let number = pick([0, 1, -1, 7, Int64.max, Int64.min])
        let flag = pick([true, false])
        let subject = pick([PBNoticeSubject.letter, .pledge, .unspecified, .UNRECOGNIZED(77)])
        var terms = PBNoticeTerms()
        terms.from = date
        terms.until = pick(["2026-01-01", "2025-01-01", ""])
        terms.channels = pick([[], [.board, .board], [.UNRECOGNIZED(99)]])
        var draft = County.draft(other, quantity: number, due: date)
        draft.period = period
        var amendment = PBAmendPledge()
        amendment.pledge = pledge
        amendment.quantity = number
        amendment.due = date
        switch pick(Array(0..<13)) {
        case 0:
            return PBFact(
                about: unit,
                .letterOnNotice(
                    .with {
                        $0.period = period
                        $0.notice = notice
                        $0.terms = terms
                    }))
        case 1:
            return PBFact(
                about: unit,
                .noticeOpened(
                    .with {
                        $0.notice = notice
                        $0.subject = subject
                        $0.reference = period
                        $0.terms = terms
                    }))
        case 2:
            return PBFact(
                about: unit,
                .objectionRaised(
                    .with {
                        $0.notice = notice
                        $0.objection = objection
                    }))
        case 3:
            return PBFact(
                about: unit,
                .objectionAnswered(
                    .with {
                        $0.notice = notice
                        $0.objection = objection
                        $0.upheld = flag
                    }))
        case 4: return PBFact(about: unit, .noticeClosed(.with { $0.notice = notice }))
        case 5: return PBFact(about: unit, .amendmentRequested(amendment))
        case 6:
            return PBFact(
                about: unit,
                .pledgeAmended(
                    .with {
                        $0.pledge = other
                        $0.amendment = amendment
                    }))
        case 7: return PBFact(about: unit, .amendmentRefused(.with { $0.pledge = pledge }))
        case 8: return PBFact(about: unit, .withdrawalRequested(.with { $0.pledge = pledge }))
        case 9: return PBFact(about: unit, .pledgeWithdrawn(.with { $0.pledge = pledge }))
        case 10: return PBFact(about: unit, .withdrawalRefused(.with { $0.pledge = pledge }))
        case 11:
            return PBFact(
                about: unit,
                .pledgeRolledOver(
                    .with {
                        $0.rollOver.pledge = pledge
                        $0.draft = draft
                    }))
        default:
            return PBFact(
                about: unit,
                .pledgeEscalated(
                    .with {
                        $0.pledge = pledge
                        $0.to = unit
                        $0.last = flag
                    }))
        }
    }
}
