import Schema
import SwiftProtobuf

@testable import Samples

/// What townships and villages ask for and are granted or not, and pledges that others than the superior review.
extension SmallStory {
    /// June: two amendments and two withdrawals, of which a superior grants one each.
    mutating func consents() -> [SampleStep] {
        begin(2025, 6, 10)
        func amend(_ pledge: String, quantity: Int64, due: String = "") -> PBPayload.Body {
            .amendPledge(.with { ($0.pledge, $0.quantity, $0.due, $0.reason) = (pledge, quantity, due, "flood") })
        }
        func withdraw(_ pledge: String) -> PBPayload.Body { .withdrawPledge(.with { ($0.pledge, $0.reason) = (pledge, "no road") }) }
        return [
            pledges("t04", by: "clerk-t04", amend("p2", quantity: 0)),  // refused: nothing_amended
            pledges("t04", by: "clerk-t04", amend("p2", quantity: 3, due: "2025-12-31")),
            pledges("t04", by: "clerk-t04", withdraw("p2")),  // refused: change_pending
            pledges("t04", by: "clerk-t04", .acceptAmendment(.with { $0.pledge = "p2" })),  // refused: not_authorized
            pledges("t04", by: "superior", .acceptAmendment(.with { $0.pledge = "p2" })),
            pledges("t04", by: "superior", .acceptAmendment(.with { $0.pledge = "p2" })),  // refused: no_amendment
            pledges("v04", by: "clerk-t04", .reportProgress(.with { ($0.pledge, $0.quantity) = ("p2", 7) })),
            pledges("v04", by: "clerk-t04", amend("p2", quantity: 6)),  // refused: amended_below_reached
            pledges("v04", by: "clerk-t04", amend("p2", quantity: 8)),
            pledges("v04", by: "superior", .refuseAmendment(.with { ($0.pledge, $0.reason) = ("p2", "keep to it") })),
            pledges("t05", by: "clerk-t05", withdraw("p2")),
            pledges("t05", by: "superior", .acceptWithdrawal(.with { $0.pledge = "p2" })),
            pledges("t05", by: "clerk-t05", done("p2", 1)),  // refused: pledge_not_in_force
            pledges("t05", by: "clerk-t05", withdraw("p1")),
            pledges("t05", by: "superior", .refuseWithdrawal(.with { ($0.pledge, $0.reason) = ("p1", "keep to it") })),
            pledges("v01", by: "clerk-t01", withdraw("p2")),
            // Reporting it done makes the request lapse.
            pledges("v01", by: "clerk-t01", done("p2", 9)),
            pledges("v01", by: "superior", .acceptWithdrawal(.with { $0.pledge = "p2" })),  // refused: no_withdrawal
            pledges("v01", by: "superior", .returnPledge(.with { ($0.pledge, $0.reason) = ("p2", "not open") })),
        ]
    }

    /// January: a pledge carried into the next year, and a letter with a receiver and a topic that stands on notice, is returned and stands again.
    mutating func namedReviewers() -> [SampleStep] {
        begin(2026, 1, 5)
        func draft(_ pledge: String, _ change: (inout PBDraftPledge) -> Void) -> PBPayload.Body {
            .draftPledge(
                .with {
                    ($0.pledge, $0.period, $0.item, $0.title, $0.quantity) = (pledge, Self.nextPeriod, "roads", "a road", 1)
                    ($0.measure, $0.due, $0.standard, $0.giver, $0.weight) = ("条", "2026-01-07", "open", "secretary", 1)
                    change(&$0)
                })
        }
        func rollOver(_ period: String) -> PBPayload.Body {
            .rollOverPledge(.with { ($0.pledge, $0.into, $0.period, $0.due) = ("p2", "p2-again", period, "2026-06-30") })
        }
        let sign = PBPayload.Body.signLetter(.with { $0.period = Self.nextPeriod })
        let countersign = countersign(Self.nextPeriod, from: "2026-01-05", until: "2026-01-07")
        return [
            pledges("v04", by: "clerk-t04", rollOver(Self.period)),  // refused: not_next_period
            pledges("v04", by: "clerk-t04", rollOver(Self.nextPeriod)),
            pledges("v04", by: "clerk-t04", rollOver(Self.nextPeriod)),  // refused: pledge_not_in_force
            pledges("v03", by: "clerk-t03", draft("n1") { $0.receiver = "t01" }),
            pledges("v03", by: "clerk-t03", draft("n2") { ($0.topicUnit, $0.topic) = ("t02", "lamps") }),
            pledges("v03", by: "clerk-t03", sign),
            pledges("v03", by: "superior", countersign),
            pledges("v03", by: "superior", .returnLetter(.with { ($0.period, $0.reason) = (Self.nextPeriod, "on the wrong board") })),
            pledges("v03", by: "clerk-t03", sign),
            pledges("v03", by: "superior", countersign),
            pledges("v03", by: "teller-1", object("letter-2026-2", "o1")),
            pledges("v03", by: "former", object("letter-2026-2", "o2")),  // refused: key_not_valid
            pledges("v03", by: "superior", .closeNotice(.with { $0.notice = "letter-2026-2" })),  // refused: notice_running
            pledges("v03", by: "superior", answer("letter-2026-2", "o1")),
        ]
    }

    /// After the notice: in force, reported, and judged by those who are named.
    mutating func reviews() -> [SampleStep] {
        begin(2026, 1, 8)
        return [
            pledges("v03", by: "clerk-t03", .closeNotice(.with { $0.notice = "letter-2026-2" })),  // refused: not_authorized
            pledges("v03", by: "superior", .closeNotice(.with { $0.notice = "letter-2026-2" })),
            pledges("v03", by: "clerk-t03", done("n1", 1)),
            pledges("v03", by: "clerk-t03", done("n2", 1)),
            pledges("v03", by: "clerk-t03", verify("n1", 1)),  // refused: not_reviewer
            pledges("v03", by: "clerk-t02", verify("n1", 1)),  // refused: not_reviewer
            pledges("v03", by: "clerk-t01", verify("n1", 1)),
            pledges("v03", by: "clerk-t02", .returnPledge(.with { ($0.pledge, $0.reason) = ("n2", "dark") })),
            pledges("v03", by: "clerk-t01", .closeOutPledge(.with { $0.pledge = "n1" })),
        ]
    }
}
