import DeciderSupport
import PledgesCore
import Schema
import SwiftProtobuf

/// The submissions around notices, amendments, withdrawals and roll-overs in short.
extension PBPayload.Body {
    static func countersign(
        from: String, until: String, _ channels: [PBNoticeChannel] = [.board], period: String = County.period
    ) -> Self {
        .countersignLetter(
            .with {
                $0.period = period
                $0.notice = terms(from, until, channels)
            })
    }

    static func terms(_ from: String, _ until: String, _ channels: [PBNoticeChannel] = [.board]) -> PBNoticeTerms {
        .with {
            $0.from = from
            $0.until = until
            $0.channels = channels
        }
    }

    static func notice(
        _ id: String, _ subject: PBNoticeSubject = .other, reference: String = "the road", from: String, until: String
    ) -> Self {
        .openNotice(
            .with {
                $0.notice = id
                $0.subject = subject
                $0.reference = reference
                $0.title = "What became of it"
                $0.terms = terms(from, until)
            })
    }

    static func object(_ notice: String, _ objection: String, _ text: String = "It is not so") -> Self {
        .raiseObjection(
            .with {
                $0.notice = notice
                $0.objection = objection
                $0.text = text
            })
    }

    static func answer(_ notice: String, _ objection: String, upheld: Bool = false, _ text: String = "It is") -> Self {
        .answerObjection(
            .with {
                $0.notice = notice
                $0.objection = objection
                $0.answer = text
                $0.upheld = upheld
            })
    }

    static func closeNotice(_ notice: String) -> Self { .closeNotice(.with { $0.notice = notice }) }

    static func amend(_ pledge: String, _ change: (inout PBAmendPledge) -> Void) -> Self {
        .amendPledge(
            .with {
                $0.pledge = pledge
                $0.reason = "The flood"
                change(&$0)
            })
    }

    static func acceptAmendment(_ pledge: String) -> Self { .acceptAmendment(.with { $0.pledge = pledge }) }

    static func refuseAmendment(_ pledge: String, _ reason: String = "No") -> Self {
        .refuseAmendment(
            .with {
                $0.pledge = pledge
                $0.reason = reason
            })
    }

    static func withdraw(_ pledge: String, _ reason: String = "The road is gone") -> Self {
        .withdrawPledge(
            .with {
                $0.pledge = pledge
                $0.reason = reason
            })
    }

    static func acceptWithdrawal(_ pledge: String) -> Self { .acceptWithdrawal(.with { $0.pledge = pledge }) }

    static func refuseWithdrawal(_ pledge: String, _ reason: String = "No") -> Self {
        .refuseWithdrawal(
            .with {
                $0.pledge = pledge
                $0.reason = reason
            })
    }

    static func rollOver(
        _ pledge: String, into: String, period: String = "2027", due: String = "2027-06-30",
        _ change: (inout PBRollOverPledge) -> Void = { _ in }
    ) -> Self {
        .rollOverPledge(
            .with {
                $0.pledge = pledge
                $0.into = into
                $0.period = period
                $0.due = due
                change(&$0)
            })
    }
}

extension County {
    /// Opens a further period under a bundle with these rules for pledges.
    mutating func openPeriod(
        _ period: String, after previous: String = "", starts: String = "2026-01-01", ends: String = "2026-12-31",
        closes: String = "2027-03-31", _ rules: (inout PBPledgeRules) -> Void = { _ in }
    ) throws {
        var bundle = Self.bundle
        bundle.id = "rules-\(period)"
        rules(&bundle.pledgeRules)
        let bytes = try bundle.serializedData()
        try registry.given(.publishBundle(.with { $0.bundle = bytes }), for: "city", by: Self.root)
        var open = Self.openPeriod(digest: Digest.sha256(bytes))
        open.period = period
        open.bundle = bundle.id
        open.starts = starts
        open.ends = ends
        open.closes = closes
        open.previousPeriod = previous
        try registry.given(.openPeriod(open), for: "city", by: Self.root)
        try followAll()
    }

    mutating func openNextPeriod() throws {
        try openPeriod("2027", after: Self.period, starts: "2027-01-01", ends: "2027-12-31", closes: "2028-03-31")
    }

    func pledge(_ id: String, of unit: String = "village") -> Pledge? { pledges.state(of: unit).pledge(id, of: unit) }
}
