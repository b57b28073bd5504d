import ArgumentParser
import DeciderSupport
import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf
import Testing
import Domain

@testable import PledgelineCLI
@testable import Views
@testable import Client
@testable import Files

@Suite("What a unit left that ended in mid-year stands on the list of whoever answers for it, by its old name")
struct MergerTests {
    /// Until 6 July: of the village a pledge overdue and one returned, a report returned and one due, findings to judge and to put right.
    private static func july() throws -> SmallYear {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        try year.toRegistry(.enrolKey(County.enrolment(of: registrarOfTown, .registrar)), for: "town")
        return year
    }

    private static let registrarOfTown = County.key("registrar of the town")

    private static func merge(_ into: String, _ from: String) -> PBPayload.Body {
        .mergeUnit(.with { ($0.into, $0.from) = (into, from) })
    }

    private static let dissolution = PBPayload.Body.dissolveUnit(.with { ($0.from, $0.reason) = ("2026-07-07", "empty") })
    private static let split = PBPayload.Body.splitUnit(
        .with {
            ($0.from, $0.dissolved) = ("2026-07-07", true)
            $0.parts = ["north", "south"].map { id in
                .with { ($0.unit, $0.name.en, $0.level, $0.sector) = (id, id, .village, "rural") }
            }
        })

    /// What is the village's, with what it left behind: the report of the quarter whose window it did not live to see closed is nobody's.
    private static let left = [
        "report-returned village quarter/2026-Q1 since 2026-04-08 due 2026-04-10 OVERDUE > pledgeline report submit village quarter 2026-Q1 --period 2026 --text TEXT",
        "pledge-overdue village road since 2026-01-20 due 2026-04-20 OVERDUE > pledgeline pledge done village road --quantity 100 --note NOTE",
        "rectification-returned village f-2 since 2026-05-28 due 2026-05-31 OVERDUE > pledgeline inspect rectify village f-2 --note NOTE",
        "pledge-returned village trees since 2026-06-20 due 2026-12-31 > pledgeline pledge done village trees --quantity 50 --note NOTE",
    ]

    private func villages(_ lines: [String]) -> [String] { lines.filter { $0.split(separator: " ").dropFirst().first == "village" } }

