import DeciderSupport
import Domain
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import PledgelineCLI
@testable import Views

@Suite("A pledge in full")
struct ReturnedPledgeTests {
    @Test("a report of completion that was returned stays in the story: when, how much, and why it came back")
    func returned() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        let pledges = year.pledges.own.folds.flatMap { $0.state.units.values.flatMap { Array($0.pledges.values) } }
        let pledge = try #require(pledges.first { !$0.returns.isEmpty })
        let report = try #require(pledge.returns.first)
        let story = PledgeStory(pledge, nil)
        let rows = story.rows.filter { $0.step == "reported_done" || $0.step == "returned" }
        #expect(rows.first?.step == "reported_done" && rows.first?.quantity == report.done.quantity)
        #expect(rows.first?.date == report.done.step.date.description)
        #expect(rows.dropFirst().first?.step == "returned" && rows.dropFirst().first?.reason == report.returned.reason)
        #expect(story.text(.zh).contains("自报完成 \(report.done.quantity)") && story.text(.zh).contains(report.returned.reason))
        let sheet = PledgeTable([pledge]).listing(on: pledge.due)
        #expect(sheet.lines[0].contains(#""stage":"\#(pledge.stage.rawValue)""#) && !sheet.table(.zh).contains(pledge.stage.rawValue))
    }
}

@Suite("A unit with many children")
struct UnitChildrenTests {
    private func children(_ count: Int) throws -> [TreeOnDate.Row] {
        let village = try #require(try SmallYear().registry.own.folds[0].state.units["village"]?.history.last)
        return (0..<count).map { TreeOnDate.Row(unit: "v\($0)", version: village, isOpen: true, depth: 1) }
    }

    @Test("people see the first few and how many there are, programs and --all see all of them")
    func few() throws {
        let thousands = try children(3_000)
        let shown = UnitCommand.Show.listing(thousands, all: false)
        #expect(shown.rows.count == UnitCommand.Show.fewChildren + 1)
        #expect(shown.table(.zh).contains("另有 2990 个") && shown.table(.en).contains("2990 more"))
        #expect(UnitCommand.Show.listing(thousands, all: true).rows.count == 3_000)
        #expect(UnitCommand.Show.listing(try children(3), all: false).rows.count == 3)
        #expect(shown.table(.zh).contains("农村") && !shown.table(.zh).contains("rural"))
    }
}
