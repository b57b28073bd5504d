import Foundation
import Schema
import SwiftProtobuf

@testable import Samples

/// Communities that end in mid-year with something left: a chain of two mergers, a dissolution that is assigned, a reviewer that is gone. Each
/// stands under another township, so that what they left counts elsewhere in the ranking.
extension SmallStory {
    private static let communities = [("w01", "t01"), ("w02", "t02"), ("w03", "t03"), ("w04", "t04")]

    private func merge(into: String) -> PBPayload.Body { .mergeUnit(.with { ($0.into, $0.from) = (into, "2025-09-01") }) }
    private func assign(to: String) -> PBPayload.Body { .assignUnit(.with { ($0.to, $0.from) = (to, "2025-09-02") }) }

    private func draft(_ unit: String, _ pledge: String, receiver: String) -> PBPayload.Body {
        guard case .pledges(.draftPledge(var content)) = draft(unit, pledge, quantity: 10) else { return .pledges(.tick(PBTick())) }
        content.receiver = receiver
        return .draftPledge(content)
    }

    private func accept(_ finding: String) -> PBPayload.Body { .acceptRectification(.with { $0.finding = finding }) }

    // MARK: August: who they are and what they promise

    mutating func neighbours() throws -> [SampleStep] {
        begin(2025, 8, 4)
        var steps: [SampleStep] = []
        for (unit, parent) in Self.communities {
            steps.append(step(unit, by: "registrar", register(unit, .community, "community", parent: parent)))
            steps.append(step(unit, by: "registrar", try enrol("clerk-\(unit)", .clerk)))
            steps.append(step(unit, by: "registrar", appoint("secretary", "p-\(unit)")))
        }
        steps.append(step("w02", by: "registrar", try enrol("superior-w02", .superior)))
        steps.append(step("c01", by: "registrar", try enrol("superior-2", .superior)))
        return steps
    }

    mutating func neighboursLetters() -> [SampleStep] {
        begin(2025, 8, 5)
        let receivers = ["w01": "w04", "w02": "w01", "w03": "w02", "w04": ""]
        var steps: [SampleStep] = []
        for (unit, _) in Self.communities {
            let clerk = "clerk-\(unit)"
            steps.append(pledges(unit, by: clerk, draft(unit, "p1", quantity: 10)))
            steps.append(pledges(unit, by: clerk, draft(unit, "p2", receiver: receivers[unit] ?? "")))
            steps.append(pledges(unit, by: clerk, .signLetter(.with { $0.period = Self.period })))
            // w04 ends with its letter signed.
            guard unit != "w04" else { continue }
            steps.append(pledges(unit, by: "superior", .countersignLetter(.with { $0.period = Self.period })))
            steps.append(pledges(unit, by: clerk, done("p2", 10)))
        }
        let terms = terms("2025-08-05", "2025-08-20")
        steps.append(
            pledges(
                "c01", by: "superior",
                .openNotice(
                    .with {
                        ($0.notice, $0.subject, $0.reference, $0.title) = ("n1", .other, "hall", "会堂")
                        $0.terms = terms
                    })))
        steps.append(pledges("c01", by: "clerk-t01", object("n1", "o1")))
        steps.append(pledges("c01", by: "superior", answer("n1", "o1")))  // refused: same_key, it opened the notice
        steps.append(pledges("c01", by: "superior-2", answer("n1", "o1")))
        return steps
    }

    mutating func neighboursFindings() -> [SampleStep] {
        begin(2025, 8, 6)
        return ["w01", "w03"].map { unit in step(unit, by: "inspector", finding("f1", severity: 3, due: "2025-10-01")) }
    }

    // MARK: September: they end

    mutating func endings() -> [SampleStep] {
        begin(2025, 9, 1)
        func registry(_ unit: String, _ body: PBPayload.Body) -> SampleStep { step(unit, by: "registrar", body) }
        return [
            registry("w01", assign(to: "w02")),  // refused: unit_still_open
            registry("w04", merge(into: "w03")),
            registry("w01", merge(into: "w02")),
            registry("w01", assign(to: "w03")),  // refused: unit_merged
            registry("w03", .dissolveUnit(.with { ($0.from, $0.reason) = ("2025-09-01", "nobody lives there") })),
        ]
    }

