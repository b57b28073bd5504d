import DeciderSupport
import Domain
import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SupervisionCore
import SwiftProtobuf
import Testing

@testable import PledgelineCLI
@testable import Views
@testable import Client
@testable import Files

struct TreeOnDateTests {
    private func rows(_ year: SmallYear, on day: String, closed: Bool = false) throws -> [String] {
        TreeOnDate(year.registry.own.folds[0].state, on: try CivilDate(day).unwrapped(), withClosed: closed).rows(from: "county", depth: 5)
            .map { "\($0.depth) \($0.unit) \($0.version.name.en)\($0.isOpen ? "" : " closed")" }
    }

    @Test("the tree of a day has that day's names and places, without what was not there")
    func onDate() throws {
        var year = try SmallYear()
        year.day("2026-02-01")
        try year.toRegistry(
            .renameUnit(
                .with {
                    $0.name = .both("新村", "newvillage")
                    $0.from = "2026-02-01"
                }), for: "village")
        try year.toRegistry(
            .reparentUnit(
                .with {
                    $0.parent = "county"
                    $0.from = "2026-02-01"
                }), for: "hamlet")
        year.day("2026-03-01")
        try year.toRegistry(
            .dissolveUnit(
                .with {
                    $0.from = "2026-03-01"
                    $0.reason = "No longer wanted"
                }), for: "office")
        #expect(
            try rows(year, on: "2026-01-31") == [
                "0 county county", "1 office office", "1 town town", "2 hamlet hamlet", "2 village village",
            ])
        #expect(
            try rows(year, on: "2026-02-01") == [
                "0 county county", "1 hamlet hamlet", "1 office office", "1 town town", "2 village newvillage",
            ])
        #expect(try rows(year, on: "2026-03-01") == ["0 county county", "1 hamlet hamlet", "1 town town", "2 village newvillage"])
        #expect(try rows(year, on: "2026-03-01", closed: true).contains("1 office office closed"))
        #expect(try rows(year, on: "1999-12-31") == [])
    }

    @Test("a depth cuts the tree, and a unit can be where it begins")
    func depth() throws {
        let registry = try SmallYear().registry.own.folds[0].state
        let tree = TreeOnDate(registry, on: CivilDate(year: 2026, month: 1, day: 1), withClosed: false)
        #expect(tree.rows(from: "county", depth: 2).map(\.unit) == ["county", "office", "town"])
        #expect(tree.rows(from: "town", depth: 9).map(\.unit) == ["town", "hamlet", "village"])
        #expect(tree.rows(from: "county", depth: 0).isEmpty)
    }
}

struct AnsweringTests {
    @Test("who answers for a unit: holders of the day, the successor of an abolished post, and contact posts of others")
    func answering() throws {
        var year = try SmallYear()
        year.day("2026-02-01")
        var contact = PBAppointPost()
        contact.post = "contact"
        contact.title = .both("包村干部", "Contact")
        contact.tier = .specific
        contact.person = "p-9"
        contact.from = "2026-02-01"
        contact.answersFor = "village"
        try year.toRegistry(.appointPost(contact), for: "town")
        try year.toRegistry(
            .abolishPost(
                .with {
                    $0.post = "deputy"
                    $0.from = "2026-02-01"
                    $0.successor = "town/secretary"
                    $0.reason = "Merged"
                }), for: "village")
        func names(_ day: String) throws -> [String] {
            year.registry.own.folds[0].state.answering(for: "village", on: try CivilDate(day).unwrapped())
                .map { "\($0.post.path) \($0.appointment.person)" }
        }
        #expect(try names("2026-01-31") == ["village/deputy ", "village/secretary p-4"])
        #expect(try names("2026-02-01") == ["village/secretary p-4", "town/secretary p-3", "town/contact p-9"])
    }
}

