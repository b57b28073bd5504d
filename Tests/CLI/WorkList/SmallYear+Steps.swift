import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf

@testable import PledgelineCLI

/// Single steps of the story.
extension SmallYear {
    mutating func draft(
        _ pledge: String, _ quantity: Int64, due: String, in period: String = "2026", for unit: String = "village",
        by key: PublicKey = SmallYear.clerk
    ) throws {
        var draft = County.draft(pledge, quantity: quantity, due: due)
        draft.period = period
        try toPledges(.draftPledge(draft), for: unit, by: key)
    }

    mutating func countersign(_ unit: String, _ period: String, _ from: String, _ until: String) throws {
        let notice = terms(from, until)
        try toPledges(
            .countersignLetter(
                .with {
                    $0.period = period
                    $0.notice = notice
                }), for: unit, by: Self.superior)
    }

    func terms(_ from: String, _ until: String) -> PBNoticeTerms {
        .with {
            $0.from = from
            $0.until = until
            $0.channels = [.board]
        }
    }

    func objection(_ notice: String, _ objection: String) -> PBPayload.Body {
        .raiseObjection(
            .with {
                $0.notice = notice
                $0.objection = objection
                $0.text = "It is not so"
            })
    }

    func answer(_ notice: String, _ objection: String) -> PBPayload.Body {
        .answerObjection(
            .with {
                $0.notice = notice
                $0.objection = objection
                $0.answer = "It is"
            })
    }

    mutating func admitTask() throws {
        try toPledges(
            .decideAdmission(
                .with {
                    $0.task = "survey"
                    $0.admitted = true
                }), for: "village", by: Self.superior)
    }

    mutating func state(_ unit: String, by key: PublicKey) throws {
        try toRegistry(
            .stateFact(
                .with {
                    $0.requirement = "staffing"
                    $0.staffing = .with {
                        $0.headcount = 100
                        $0.cadres = 2
                    }
                }), for: unit, by: key)
    }

    // MARK: Pledges

    mutating func done(_ pledge: String, _ quantity: Int64, for unit: String = "village", by key: PublicKey = SmallYear.clerk) throws {
        try toPledges(
            .reportDone(
                .with {
                    $0.pledge = pledge
                    $0.quantity = quantity
                }), for: unit, by: key)
    }

    func verification(_ pledge: String, _ quantity: Int64) -> PBPayload.Body {
        .verifyPledge(
            .with {
                $0.pledge = pledge
                $0.quantity = quantity
                $0.standardMet = true
            })
    }

    mutating func closeOut(_ pledge: String, _ quantity: Int64, of unit: String) throws {
        try toPledges(verification(pledge, quantity), for: unit, by: Self.superior)
        try toPledges(.closeOutPledge(.with { $0.pledge = pledge }), for: unit, by: Self.superior)
    }

    // MARK: Reports

    mutating func report(_ slot: String, for unit: String, by key: PublicKey) throws {
        try toPledges(
            .submitReport(
                .with {
                    $0.period = "2026"
                    $0.duty = "quarter"
                    $0.slot = slot
                    $0.text = "All is well"
                }), for: unit, by: key)
    }

    mutating func accept(_ slot: String, of unit: String) throws {
        try toPledges(
            .acceptReport(
                .with {
                    $0.period = "2026"
                    $0.duty = "quarter"
                    $0.slot = slot
                }), for: unit, by: Self.superior)
    }

    // MARK: The bridge

    /// Proposed on 20 January, approved and listed at once.
    mutating func proposeBridge() throws {
        func milestone(_ id: String, _ due: String) -> PBProjectMilestone {
            .with {
                $0.id = id
                $0.title = id
                $0.due = due
                $0.weight = 1
            }
        }
        try toPledges(
            .proposeProject(
                .with {
                    $0.project = "bridge"
                    $0.period = "2026"
                    $0.title = "A bridge"
                    $0.category = "key"
                    $0.leader = "secretary"
                    $0.measures = ["Build it"]
                    $0.milestones = [milestone("site", "2026-03-31"), milestone("built", "2026-10-31")]
                    $0.due = "2026-12-10"
                    $0.standard = "Carts cross it"
                }), for: "village", by: Self.clerk)
        try toPledges(
            .reviewProject(
                .with {
                    $0.project = "bridge"
                    $0.approved = true
                    $0.opinion = "Wanted"
                }), for: "village", by: Self.superior)
        try toPledges(
            .listProject(
                .with {
                    $0.project = "bridge"
                    $0.category = "key"
                }), for: "village", by: Self.superior)
    }

    mutating func milestone(_ id: String) throws {
        try toPledges(
            .reportMilestone(
                .with {
                    $0.project = "bridge"
                    $0.milestone = id
                }), for: "village", by: Self.clerk)
    }

    func verifyMilestone(_ id: String) -> PBPayload.Body {
        .verifyMilestone(
            .with {
                $0.project = "bridge"
                $0.milestone = id
            })
    }

    mutating func seeBridge() throws {
        try toPledges(
            .reviewOnSite(
                .with {
                    $0.project = "bridge"
                    $0.date = "2026-10-05"
                    $0.participants = ["hamlet"]
                    $0.opinion = "It stands"
                }), for: "village", by: Self.superior)
    }

    mutating func closeOutBridge() throws {
        try toPledges(
            .verifyProject(
                .with {
                    $0.project = "bridge"
                    $0.standardMet = true
                }), for: "village", by: Self.superior)
        try toPledges(.closeOutProject(.with { $0.project = "bridge" }), for: "village", by: Self.superior)
    }

    // MARK: The clinic

    mutating func offerClinic() throws {
        try toPledges(
            .offerService(
                .with {
                    $0.offer = "clinic"
                    $0.period = "2026"
                    $0.kind = .post
                    $0.title = "Clinic"
                    $0.team = "health"
                    $0.wanted = 4
                }), for: "village", by: Self.clerk)
        try toPledges(
            .takeUpOffer(
                .with {
                    $0.offer = "clinic"
                    $0.homeUnit = "hamlet"
                    $0.members = 2
                }), for: "village", by: Self.clerk)
    }

    // MARK: Inspection

    mutating func visit(_ unit: String, _ round: String, _ item: String) throws {
        let date = CivilDate(milliseconds: supervision.time).description
        try toSupervision(
            .recordInspection(
                .with {
                    $0.period = "2026"
                    $0.round = round
                    $0.visited = date
                    $0.items = [County.points(item, PBDecimal(90))]
                    $0.inspectors = ["county/inspector-a", "county/inspector-b"]
                }), for: unit, by: Self.inspector)
    }

    mutating func open(_ finding: String, at unit: String, due: String) throws {
        try toSupervision(.openFinding(County.finding(finding, due: due)), for: unit, by: Self.inspector)
    }

    mutating func rectify(_ finding: String, at unit: String, by key: PublicKey) throws {
        try toSupervision(
            .reportRectification(
                .with {
                    $0.finding = finding
                    $0.note = "Put right"
                }), for: unit, by: key)
    }
}
