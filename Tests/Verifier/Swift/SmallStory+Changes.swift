import Schema
import SwiftProtobuf

@testable import PledgelineCLI

/// What is asked for and granted about pledges, and how the next year begins: wordings changed, pledges given up, carried on, given to others,
/// a letter on notice.
extension SmallStory {
    static let nextPeriod = "2026"

    /// June: two amendments and two withdrawals, of which a superior grants one each.
    mutating func changes() -> [SampleStep] {
        begin(2025, 6, 10)
        func amend(_ pledge: String, quantity: Int64, due: String = "") -> PBPayload.OneOf_Body {
            .amendPledge(.with { ($0.pledge, $0.quantity, $0.due, $0.reason) = (pledge, quantity, due, "flood") })
        }
        func withdraw(_ pledge: String) -> PBPayload.OneOf_Body { .withdrawPledge(.with { ($0.pledge, $0.reason) = (pledge, "no road") }) }
        return [
            step(.pledges, "t04", by: "clerk-t04", amend("p2", quantity: 0)),  // refused: nothing_amended
            step(.pledges, "t04", by: "clerk-t04", amend("p2", quantity: 3, due: "2025-12-31")),
            step(.pledges, "t04", by: "clerk-t04", withdraw("p2")),  // refused: change_pending
            step(.pledges, "t04", by: "clerk-t04", .acceptAmendment(.with { $0.pledge = "p2" })),  // refused: not_authorized
            step(.pledges, "t04", by: "superior", .acceptAmendment(.with { $0.pledge = "p2" })),
            step(.pledges, "t04", by: "superior", .acceptAmendment(.with { $0.pledge = "p2" })),  // refused: no_amendment
            step(.pledges, "v04", by: "clerk-t04", .reportProgress(.with { ($0.pledge, $0.quantity) = ("p2", 7) })),
            step(.pledges, "v04", by: "clerk-t04", amend("p2", quantity: 6)),  // refused: amended_below_reached
            step(.pledges, "v04", by: "clerk-t04", amend("p2", quantity: 8)),
            step(.pledges, "v04", by: "superior", .refuseAmendment(.with { ($0.pledge, $0.reason) = ("p2", "keep to it") })),
            step(.pledges, "t05", by: "clerk-t05", withdraw("p2")),
            step(.pledges, "t05", by: "superior", .acceptWithdrawal(.with { $0.pledge = "p2" })),
            step(.pledges, "t05", by: "clerk-t05", .reportDone(.with { ($0.pledge, $0.quantity) = ("p2", 1) })),  // refused
            step(.pledges, "t05", by: "clerk-t05", withdraw("p1")),
            step(.pledges, "t05", by: "superior", .refuseWithdrawal(.with { ($0.pledge, $0.reason) = ("p1", "keep to it") })),
            step(.pledges, "v01", by: "clerk-t01", withdraw("p2")),
            // Reporting it done makes the request lapse.
            step(.pledges, "v01", by: "clerk-t01", .reportDone(.with { ($0.pledge, $0.quantity) = ("p2", 9) })),
            step(.pledges, "v01", by: "superior", .acceptWithdrawal(.with { $0.pledge = "p2" })),  // refused: no_withdrawal
            step(.pledges, "v01", by: "superior", .returnPledge(.with { ($0.pledge, $0.reason) = ("p2", "not open") })),
        ]
    }

