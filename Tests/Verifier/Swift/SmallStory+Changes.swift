import Foundation
import Schema
import SwiftProtobuf

@testable import Bundles
@testable import PledgelineCLI
@testable import Samples

/// What the tree and the letters go through beside the plain life: communities that are founded, moved, merged, split and dissolved, and whose
/// pledges stand on notice, are amended, withdrawn, reviewed by their receiver, carried into the next year and brought up.
extension SmallStory {
    static let nextPeriod = "2026"

    // MARK: July: the tree

    mutating func communities() throws -> [SampleStep] {
        begin(2025, 7, 7)
        var steps: [SampleStep] = []
        func add(_ unit: String, _ body: PBPayload.Body, by signer: String = "registrar") {
            steps.append(step(unit, by: signer, body))
        }
        for (unit, parent) in [("x01", "c01"), ("x02", "c01"), ("x03", "x02"), ("x04", "x02")] {
            add(unit, register(unit, .community, "community", parent: parent))
        }
        for (unit, name, role) in [
            ("x01", "clerk-x01", PBRole.clerk), ("x01", "superior-x01", .superior), ("x02", "clerk-x02", .clerk),
            ("x03", "clerk-x03", .clerk),
            ("x02", "registrar-x02", .registrar),
        ] { add(unit, try enrol(name, role)) }
        for unit in ["x01", "x03"] { add(unit, appoint("secretary", "p-\(unit)")) }
        add("x01", .renameUnit(.with { ($0.name.zh, $0.from) = ("新社区", "2025-07-01") }))
        add("x03", .reclassifyUnit(.with { ($0.level, $0.sector, $0.from) = (.village, "rural", "2025-07-01") }))
        // Refused: the topmost unit, under itself, a right that does not reach where it goes.
        add("c01", reparent(under: "x01"))
        add("x02", reparent(under: "x04"))
        add("x04", reparent(under: "x01"), by: "registrar-x02")
        add("x04", reparent(under: "x09"))
        add("x03", reparent(under: "x01"))
        add("x02", merge(into: "x04"))  // refused: tree_cycle
        add("x02", merge(into: "x01"))
        // Refused: nothing new at a unit that is closed, and its keys are void.
        add("x05", register("x05", .community, "community", parent: "x02"))
        add("x02", try enrol("clerk-x05", .clerk))
        add("x02", appoint("secretary", "p-x02"))
        add("x02", .dissolveUnit(.with { ($0.from, $0.reason) = ("2025-07-01", "again") }))
        add("x04", reparent(under: "x03"), by: "registrar-x02")
        add("x01", .dissolveUnit(.with { ($0.from, $0.reason) = ("2025-07-01", "too large") }))  // refused: unit_has_children
        for part in ["x03", "x06"] {  // the first is refused: unit_exists
            add(
                "x01",
                .splitUnit(
                    .with {
                        $0.from = "2025-07-01"
                        $0.parts = [
                            .with {
                                $0.unit = part
                                $0.name.zh = "分出的社区"
                                ($0.level, $0.sector, $0.children) = (.community, "community", ["x04"])
                            }
                        ]
                    }))
        }
        add("x04", .dissolveUnit(.with { ($0.from, $0.reason) = ("2025-07-02", "nobody lives there") }))
        return steps
    }

    // MARK: July: a letter on notice, and what may happen to a pledge

    mutating func noticedLetter() -> [SampleStep] {
        begin(2025, 7, 10)
        return [
            pledges("x01", by: "clerk-x01", draft("x01", "p1", quantity: 5, receiver: "x03")),
            pledges("x01", by: "clerk-x01", draft("x01", "p2", quantity: 6)),
            pledges("x01", by: "clerk-x01", draft("x01", "p3", quantity: 7)),
            pledges("x01", by: "clerk-x01", draft("x01", "p4", quantity: 8, receiver: "x01")),  // refused: reviews_itself
            pledges("x01", by: "clerk-x01", draft("x01", "p4", quantity: 8, receiver: "x04")),  // refused: unknown_reviewer
            pledges("x04", by: "superior", draft("x04", "p1", quantity: 1)),  // refused: not_authorized
            pledges("x01", by: "clerk-x01", .signLetter(.with { $0.period = Self.period })),
            pledges("x01", by: "superior", countersign(Self.period, from: "2025-07-10", until: "2025-07-12")),
            pledges("x01", by: "inspector", object("letter-2025", "o1")),
            pledges("x01", by: "inspector", object("letter-2025", "o1")),  // refused: objection_exists
            pledges("x01", by: "superior", close("letter-2025")),  // refused: notice_running, objections_unanswered
            pledges("x01", by: "superior-x01", answer("letter-2025", "o1")),  // refused: not_above_unit
            pledges("x01", by: "superior", answer("letter-2025", "o1")),
            pledges("x01", by: "superior", answer("letter-2025", "o1")),  // refused: objection_answered
            pledges("x01", by: "clerk-x01", .reportProgress(.with { ($0.pledge, $0.quantity) = ("p1", 1) })),  // refused
        ]
    }