    @Test("a merger: on the successor's list, its superior's and the inspector's, and nowhere else")
    func merger() throws {
        var year = try Self.july()
        let before = villages(try year.list(of: SmallYear.clerk, on: "2026-07-06"))
        #expect(before.filter { !$0.contains("2026-Q2") } == Self.left, "the year must be as told")
        let superiors = try year.list(of: SmallYear.superior, on: "2026-07-06")
        year.day("2026-07-07")
        try year.toRegistry(Self.merge("hamlet", "2026-07-07"), for: "village")
        #expect(villages(try year.list(of: SmallYear.hamletClerk, on: "2026-07-08")) == Self.left)
        #expect(try year.list(of: SmallYear.superior, on: "2026-07-06") == superiors, "asked of the day before, it is as it was")
        let after = try year.list(of: SmallYear.superior, on: "2026-07-08")
        #expect(after == superiors)
        #expect(try year.list(of: SmallYear.clerk, on: "2026-07-08") == [])
        #expect(
            villages(try year.list(of: SmallYear.inspector, on: "2026-07-08")) == [
                "finding-overdue village f-2 since 2026-04-10 due 2026-05-31 OVERDUE > pledgeline unit who village --on 2026-05-31",
                "judge-rectification village f-1 since 2026-06-30 > pledgeline inspect accept village f-1",
            ])
        for unit in ["county", "town", "office"] {
            #expect(villages(try year.list(of: Who(role: .clerk, unit: unit), on: "2026-07-08")) == [], "\(unit)")
        }
        #expect(try year.list(of: Self.registrarOfTown, on: "2026-07-08").filter { $0.hasPrefix("assign-unit") } == [])
    }

    @Test("what the successor reports done of what it took over its superior verifies, and nobody of the successor")
    func verified() throws {
        var year = try Self.july()
        year.day("2026-07-07")
        try year.toRegistry(Self.merge("hamlet", "2026-07-07"), for: "village")
        try year.done("trees", 50, by: SmallYear.hamletClerk)
        let line = "verify-pledge village trees since 2026-07-07 > pledgeline pledge verify village trees --quantity 50"
        #expect(try year.list(of: SmallYear.superior, on: "2026-07-08").contains(line))
        for who in [Who(role: .superior, unit: "hamlet"), Who(role: .clerk, unit: "hamlet"), Who(role: .superior, unit: "county")] {
            #expect(try !year.list(of: who, on: "2026-07-08").contains(line), "\(who)")
        }
        #expect(try year.list(of: Who(role: .superior, unit: "county"), on: "2026-07-08", all: true).contains(line))
        #expect(try !year.list(of: Who(role: .superior, unit: "hamlet"), on: "2026-07-08", all: true).contains(line))
    }

    @Test("a chain of two mergers, the second into another branch: the last successor's list, and those above it")
    func chain() throws {
        var year = try Self.july()
        year.day("2026-07-07")
        try year.toRegistry(Self.merge("hamlet", "2026-07-07"), for: "village")
        year.day("2026-07-08")
        try year.toRegistry(Self.merge("office", "2026-07-08"), for: "hamlet")
        let office = try year.list(of: SmallYear.officeClerk, on: "2026-07-09")
        #expect(villages(office) == Self.left)
        #expect(office.contains { $0.hasPrefix("report-missing hamlet quarter/2026-Q1") }, "and what was the hamlet's own")
        #expect(
            try year.list(of: SmallYear.superior, on: "2026-07-09").allSatisfy { $0.hasPrefix("pledge-escalated village road") },
            "the town has nothing to do with it any more but what was brought to it")
        let county = try year.list(of: SmallYear.countySuperior, on: "2026-07-09")
        #expect(county.contains("verify-pledge hamlet well since 2026-07-01 > pledgeline pledge verify hamlet well --quantity 1"))
        let town = try year.list(of: Who(role: .superior, unit: "town"), on: "2026-07-09", all: true)
        #expect(villages(town).allSatisfy { $0.hasPrefix("pledge-escalated") })
    }

    @Test(
        "a split or a dissolution: on the superior's list, to be assigned; and then on the list of whoever it was assigned to",
        arguments: [
            dissolution, split,
        ])
    func unassigned(_ ends: PBPayload.Body) throws {
        var year = try Self.july()
        let superiors = try year.list(of: SmallYear.superior, on: "2026-07-06")
        year.day("2026-07-07")
        try year.toRegistry(ends, for: "village")
        let assign = "pledgeline unit assign village --to UNIT"
        let things = Self.left.map { "\($0.split(separator: " > ")[0]) > \(assign)" }
        let lines = try year.list(of: SmallYear.superior, on: "2026-07-08")
        // Five pledges, the project, the report given back, both findings and the clinic.
        let whole = "assign-unit village ×10 since 2026-07-07 > \(assign)"
        #expect(Set(lines) == Set(superiors + things + [whole]))
        #expect(try year.list(of: Self.registrarOfTown, on: "2026-07-08").contains(whole))
        for who in [Who(role: .clerk, unit: "town"), Who(role: .clerk, unit: "hamlet"), Who(role: .superior, unit: "county")] {
            #expect(villages(try year.list(of: who, on: "2026-07-08")) == [], "\(who)")
        }
        #expect(villages(try year.list(of: SmallYear.inspector, on: "2026-07-08")).count == 2)
        #expect(villages(try year.list(of: Who(role: .clerk, unit: "town"), on: "2026-07-08", all: true)) == Self.left)

        year.day("2026-07-09")
        try year.toRegistry(
            .assignUnit(.with { ($0.to, $0.from) = ("hamlet", "2026-07-09") }), for: "village", by: SmallYear.superior)
        #expect(villages(try year.list(of: SmallYear.hamletClerk, on: "2026-07-10")) == Self.left)
        #expect(villages(try year.list(of: SmallYear.superior, on: "2026-07-10")) == villages(superiors))
        #expect(try year.list(of: Self.registrarOfTown, on: "2026-07-10").filter { $0.hasPrefix("assign-unit") } == [])
        #expect(try year.list(of: SmallYear.superior, on: "2026-07-08") == lines, "asked of a day before, it is as it was")
    }

    @Test("a unit that left nothing is nobody's to assign")
    func nothingLeft() throws {
        var year = try Self.july()
        year.day("2026-07-07")
        try year.toRegistry(Self.dissolution, for: "office")
        for key in [SmallYear.countySuperior, SmallYear.registrar] {
            #expect(try year.list(of: key, on: "2026-07-08").filter { $0.contains("assign-unit") } == [])
        }
    }

    @Test("a pledge whose named reviewer has closed is on the list of whoever answers for the reviewer")
    func closedReviewer() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        year.day("2026-01-10")
        var draft = County.draft("gift", quantity: 1, due: "2026-06-30")
        (draft.period, draft.receiver) = ("2026", "hamlet")
        try year.toPledges(.draftPledge(draft), for: "village", by: SmallYear.clerk)
        try year.untilMarch()
        try year.done("gift", 1)
        let line = "verify-pledge village gift since 2026-03-25 > pledgeline pledge verify village gift --quantity 1"
        #expect(try year.list(of: SmallYear.hamletClerk, on: "2026-03-28").contains(line))
        year.day("2026-03-29")
        var merged = year
        try merged.toRegistry(Self.merge("office", "2026-03-29"), for: "hamlet")
        #expect(try merged.list(of: SmallYear.officeClerk, on: "2026-03-30").contains(line))
        #expect(try !merged.list(of: SmallYear.superior, on: "2026-03-30").contains(line))
        var dissolved = year
        try dissolved.toRegistry(.dissolveUnit(.with { ($0.from, $0.reason) = ("2026-03-29", "empty") }), for: "hamlet")
        #expect(try dissolved.list(of: SmallYear.superior, on: "2026-03-30").contains(line))
        var swallowed = year
        try swallowed.toRegistry(Self.merge("hamlet", "2026-03-29"), for: "village")
        #expect(try swallowed.list(of: SmallYear.superior, on: "2026-03-30").contains(line), "the reviewer is the owner's successor")
        #expect(try !swallowed.list(of: SmallYear.hamletClerk, on: "2026-03-30").contains(line))
    }

    @Test("what is left of a merged unit's pledge in the closing phase is drafted anew at the successor, until its next letter is signed")
    func draftAnew() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        try year.untilDecember()
        try year.untilClosing()
        year.day("2027-02-05")
        try year.toRegistry(Self.merge("office", "2027-02-05"), for: "village")
        let lines = try year.list(of: SmallYear.officeClerk, on: "2027-02-06")
        let line = try #require(lines.first { $0.hasPrefix("draft-anew village lamps") })
        #expect(
            line
                == "draft-anew village lamps since 2027-01-01 due 2027-03-31 > pledgeline pledge draft office PLEDGE --period 2027 --item roads --title TITLE --quantity 10 --measure MEASURE --due DATE --standard STANDARD --giver POST"
        )
        #expect(!lines.contains { $0.hasPrefix("roll-over-pledge village") || $0.hasPrefix("sign-letter village") })
        try #expect(throws: Never.self) {
            try PledgelineCommand.parseAsRoot(
                line.split(separator: ">")[1].split(separator: " ").dropFirst().map { $0 == "DATE" ? "2027-12-31" : String($0) })
            try PledgelineCommand.parseAsRoot(["unit", "assign", "village", "--to", "UNIT"])
        }
        try year.toRegistry(.appointPost(County.post("secretary", "p-9")), for: "office")
        try year.draft("lamps-2", 10, due: "2027-11-30", in: "2027", for: "office", by: SmallYear.officeClerk)
        try year.toPledges(.signLetter(.with { $0.period = "2027" }), for: "office", by: SmallYear.officeClerk)
        #expect(try !year.list(of: SmallYear.officeClerk, on: "2027-02-06").contains { $0.hasPrefix("draft-anew") })
    }

    @Test("an objection at the topmost unit is on the list of a superior of its own who did not open the notice")
    func topmost() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        let second = County.key("second superior in the county")
        try year.toRegistry(.enrolKey(County.enrolment(of: second, .superior)), for: "county")
        let notice = year.terms("2026-01-09", "2026-01-20")
        try year.toPledges(
            .openNotice(
                .with {
                    ($0.notice, $0.subject, $0.reference, $0.title) = ("n1", .other, "the hall", "What became of it")
                    $0.terms = notice
                }), for: "county", by: SmallYear.countySuperior)
        try year.toPledges(year.objection("n1", "o-1"), for: "county", by: SmallYear.clerk)
        let line = "answer-objection county n1/o-1 since 2026-01-09 due 2026-01-20 > pledgeline notice answer county n1 o-1 --text ANSWER"
        #expect(try year.list(of: second, on: "2026-01-12").contains(line))
        #expect(try year.list(of: Who(role: .superior, unit: "county"), on: "2026-01-12").contains(line))
        #expect(try !year.list(of: SmallYear.countySuperior, on: "2026-01-12").contains(line), "who opened it does not answer")
        #expect(try !year.list(of: SmallYear.superior, on: "2026-01-12").contains(line))
    }

    @Test("whoever ends a unit is told what stays open, and whose it is now")
    func told() throws {
        var year = try Self.july()
        func text(_ day: String) throws -> PBText? {
            let view = WorkView(
                registry: year.registry.own.folds[0].state, pledges: year.pledges.own.folds.map(\.state),
                supervision: year.supervision.own.folds.map(\.state), date: try CivilDate(day).unwrapped())
            return LeftBehind.text(about: "village", in: view)
        }
        #expect(try text("2026-07-06") == nil, "it is still there")
        year.day("2026-07-07")
        var merged = year
        try merged.toRegistry(Self.merge("hamlet", "2026-07-07"), for: "village")
        year = merged
        let left = "pledges 5, projects 1, reports 1, findings 2, service posts and topics 1"
        let taken = try #require(try text("2026-07-07"))
        #expect(taken.en.contains(left) && taken.en.contains("“hamlet” answers for it") && taken.zh.contains("由“hamlet”承接"))
        year = try Self.july()
        year.day("2026-07-07")
        try year.toRegistry(Self.dissolution, for: "village")
        let waiting = try #require(try text("2026-07-07"))
        #expect(waiting.en.contains(left) && waiting.en.contains("unit assign village --to UNIT"))
    }
}