    /// January: the next period is opened, a pledge carried into it, and a letter with a receiver and a topic stands on notice.
    mutating func nextYear() throws -> [SampleStep] {
        begin(2026, 1, 5)
        let bundle = try BundleFile.read(SmallScheme.yaml)
        let digest = Digest.sha256(try bundle.serializedData())
        func draft(_ pledge: String, _ change: (inout PBDraftPledge) -> Void) -> PBPayload.OneOf_Body {
            .draftPledge(
                .with {
                    ($0.pledge, $0.period, $0.item, $0.title, $0.quantity) = (pledge, Self.nextPeriod, "offices", "an office", 1)
                    ($0.measure, $0.due, $0.standard, $0.giver, $0.weight) = ("处", "2026-01-07", "open", "secretary", 1)
                    change(&$0)
                })
        }
        func rollOver(_ period: String) -> PBPayload.OneOf_Body {
            .rollOverPledge(.with { ($0.pledge, $0.into, $0.period, $0.due) = ("p2", "p2-again", period, "2026-06-30") })
        }
        func countersign(until last: String) -> PBPayload.OneOf_Body {
            .countersignLetter(
                .with {
                    $0.period = Self.nextPeriod
                    ($0.notice.from, $0.notice.until, $0.notice.channels) = ("2026-01-05", last, [.board])
                })
        }
        return [
            step(
                .registry, "c01", by: "registrar",
                .openPeriod(
                    .with {
                        ($0.period, $0.bundle, $0.bundleDigest) = (Self.nextPeriod, bundle.id, digest)
                        ($0.starts, $0.ends, $0.closes) = ("2026-01-01", "2026-12-31", "2027-03-31")
                        $0.previousPeriod = Self.period
                    })),
            step(.pledges, "v04", by: "clerk-t04", rollOver(Self.period)),  // refused: not_next_period
            step(.pledges, "v04", by: "clerk-t04", rollOver(Self.nextPeriod)),
            step(.pledges, "v04", by: "clerk-t04", rollOver(Self.nextPeriod)),  // refused: pledge_not_in_force
            step(.pledges, "v03", by: "clerk-t03", draft("n1") { $0.receiver = "t01" }),
            step(
                .pledges, "v03", by: "clerk-t03",
                draft("n2") {
                    $0.topicUnit = "t02"
                    $0.topic = "lamps"
                }),
            step(.pledges, "v03", by: "clerk-t03", .signLetter(.with { $0.period = Self.nextPeriod })),
            step(.pledges, "v03", by: "superior", countersign(until: "2026-01-05")),
            step(
                .pledges, "v03", by: "superior", .returnLetter(.with { ($0.period, $0.reason) = (Self.nextPeriod, "on the wrong board") })),
            step(.pledges, "v03", by: "clerk-t03", .signLetter(.with { $0.period = Self.nextPeriod })),
            step(.pledges, "v03", by: "superior", countersign(until: "2026-01-06")),
            step(
                .pledges, "v03", by: "teller-1",
                .raiseObjection(.with { ($0.notice, $0.objection, $0.text) = ("letter-2026-2", "o1", "no") })),
            step(
                .pledges, "v03", by: "former", .raiseObjection(.with { ($0.notice, $0.objection, $0.text) = ("letter-2026-2", "o2", "no") })
            ),
            step(.pledges, "v03", by: "superior", .closeNotice(.with { $0.notice = "letter-2026-2" })),  // refused: notice_running
            step(
                .pledges, "v03", by: "superior",
                .answerObjection(.with { ($0.notice, $0.objection, $0.answer) = ("letter-2026-2", "o1", "it is so") })),
        ]
    }

    /// After the notice: in force, reported and judged by those who are named.
    mutating func named() -> [SampleStep] {
        begin(2026, 1, 8)
        func verify(_ pledge: String) -> PBPayload.OneOf_Body {
            .verifyPledge(.with { ($0.pledge, $0.quantity, $0.standardMet) = (pledge, 1, true) })
        }
        return [
            step(.pledges, "v03", by: "clerk-t03", .closeNotice(.with { $0.notice = "letter-2026-2" })),  // refused: not_authorized
            step(.pledges, "v03", by: "superior", .closeNotice(.with { $0.notice = "letter-2026-2" })),
            step(.pledges, "v03", by: "clerk-t03", .reportDone(.with { ($0.pledge, $0.quantity) = ("n1", 1) })),
            step(.pledges, "v03", by: "clerk-t03", .reportDone(.with { ($0.pledge, $0.quantity) = ("n2", 1) })),
            step(.pledges, "v03", by: "clerk-t03", verify("n1")),  // refused: not_reviewer
            step(.pledges, "v03", by: "clerk-t02", verify("n1")),  // refused: not_reviewer
            step(.pledges, "v03", by: "clerk-t01", verify("n1")),
            step(.pledges, "v03", by: "clerk-t02", .returnPledge(.with { ($0.pledge, $0.reason) = ("n2", "dark") })),
            step(.pledges, "v03", by: "clerk-t01", .closeOutPledge(.with { $0.pledge = "n1" })),
        ]
    }
}