    mutating func changedPledges() -> [SampleStep] {
        begin(2025, 7, 14)
        func clerk(_ body: PBPayload.Body) -> SampleStep { pledges("x01", by: "clerk-x01", body) }
        func superior(_ body: PBPayload.Body) -> SampleStep { pledges("x01", by: "superior", body) }
        return [
            pledges("x01", by: "teller-1", object("letter-2025", "o2")),  // refused: notice_not_open
            clerk(close("letter-2025")),  // refused: not_authorized
            superior(close("letter-2025")),
            clerk(.reportProgress(.with { ($0.pledge, $0.quantity) = ("p2", 2) })),
            clerk(amend("p2", quantity: 1)),  // refused: amended_below_reached
            clerk(amend("p2", quantity: 6)),  // refused: nothing_amended
            superior(.acceptAmendment(.with { $0.pledge = "p2" })),  // refused: no_amendment
            clerk(amend("p2", quantity: 9)),
            clerk(.withdrawPledge(.with { ($0.pledge, $0.reason) = ("p2", "no") })),  // refused: change_pending
            superior(.acceptAmendment(.with { $0.pledge = "p2" })),
            clerk(amend("p3", quantity: 70)),
            superior(.refuseAmendment(.with { ($0.pledge, $0.reason) = ("p3", "too much") })),
            clerk(.withdrawPledge(.with { ($0.pledge, $0.reason) = ("p3", "no road any more") })),
            superior(.acceptWithdrawal(.with { $0.pledge = "p3" })),
            clerk(done("p3", 7)),  // refused: pledge_not_in_force
            clerk(.withdrawPledge(.with { ($0.pledge, $0.reason) = ("p2", "too hard") })),
            superior(.refuseWithdrawal(.with { ($0.pledge, $0.reason) = ("p2", "it is needed") })),
            superior(.refuseWithdrawal(.with { ($0.pledge, $0.reason) = ("p2", "again") })),  // refused: no_withdrawal
            clerk(amend("p1", quantity: 50)),
            clerk(done("p1", 5)),
            superior(.acceptAmendment(.with { $0.pledge = "p1" })),  // refused: it lapsed
            // The receiver reviews, and nobody of the unit itself.
            pledges("x01", by: "superior-x01", verify("p1", 5)),
            clerk(verify("p1", 5)),
            pledges("x01", by: "clerk-x03", verify("p1", 5)),
            superior(.closeOutPledge(.with { $0.pledge = "p1" })),
            clerk(notice("n1", of: "p3")),  // refused: pledge_not_in_force
            clerk(notice("n1", of: "p1")),
            clerk(notice("n1", of: "p1")),  // refused: notice_exists
            pledges("x01", by: "clerk-t01", object("n1", "o1")),
            pledges("x01", by: "superior", answer("n1", "o1", upheld: true)),
            clerk(close("n9")),  // refused: unknown_notice
        ]
    }

    // MARK: January: the next year

    mutating func nextYear() throws -> [SampleStep] {
        begin(2026, 1, 5)
        let bundle = try BundleFile.read(SmallScheme.yamlOfNextYear)
        let bytes = try bundle.serializedData()
        func open(_ starts: String, ends: String = "2026-12-31") -> PBPayload.Body {
            .openPeriod(
                .with {
                    $0.period = Self.nextPeriod
                    $0.bundle = bundle.id
                    $0.bundleDigest = Digest.sha256(bytes)
                    ($0.starts, $0.ends, $0.closes, $0.adopted) = (starts, ends, "2033-03-31", "2026-02-03")
                    $0.previousPeriod = Self.period
                })
        }
        return [
            step("c01", by: "registrar", .publishBundle(.with { $0.bundle = bytes })),
            step("c01", by: "registrar", open("2025-12-31")),  // refused: period_overlaps
            step("c01", by: "registrar", open("2026-01-01")),  // refused: implausible
            step("c01", by: "registrar", open("2026-01-01"), meant: true),
        ]
    }