struct PledgeHistoryTests {
    private func history(of pledge: String) throws -> [PledgeHistory.Event] {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        var fold: AcceptanceFold<PledgeHistory>?
        for record in year.pledges.records where record.partition.partition == year.pledges.partition(of: "village") {
            var next =
                fold
                ?? AcceptanceFold(
                    namespace: year.pledges.topics.namespace, partition: record.partition,
                    state: PledgeHistory(unit: "village", pledge: pledge))
            _ = try record.value.withUnsafeBytes { value in
                try next.fold(RecordView(offset: record.offset, timestamp: record.time, key: nil, value: value))
            }
            fold = next
        }
        return try fold.unwrapped().state.events
    }

    @Test("a history has every step in the order of the log, the first wording and what an amendment changed")
    func amended() throws {
        let events = try history(of: "hall")
        #expect(
            events.map(\.what.en) == [
                "drafted", "letter signed", "on notice", "notice closed, in force", "amendment asked for", "amended",
            ])
        #expect(
            events.map { $0.step.date.description } == [
                "2026-01-06", "2026-01-13", "2026-01-14", "2026-01-20", "2026-03-25", "2026-03-29",
            ])
        #expect(events[0].detail.en.contains("quantity: 1;"))
        #expect(events[5].detail.en == "quantity: 1 → 2")
        #expect(events[5].detail.zh == "数量：1 → 2")
        #expect(
            events.map(\.step.key) == [
                SmallYear.clerk, SmallYear.clerk, SmallYear.superior, SmallYear.superior, SmallYear.clerk, SmallYear.superior,
            ])
    }

    @Test("what was reported and returned, overdue and brought up stays in the history")
    func troubles() throws {
        #expect(try history(of: "road").suffix(2).map(\.what.en) == ["overdue", "brought up"])
        #expect(try history(of: "trees").suffix(2).map(\.what.en) == ["reported done", "returned"])
        #expect(try history(of: "nothing").isEmpty)
    }
}

struct CoverageShareTests {
    @Test(
        "a share is cut off, never rounded up: all but one is not yet all",
        arguments: [(999, 1000, "99.9%"), (1999, 2000, "99.9%"), (2000, 2000, "100.0%"), (0, 3, "0.0%"), (1, 3, "33.3%"), (0, 0, "")])
    func share(_ covered: Int, _ entities: Int, _ shown: String) {
        #expect(EntityCommand.Coverage.share(covered, entities) == shown)
    }
}

@Suite("A pledge in full")
struct PledgeStoryTests {
    private func pledge(_ county: County, _ id: String) throws -> (Pledge, PledgeRollUp?) {
        let reader = PledgeReader(county.pledges.own.folds.map(\.state))
        let name = ScopedName(unit: "village", id: id)
        return (try reader.pledge(name).unwrapped(), reader.rollUp(of: name))
    }

    @Test("the weighted mean of what serves it is shown with its parts, cut off, never rounded up")
    func rollUp() throws {
        var county = try County()
        func part(_ id: String, weight: UInt32, quantity: Int64) -> PBDraftPledge {
            var draft = County.draft(id, quantity: quantity)
            (draft.parentUnit, draft.parentPledge, draft.weight) = ("village", "p1", weight)
            return draft
        }
        try county.letterInForce(County.draft("p1"), part("p2", weight: 1, quantity: 100), part("p3", weight: 2, quantity: 3))
        try county.pledges.given(.reportProgress(.with { ($0.pledge, $0.quantity) = ("p2", 100) }), for: "village", by: County.clerk)
        try county.pledges.given(.reportProgress(.with { ($0.pledge, $0.quantity) = ("p3", 2) }), for: "village", by: County.clerk)
        let (found, rollUp) = try pledge(county, "p1")
        let lines = PledgeStory(found, rollUp).text(.en).split(separator: "\n").map(String.init)
        // (1·1 + 2·2/3) / 3 = 7/9
        #expect(
            lines.prefix(9) == [
                "Mend the road  100 m  due 2026-06-30", "state in force", "standard A cart passes in the rain", "giver secretary",
                "progress 77.77 %", "served by   weight  progress", "----------  ------  --------", "village/p2       1  100.00 %",
                "village/p3       2   66.66 %",
            ])
        let row = JSON.line(PledgeRow(found, rollUp, on: CivilDate(year: 2026, month: 3, day: 1)))
        #expect(row.contains(#""progress":"77.77""#) && row.contains(#"{"pledge":"village/p3","progress":"66.66","weight":2}"#), "\(row)")
        let (leaf, own) = try pledge(county, "p3")
        let text = PledgeStory(leaf, own).text(.zh)
        #expect(text.contains("服务于 village/p1\n进度 66.66 %\n"), "\(text)")
    }

    @Test("an amended pledge shows its first wording")
    func amended() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        let reader = PledgeReader(year.pledges.own.folds.map(\.state))
        let hall = try reader.pledge(ScopedName(unit: "village", id: "hall")).unwrapped()
        let lines = PledgeStory(hall, nil).text(.en).split(separator: "\n")
        #expect(lines[0].contains("  2 m  ") && lines[1].hasPrefix("at first: ") && lines[1].contains("  1 m  "), "\(lines)")
        #expect(PledgeRow(hall, nil, on: CivilDate(year: 2026, month: 7, day: 1)).first?.quantity == 1)
        let trees = try reader.pledge(ScopedName(unit: "village", id: "trees")).unwrapped()
        #expect(
            !PledgeStory(trees, nil).text(.en).contains("at first")
                && PledgeRow(trees, nil, on: CivilDate(year: 2026, month: 7, day: 1)).first == nil)
    }
}

