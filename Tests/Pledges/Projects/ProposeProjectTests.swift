import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing
import Domain

@Suite("Proposing a project")
struct ProposeProjectTests {
    struct Wording: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: String
        let field: String
        let change: @Sendable (inout PBProposeProject) -> Void

        init(_ description: String, _ code: String, _ field: String, _ change: @escaping @Sendable (inout PBProposeProject) -> Void) {
            testDescription = description
            self.code = code
            self.field = field
            self.change = change
        }
    }

    static let broken: [Wording] = [
        Wording("an id with capitals", "invalid_field", "project") { $0.project = "Well" },
        Wording("no title", "invalid_field", "title") { $0.title = " " },
        Wording("no standard", "invalid_field", "standard") { $0.standard = "" },
        Wording("no measures", "invalid_field", "measures") { $0.measures = [] },
        Wording("an empty measure", "invalid_field", "measures") { $0.measures = ["Dig", ""] },
        Wording("a period nobody opened", "unknown_period", "period") { $0.period = "2030" },
        Wording("no category", "unknown_project_category", "category") { $0.category = "" },
        Wording("a category the bundle does not know", "unknown_project_category", "category") { $0.category = "easy" },
        Wording("a period whose bundle has no project rules", "unknown_project_category", "category") { $0.period = County.period },
        Wording("an aim the bundle does not know", "unknown_aim", "aim") { $0.aim = "moon" },
        Wording("no leader", "unknown_leader", "leader") { $0.leader = "" },
        Wording("a leader who does not answer for the unit", "unknown_leader", "leader") { $0.leader = "hamlet/secretary" },
        Wording("a chain with a post nobody holds", "unknown_leader", "chain") { $0.chain = ["town/contact", "mayor"] },
        Wording("a chain without end", "invalid_field", "chain") { $0.chain = Array(repeating: "secretary", count: 21) },
        Wording("an implementer that does not exist", "unknown_unit", "implementers") { $0.implementers = ["nowhere"] },
        Wording("an implementer twice", "invalid_field", "implementers") { $0.implementers = ["hamlet", "hamlet"] },
        Wording("no milestones", "invalid_field", "milestones") { $0.milestones = [] },
        Wording("a milestone twice", "invalid_field", "milestones.id") { $0.milestones[1].id = "found" },
        Wording("a milestone without title", "invalid_field", "milestones.title") { $0.milestones[0].title = "" },
        Wording("milestones out of order", "invalid_field", "milestones.due") { $0.milestones.swapAt(0, 1) },
        Wording("a milestone before the period", "invalid_field", "milestones.due") { $0.milestones[0].due = "2025-12-31" },
        Wording("a milestone after the project", "invalid_field", "milestones.due") { $0.milestones[1].due = "2026-10-01" },
        Wording("a milestone on a day that does not exist", "invalid_field", "milestones.due") { $0.milestones[0].due = "2026-02-30" },
        Wording("a milestone of no weight", "invalid_field", "milestones.weight") { $0.milestones[0].weight = 0 },
        Wording("due before the period", "invalid_field", "due") { $0.due = "2025-12-31" },
        Wording("due after the closing phase", "invalid_field", "due") { $0.due = "2027-04-01" },
        Wording("no funds written as 0", "invalid_field", "funds") { $0.funds = PBDecimal(0) },
        Wording("funds that are no number", "invalid_field", "funds") { $0.funds = PBDecimal(1, scale: 10) },
    ]

    @Test("what is wrong in a proposal is told with its field", arguments: broken)
    func refused(_ wording: Wording) throws {
        let county = try County.working()
        let refusal = county.refused(.propose(wording.change), by: County.clerk)
        #expect(refusal?.code == wording.code)
        #expect(refusal?.field == wording.field)
        #expect(refusal?.zh.isEmpty == false && refusal?.en.isEmpty == false)
    }

    @Test("a clerk proposes a project, and the state tells by which decision")
    func proposed() throws {
        var county = try County.working()
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        let project = try #require(county.pledges.state(of: "village").project("well", of: "village"))
        #expect(project.stage == .proposed)
        #expect(project.wording == County.project())
        #expect(project.milestones.map(\.id) == ["found", "dug"])
        #expect(project.proposals.map(\.step.key) == [County.clerk])
        #expect(project.progress == ExactProgress.Fraction(0, over: 3))
        #expect(county.pledges.refusal(.propose(), for: "village", by: County.clerk) == "project_exists")
    }

    @Test("a project without aim, chain, implementers and funds is a project too, and milestones may share a day")
    func bare() throws {
        let county = try County.working()
        let body = PBPayload.Body.propose {
            $0.aim = ""
            $0.chain = []
            $0.implementers = []
            $0.clearFunds()
            $0.milestones[1].due = $0.milestones[0].due
        }
        #expect(county.pledges.refusal(body, for: "village", by: County.clerk) == nil)
    }

    @Test("nothing is proposed when the period is over")
    func tooLate() throws {
        var county = try County.working()
        county.day("2027-04-01")
        #expect(county.pledges.refusal(.propose(), for: "village", by: County.clerk) == "period_closed")
    }

    @Test("one not approved is proposed anew under its id, and the earlier text with its opinion is kept")
    func anew() throws {
        var county = try County.working()
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        try county.pledges.given(.review(false, "No water there"), for: "village", by: County.superior)
        let elsewhere = PBPayload.Body.propose {
            $0.title = "Sink a well elsewhere"
            $0.milestones = [County.milestone("seen", "2026-05-01", weight: 4)]
        }
        try county.pledges.given(elsewhere, for: "village", by: County.secondClerk)
        let project = try #require(county.pledges.state(of: "village").project("well", of: "village"))
        #expect(project.stage == .proposed)
        #expect(project.wording.title == "Sink a well elsewhere")
        #expect(project.proposals.map(\.wording.title) == ["Sink a well", "Sink a well elsewhere"])
        #expect(project.proposals.map(\.review?.opinion) == ["No water there", nil])
        #expect(project.milestones.map(\.id) == ["seen"])
        #expect(county.pledges.refusal(elsewhere, for: "village", by: County.clerk) == "project_exists")
    }

    @Test("one not approved is proposed anew only in its own period, and not without end")
    func anewBounded() throws {
        var county = try County.working()
        try county.pledges.given(.propose(), for: "village", by: County.clerk)
        try county.pledges.given(.review(false), for: "village", by: County.superior)
        for _ in 0..<19 {
            try county.pledges.given(.propose(), for: "village", by: County.clerk)
            try county.pledges.given(.review(false), for: "village", by: County.superior)
        }
        #expect(county.pledges.refusal(.propose(), for: "village", by: County.clerk) == "project_exists")
    }
}
