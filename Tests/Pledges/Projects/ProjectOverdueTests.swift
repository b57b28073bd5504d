import DeciderSupport
import PledgesCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Projects and milestones pass their days")
struct ProjectOverdueTests {
    private func overdue(_ facts: [PBFact]) -> [String] {
        facts.compactMap { fact in
            guard case .pledges(.projectOverdue(let overdue)) = fact.content else { return nil }
            return "\(overdue.project)/\(overdue.milestone) \(overdue.due)"
        }
    }

    private func tick(_ county: inout County, on day: String) throws -> [String] {
        county.day(day)
        return overdue(try county.pledges.given(.tick(county.partitionOfVillage), for: "", by: County.timekeeper))
    }

    @Test("a milestone not reported is overdue on the day after, the project likewise, each once")
    func marked() throws {
        var county = try County.working()
        try county.listedProject()
        #expect(try tick(&county, on: "2026-03-31") == [])
        #expect(try tick(&county, on: "2026-04-01") == ["well/found 2026-03-31"])
        #expect(try tick(&county, on: "2026-04-02") == [])
        #expect(try tick(&county, on: "2026-10-01") == ["well/dug 2026-06-30", "well/ 2026-09-30"])
        #expect(try tick(&county, on: "2026-10-02") == [])
        let project = try #require(county.pledges.state(of: "village").project("well", of: "village"))
        #expect(project.isMarkedOverdue)
        #expect(project.milestones.allSatisfy { $0.isMarkedOverdue })
    }

    @Test("what is reported in time is not overdue; returned after its day, it is")
    func returned() throws {
        var county = try County.working()
        try county.listedProject()
        try county.pledges.given(.reached("found"), for: "village", by: County.clerk)
        #expect(try tick(&county, on: "2026-04-01") == [])
        try county.pledges.given(.giveBackMilestone("found"), for: "village", by: County.superior)
        #expect(try tick(&county, on: "2026-04-01") == ["well/found 2026-03-31"])
        for milestone in ["found", "dug"] { try county.pledges.given(.reached(milestone), for: "village", by: County.clerk) }
        try county.pledges.given(.projectDone, for: "village", by: County.clerk)
        #expect(try tick(&county, on: "2026-12-01") == [])
        try county.pledges.given(.giveBackProject(), for: "village", by: County.superior)
        #expect(try tick(&county, on: "2026-12-01") == ["well/ 2026-09-30"])
        let project = try #require(county.pledges.state(of: "village").project("well", of: "village"))
        #expect(project.milestone("found")?.overdue != nil)
        #expect(project.milestone("found")?.isMarkedOverdue == false)
    }

    @Test("what is not listed is never overdue")
    func notListed() throws {
        var county = try County.working()
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        try county.pledges.given(.review(), for: "village", by: County.superior)
        #expect(try tick(&county, on: "2026-12-31") == [])
    }

    @Test("all sources of deadlines share the thousand of one tick, and it says that more wait")
    func budget() throws {
        var county = try County.working()
        let milestones = (0..<100).map { County.milestone("m\($0)", "2026-01-10", weight: 1) }
        for number in 0..<11 {
            var project = County.project("p\(number)")
            project.milestones = milestones
            try county.listedProject(project)
        }
        county.day("2026-01-11")
        let first = try county.pledges.given(.tick(county.partitionOfVillage), for: "", by: County.timekeeper)
        #expect(first.count == 1_001)
        #expect(first.last?.tickSettled?.settled == 1_000)
        #expect(first.last?.tickSettled?.more == true)
        let second = try county.pledges.given(.tick(county.partitionOfVillage), for: "", by: County.timekeeper)
        #expect(overdue(second).count == 100)
        #expect(second.last?.tickSettled?.more == false)
        #expect(Set(overdue(first) + overdue(second)).count == 1_100)
    }
}
