import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf

/// What happened, part by part. Each part goes on where the one before ended.
extension SmallYear {
    // MARK: January: letters, an admission, a fact

    mutating func untilJanuary() throws {
        day("2026-01-05")
        try toRegistry(
            .setRequirement(
                .with {
                    $0.requirement = "staffing"
                    $0.name = .both("党务工作者配备", "Staffing")
                    $0.kind = .staffing
                    $0.due = "2026-01-31"
                    $0.levels = [.village]
                    $0.least = PBDecimal(1)
                    $0.most = PBDecimal(2)
                }), for: "county")
        day("2026-01-06")
        try draft("road", 100, due: "2026-04-20")
        try draft("hall", 1, due: "2026-12-15")
        try draft("trees", 50, due: "2026-12-31")
        try draft("books", 200, due: "2026-11-30")
        try draft("lamps", 10, due: "2026-12-31")
        try draft("well", 1, due: "2026-11-30", for: "hamlet", by: Self.hamletClerk)
        day("2026-01-08")
        try toPledges(.signLetter(.with { $0.period = "2026" }), for: "hamlet", by: Self.hamletClerk)
        day("2026-01-09")
        try toPledges(
            .requestAdmission(
                .with {
                    $0.task = "survey"
                    $0.title = "Count the trees"
                    $0.department = "office"
                    $0.authority = "Order 12"
                    $0.funds = PBDecimal(2000)
                    $0.from = "2026-02-01"
                    $0.until = "2026-02-28"
                }), for: "village", by: Self.officeClerk)
    }

    // MARK: Until the end of March: letters in force, a project, a visit

    mutating func untilMarch() throws {
        day("2026-01-13")
        try toPledges(.signLetter(.with { $0.period = "2026" }), for: "village", by: Self.clerk)
        day("2026-01-14")
        try admitTask()
        for unit in ["village", "hamlet"] { try countersign(unit, "2026", "2026-01-14", "2026-01-18") }
        day("2026-01-16")
        try toPledges(objection("letter-2026", "o-1"), for: "village", by: Self.hamletClerk)
        day("2026-01-19")
        try toPledges(answer("letter-2026", "o-1"), for: "village", by: Self.superior)
        day("2026-01-20")
        for unit in ["village", "hamlet"] { try toPledges(.closeNotice(.with { $0.notice = "letter-2026" }), for: unit, by: Self.superior) }
        try state("village", by: Self.clerk)
        try state("hamlet", by: Self.hamletClerk)
        try proposeBridge()
        day("2026-02-01")
        try offerClinic()
        day("2026-03-20")
        try visit("village", "q1", "roads")
        try open("f-1", at: "village", due: "2026-04-30")
        day("2026-03-25")
        try toPledges(
            .amendPledge(
                .with {
                    $0.pledge = "hall"
                    $0.quantity = 2
                    $0.reason = "Two halls are wanted"
                }), for: "village", by: Self.clerk)
    }

    // MARK: Until July: what was overdue, returned, brought up

    mutating func untilJuly() throws {
        day("2026-03-29")
        try toPledges(.acceptAmendment(.with { $0.pledge = "hall" }), for: "village", by: Self.superior)
        try milestone("site")
        day("2026-04-02")
        try toSupervision(.acknowledgeFinding(.with { $0.finding = "f-1" }), for: "village", by: Self.clerk)
        try toPledges(verifyMilestone("site"), for: "village", by: Self.superior)
        day("2026-04-05")
        try report("2026-Q1", for: "village", by: Self.clerk)
        day("2026-04-08")
        try toPledges(
            .returnReport(
                .with {
                    $0.period = "2026"
                    $0.duty = "quarter"
                    $0.slot = "2026-Q1"
                    $0.missing = ["text"]
                    $0.reason = "Say what was done"
                }), for: "village", by: Self.superior)
        day("2026-04-10")
        try open("f-2", at: "village", due: "2026-05-31")
        day("2026-04-11")
        try tick()
        day("2026-04-21")
        try tick()
        day("2026-05-20")
        try toSupervision(.acknowledgeFinding(.with { $0.finding = "f-2" }), for: "village", by: Self.clerk)
        try rectify("f-2", at: "village", by: Self.clerk)
        day("2026-05-25")
        try tick()
        day("2026-05-28")
        try toSupervision(
            .returnRectification(
                .with {
                    $0.finding = "f-2"
                    $0.reason = "Not yet"
                }), for: "village", by: Self.inspector)
        day("2026-06-01")
        try tick()
        day("2026-06-10")
        try done("trees", 50)
        day("2026-06-20")
        try toPledges(
            .returnPledge(
                .with {
                    $0.pledge = "trees"
                    $0.reason = "Half of them are dry"
                }), for: "village", by: Self.superior)
        day("2026-06-30")
        try rectify("f-1", at: "village", by: Self.clerk)
        day("2026-07-01")
        try done("well", 1, for: "hamlet", by: Self.hamletClerk)
    }

