import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import PledgelineCLI
@testable import Views

@Suite("Reports that are listed")
struct ListedReportsTests {
    @Test("what a unit sent before it was merged stays on the list, although it owes it no more")
    func merged() throws {
        var county = try County.working()
        county.day("2026-03-31")
        try county.pledges.given(.submitReport(County.report("2026-03")), for: "village", by: County.clerk)
        try county.registry.given(.mergeUnit(.with { ($0.into, $0.from) = ("hamlet", "2026-03-31") }), for: "village", by: County.registrar)
        try county.pledges.follow(county.registry)
        let reader = ReportReader(county.pledges.own.folds.map(\.state), registry: county.registry.state(of: ""))
        #expect(!reader.reports(of: "village", period: County.year).contains { $0.slot.name.slot == "2026-03" })
        #expect(reader.listed(of: "village", period: County.year).filter { $0.slot.name.slot == "2026-03" }.map(\.unit) == ["village"])
    }

    @Test("asked for each, what is missing below is one thing for each unit, and not a count")
    func each() throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        try year.untilJuly()
        let who = Who(role: .superior, unit: "town")
        func late(each: Bool) throws -> [WorkItem] {
            let view = WorkView(
                registry: year.registry.own.folds[0].state, pledges: year.pledges.own.folds.map(\.state),
                supervision: year.supervision.own.folds.map(\.state), scoring: nil, date: try #require(CivilDate("2026-07-06")), each: each)
            return WorkList.items(for: who, in: view).filter { $0.kind == .reportsLate }
        }
        let (counted, single) = (try late(each: false), try late(each: true))
        #expect(!counted.isEmpty && counted.reduce(0) { $0 + $1.count } == single.count)
        #expect(single.allSatisfy { $0.count == 1 && $0.unit != "town" && $0.command.contains("--open") })
    }
}
