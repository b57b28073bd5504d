internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The unit's clerk or a superior puts anything but a letter on notice: how a pledge was fulfilled (践诺公示), a project, posts taken up
/// (认领公示). Letters are put on notice by countersigning them.
enum OpenNotice {
    static func decide(_ open: PBOpenNotice, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try FieldBounds.checkID(open.notice, field: "notice")
        guard !open.notice.hasPrefix(PledgesCore.letterNotices) else {
            throw Refusal.invalid(
                "notice",
                .both(
                    "“\(PledgesCore.letterNotices)”开头的编号留给责任书的公示。",
                    "ids that begin with “\(PledgesCore.letterNotices)” are for the notices of letters."))
        }
        guard state.notice(open.notice, of: request.unit) == nil else { throw PledgesRefusals.noticeExists(open.notice) }
        guard open.subject != .unspecified, open.subject != .letter, PBNoticeSubject.allCases.contains(open.subject) else {
            throw Refusal.invalid(
                "subject",
                .both(
                    "须为承诺、项目、认领或其他；责任书由上级审签时公示。",
                    "must be pledge, project, offer or other; a letter is put on notice when the superior countersigns it."))
        }
        try FieldBounds.checkText(open.title, field: "title", most: FieldBounds.title)
        try FieldBounds.checkText(open.reference, field: "reference", most: FieldBounds.title)
        if open.subject == .pledge {
            let pledge = try PledgesCore.pledge(open.reference, request, state)
            guard pledge.isPromised else { throw PledgesRefusals.pledgeNotInForce(pledge) }
        }
        try open.terms.check(as: "terms", on: request.date, least: 1)
        return .accepted([PBFact(about: request.unit, .noticeOpened(open))])
    }

    static func apply(_ opened: PBOpenNotice, to state: inout PledgesState, about unit: String, at step: Step) {
        state.openNotice(
            opened.notice, of: unit, opened.subject, reference: opened.reference, title: opened.title, opened.terms, step)
    }
}

extension PledgesCore {
    /// The prefix of the ids of letters' notices; other notices may not use it.
    static let letterNotices = "letter-"
}