@Suite("What a superior or an inspector has to judge, word for word")
struct JudgedTextTests {
    private func july() throws -> SmallYear {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        return year
    }

    @Test("a report with its text, its answers by the names of the form, its documents and why it came back")
    func report() throws {
        let year = try july()
        let name = SlotName(period: "2026", duty: "quarter", slot: "2026-Q1")
        let found = try year.pledges.own.folds.lazy.compactMap { $0.state.report(name, of: "village") }.first.unwrapped()
        var sent = try found.sent.unwrapped()
        sent.report.answers = [
            .with {
                $0.field = "funds"
                $0.text = "3"
            }
        ]
        sent.report.evidence = [
            .with {
                $0.name = "账.xlsx"
                $0.digest = Data(repeating: 7, count: 32)
                $0.revision = 2
            }
        ]
        let duty = PBReportDuty.with {
            $0.name.zh = "季报"
            $0.fields = [
                .with {
                    $0.id = "funds"
                    $0.name.zh = "经费"
                }
            ]
        }
        let text = ReportStory(unit: "village", found, sent, duty).text(.zh)
        #expect(text.hasPrefix("季报  2026-Q1  village\n第 1 稿，\(sent.step.date) 报送，按时\n\(sent.report.text)\n经费：3\n"), "\(text)")
        #expect(text.contains("佐证材料 账.xlsx（第 2 版） 0707070707070707"), "\(text)")
        #expect(text.contains(" 退回：\(found.returned?.returned.reason ?? "?")"), "\(text)")
        let row = JSON.line(ReportStory(unit: "village", found, sent, duty).row)
        #expect(row.contains(#""revision":1"#) && row.contains(#""name":"账.xlsx""#) && row.contains(#""standing":"on_time""#), "\(row)")
    }

    @Test("a finding with its rectification, and why that came back")
    func finding() throws {
        let year = try july()
        let findings = year.supervision.own.folds.lazy.compactMap { $0.state.units["village"]?.findings }.first ?? [:]
        let returned = try findings["f-2"].unwrapped()
        let text = FindingStory(returned, on: CivilDate(year: 2026, month: 7, day: 1)).text(.en)
        let rectified = try returned.rectification.unwrapped()
        #expect(text.hasPrefix("village  f-2  rectification returned, overdue\n\(returned.opening.text)\n"), "\(text)")
        #expect(text.contains("rectified \(rectified.step.date): \(rectified.note)\n"), "\(text)")
        #expect(text.contains("returned 2026-05-28: \(returned.returned?.reason ?? "?")"), "\(text)")
        let row = JSON.line(FindingStory(try findings["f-1"].unwrapped(), on: CivilDate(year: 2026, month: 7, day: 1)).row)
        #expect(row.contains(#""state":"reported""#) && row.contains(#""finding":"f-1""#), "\(row)")
    }
}