    mutating func rolledOver() -> [SampleStep] {
        begin(2026, 1, 6)
        return [
            pledges("x01", by: "clerk-x01", close("n1")),
            pledges("x01", by: "clerk-x01", rollOver("p1", into: "p5")),  // refused: pledge_not_in_force
            pledges("x01", by: "clerk-x01", rollOver("p2", into: "p3")),  // refused: roll_over_taken
            pledges("x01", by: "clerk-x01", rollOver("p2", into: "p5", period: Self.period)),  // refused: not_next_period
            pledges("x01", by: "clerk-x01", rollOver("p2", into: "p5")),
            pledges("x01", by: "clerk-x01", rollOver("p2", into: "p6")),  // refused: pledge_not_in_force
            pledges("x01", by: "clerk-x01", .signLetter(.with { $0.period = Self.nextPeriod })),
            pledges("x01", by: "superior", .countersignLetter(.with { $0.period = Self.nextPeriod })),  // refused: notice_required
            pledges("x01", by: "superior", countersign(Self.nextPeriod, from: "2026-01-06", until: "2026-01-07")),  // refused: too short
            pledges("x01", by: "superior", countersign(Self.nextPeriod, from: "2026-01-06", until: "2026-01-08")),
            pledges("x01", by: "superior", .returnLetter(.with { ($0.period, $0.reason) = (Self.nextPeriod, "not yet") })),
            pledges("x01", by: "superior", close("letter-2026")),  // refused: notice_not_open
            pledges("x01", by: "clerk-x01", .signLetter(.with { $0.period = Self.nextPeriod })),
            pledges("x01", by: "superior", countersign(Self.nextPeriod, from: "2026-01-06", until: "2026-01-08")),
        ]
    }

    mutating func inForceAgain() -> [SampleStep] {
        begin(2026, 1, 12)
        return [pledges("x01", by: "superior", close("letter-2026-2"))]
    }

    mutating func broughtUp() -> [SampleStep] {
        begin(2026, 2, 16)
        return (0..<8).map { partition in step("c01", by: "timekeeper", .pledges(.tick(.with { $0.partition = partition }))) }
    }
}

// MARK: Bodies

extension SmallStory {
    mutating func pledges(_ unit: String, by signer: String, _ body: PBPayload.Body) -> SampleStep {
        step(unit, by: signer, body)
    }

    fileprivate func reparent(under parent: String) -> PBPayload.Body {
        .reparentUnit(.with { ($0.parent, $0.from) = (parent, "2025-07-01") })
    }

    fileprivate func merge(into: String) -> PBPayload.Body { .mergeUnit(.with { ($0.into, $0.from) = (into, "2025-07-01") }) }

    fileprivate func draft(_ unit: String, _ pledge: String, quantity: Int64, receiver: String) -> PBPayload.Body {
        guard case .pledges(.draftPledge(var content)) = draft(unit, pledge, quantity: quantity) else { return .pledges(.tick(PBTick())) }
        content.receiver = receiver
        return .draftPledge(content)
    }

    func terms(_ from: String, _ until: String) -> PBNoticeTerms {
        .with { ($0.from, $0.until, $0.channels) = (from, until, [.board]) }
    }

    func countersign(_ period: String, from: String, until: String) -> PBPayload.Body {
        .countersignLetter(.with { ($0.period, $0.notice) = (period, terms(from, until)) })
    }

    fileprivate func notice(_ id: String, of pledge: String) -> PBPayload.Body {
        .openNotice(
            .with {
                ($0.notice, $0.subject, $0.reference, $0.title) = (id, .pledge, pledge, "践诺公示")
                $0.terms = terms("2025-07-14", "2025-07-16")
            })
    }

    func object(_ notice: String, _ id: String) -> PBPayload.Body {
        .raiseObjection(.with { ($0.notice, $0.objection, $0.text) = (notice, id, "不实") })
    }

    func answer(_ notice: String, _ id: String, upheld: Bool = false) -> PBPayload.Body {
        .answerObjection(.with { ($0.notice, $0.objection, $0.answer, $0.upheld) = (notice, id, "已核实", upheld) })
    }

    fileprivate func close(_ notice: String) -> PBPayload.Body { .closeNotice(.with { $0.notice = notice }) }

    fileprivate func amend(_ pledge: String, quantity: Int64) -> PBPayload.Body {
        .amendPledge(.with { ($0.pledge, $0.quantity, $0.reason) = (pledge, quantity, "changed") })
    }

    fileprivate func rollOver(_ pledge: String, into: String, period: String = Self.nextPeriod) -> PBPayload.Body {
        .rollOverPledge(.with { ($0.pledge, $0.into, $0.period, $0.due) = (pledge, into, period, "2026-01-20") })
    }
}