    mutating func left() -> [SampleStep] {
        begin(2025, 9, 1)
        return [
            pledges("w01", by: "clerk-w01", done("p1", 10)),  // refused: key_not_valid
            pledges("w01", by: "clerk-t01", done("p1", 10)),  // refused: not_authorized
            pledges("w01", by: "clerk-w02", done("p1", 10)),
            pledges("w01", by: "superior-w02", verify("p1", 10)),  // refused: not_above_unit
            pledges("w01", by: "superior", verify("p1", 10)),
            // The reviewer was merged into a unit that was dissolved: its superior's clerk reviews.
            pledges("w01", by: "clerk-w02", verify("p2", 10)),  // refused: not_reviewer
            pledges("w01", by: "clerk-t04", verify("p2", 10)),  // refused: not_reviewer
            pledges("w01", by: "clerk-t03", verify("p2", 10)),
            pledges("w01", by: "clerk-w02", draft("w01", "p9", quantity: 1)),  // refused: unit_closed
            // The reviewer is the owner's own business now: the superior reviews.
            pledges("w02", by: "clerk-w02", verify("p2", 10)),  // refused: not_authorized
            pledges("w02", by: "superior-w02", verify("p2", 10)),  // refused: not_above_unit
            pledges("w02", by: "superior", verify("p2", 10)),
            pledges("w03", by: "clerk-w02", verify("p2", 10)),
            pledges("w03", by: "clerk-t03", .amendPledge(.with { ($0.pledge, $0.quantity, $0.reason) = ("p1", 5, "few") })),  // refused
            pledges("w03", by: "superior", .withdrawPledge(.with { ($0.pledge, $0.reason) = ("p1", "nobody lives there") })),
            pledges("w03", by: "superior", .acceptWithdrawal(.with { $0.pledge = "p1" })),  // refused: same_key
            pledges("w03", by: "superior-2", .refuseWithdrawal(.with { ($0.pledge, $0.reason) = ("p1", "it is needed") })),
            pledges("w04", by: "superior", .countersignLetter(.with { $0.period = Self.period })),  // refused: unit_closed
        ]
    }

    mutating func leftFindings() -> [SampleStep] {
        begin(2025, 9, 1)
        func supervision(_ signer: String, _ body: PBPayload.Body) -> SampleStep { step("w01", by: signer, body) }
        return [
            supervision("clerk-t01", rectify("f1")),  // refused: not_authorized
            supervision("clerk-w02", rectify("f1")),
            supervision("superior-w02", accept("f1")),  // refused: not_above_unit
        ]
    }

    mutating func assignments() -> [SampleStep] {
        begin(2025, 9, 2)
        return [
            step("w03", by: "superior-w02", assign(to: "w02")),  // refused: not_authorized
            step("w03", by: "superior", assign(to: "w99")),  // refused: unknown_unit
            step("w03", by: "superior", assign(to: "w01")),  // refused: unit_closed
            step("w03", by: "superior", assign(to: "w02")),
        ]
    }

    mutating func taken() -> [SampleStep] {
        begin(2025, 9, 3)
        return [
            pledges("w03", by: "clerk-t03", .reportProgress(.with { ($0.pledge, $0.quantity) = ("p1", 3) })),  // refused: not_authorized
            pledges("w03", by: "clerk-w02", .amendPledge(.with { ($0.pledge, $0.quantity, $0.reason) = ("p1", 5, "few") })),
            pledges("w03", by: "superior", .withdrawPledge(.with { ($0.pledge, $0.reason) = ("p1", "again") })),  // refused: not_authorized
            pledges("w03", by: "superior", .acceptAmendment(.with { $0.pledge = "p1" })),
            // Through the chain: w04 was merged into w03, which is assigned to w02.
            pledges("w04", by: "superior", .countersignLetter(.with { $0.period = Self.period })),
            pledges("w04", by: "clerk-w02", done("p1", 10)),
            pledges("w04", by: "superior", verify("p1", 10)),
            // Refused: unit_closed.
            pledges(
                "w04", by: "clerk-w02",
                .rollOverPledge(.with { ($0.pledge, $0.into, $0.period, $0.due) = ("p2", "p3", Self.nextPeriod, "2026-01-20") })),
        ]
    }
}