    // MARK: Until December: put right, done, verified

    mutating func untilDecember() throws {
        day("2026-07-07")
        for slot in ["2026-Q1", "2026-Q2"] { try report(slot, for: "village", by: Self.clerk) }
        try report("2026-Q2", for: "hamlet", by: Self.hamletClerk)
        for slot in ["2026-Q1", "2026-Q2"] { try accept(slot, of: "village") }
        try accept("2026-Q2", of: "hamlet")
        try toPledges(
            .excuseReport(
                .with {
                    $0.period = "2026"
                    $0.duty = "quarter"
                    $0.slot = "2026-Q1"
                    $0.reason = "The clerk was ill"
                }), for: "hamlet", by: Self.superior)
        try closeOut("well", 1, of: "hamlet")
        day("2026-07-20")
        try rectify("f-2", at: "village", by: Self.clerk)
        for finding in ["f-1", "f-2"] {
            try toSupervision(.acceptRectification(.with { $0.finding = finding }), for: "village", by: Self.inspector)
        }
        for (pledge, quantity) in [("road", Int64(100)), ("trees", 50)] {
            try done(pledge, quantity)
            try closeOut(pledge, quantity, of: "village")
        }
        day("2026-10-05")
        for (unit, key) in [("village", Self.clerk), ("hamlet", Self.hamletClerk)] {
            try report("2026-Q3", for: unit, by: key)
            try accept("2026-Q3", of: unit)
        }
        try milestone("built")
        try toPledges(verifyMilestone("built"), for: "village", by: Self.superior)
        try seeBridge()
        day("2026-12-01")
        try done("books", 200)
        try toPledges(verification("books", 200), for: "village", by: Self.superior)
        day("2026-12-08")
        try toPledges(
            .reportProjectDone(
                .with {
                    $0.project = "bridge"
                    $0.note = "Open to carts"
                }), for: "village", by: Self.clerk)
        day("2026-12-10")
        try open("f-3", at: "hamlet", due: "2026-12-25")
        day("2026-12-14")
        try done("hall", 2)
        day("2026-12-15")
        try rectify("f-3", at: "hamlet", by: Self.hamletClerk)
    }

    // MARK: The closing phase: roll-over, a notice with an objection

    mutating func untilClosing() throws {
        day("2026-12-20")
        try closeOut("hall", 2, of: "village")
        try toPledges(.closeOutPledge(.with { $0.pledge = "books" }), for: "village", by: Self.superior)
        try closeOutBridge()
        try toSupervision(.acceptRectification(.with { $0.finding = "f-3" }), for: "hamlet", by: Self.inspector)
        try toPledges(
            .feedBackToHomeUnit(
                .with {
                    $0.period = "2026"
                    $0.homeUnit = "hamlet"
                    $0.text = "Thank you"
                }), for: "village", by: Self.clerk)
        day("2026-12-28")
        let digest = Digest.sha256(try SmallYearBundle.bundle.serializedData() as Data)
        try toRegistry(.openPeriod(Self.period("2027", "2026", "2028-03-31", digest: digest)), for: "county")
        day("2027-01-05")
        for (unit, key) in [("village", Self.clerk), ("hamlet", Self.hamletClerk)] {
            try report("2026-Q4", for: unit, by: key)
            try accept("2026-Q4", of: unit)
        }
        day("2027-01-10")
        try open("f-4", at: "village", due: "2027-01-31")
        day("2027-01-20")
        try draft("school", 1, due: "2027-11-30", in: "2027", for: "hamlet", by: Self.hamletClerk)
        try toPledges(.signLetter(.with { $0.period = "2027" }), for: "hamlet", by: Self.hamletClerk)
        day("2027-02-01")
        try toPledges(
            .openNotice(
                .with {
                    $0.notice = "results"
                    $0.subject = .pledge
                    $0.reference = "hall"
                    $0.title = "Two halls"
                    $0.terms = terms("2027-02-01", "2027-02-08")
                }), for: "village", by: Self.clerk)
        day("2027-02-03")
        try toPledges(objection("results", "o-1"), for: "village", by: Self.hamletClerk)
        day("2027-02-04")
        try tick()
    }
}
