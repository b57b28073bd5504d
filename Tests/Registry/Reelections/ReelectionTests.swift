import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Re-elections")
struct ReelectionTests {
    private func countyWithReelection(due: String = "2026-03-31") throws -> County {
        var county = try County()
        try county.registry.given(.template, for: "county", by: County.registrar)
        try county.registry.given(.reelection(due: due), for: "village", by: County.registrar)
        return county
    }

    @Test("each step is due so many days before the election's own day, and the next one is told")
    func due() throws {
        var county = try countyWithReelection()
        func next() -> Milestone? { county.registry.state(of: "").nextMilestones(of: "village").first?.milestone }
        #expect(next()?.id == "notice")
        #expect(next()?.due.description == "2026-01-30")
        try county.registry.given(.complete("notice", "Request", "Picture"), for: "village", by: County.clerk)
        #expect(next()?.id == "meeting")
        #expect(next()?.due.description == "2026-03-31")
        try county.registry.given(.complete("meeting", "Ballot", "Minutes"), for: "village", by: County.clerk)
        #expect(next()?.due.description == "2026-04-10")
        try county.registry.given(.complete("report"), for: "village", by: County.registrar)
        #expect(next() == nil)
        let all = county.registry.state(of: "").reelections(of: "village")
        #expect(all.first?.milestones.map(\.isLate) == [false, false, false])
        #expect(all.first?.milestones[0].shown.map(\.name) == ["Request", "Picture"])
    }

    @Test("steps are taken in order, once, and with the documents by name")
    func order() throws {
        var county = try countyWithReelection()
        func refusal(_ body: PBPayload.Body, by key: PublicKey = County.clerk) -> String? {
            county.registry.refusal(body, for: "village", by: key)
        }
        #expect(refusal(.complete("meeting", "Ballot", "Minutes")) == "milestone_out_of_order")
        #expect(refusal(.complete("notice")) == "document_missing")
        #expect(refusal(.complete("notice", "request")) == "document_missing")
        #expect(refusal(.complete("moon")) == "unknown_milestone")
        #expect(refusal(.complete("notice", of: "moon", "Request")) == "unknown_reelection")
        #expect(refusal(.complete("notice", "Request"), by: County.superior) == "not_authorized")
        try county.registry.given(.complete("notice", "Request"), for: "village", by: County.clerk)
        #expect(refusal(.complete("notice", "Request")) == "milestone_reached")
        #expect(refusal(.complete("meeting", "Ballot")) == "document_missing")
    }

    @Test("a step not reached by its day is overdue once; reached afterwards it is late")
    func overdue() throws {
        var county = try countyWithReelection()
        county.registry.day("2026-01-30")
        #expect(try county.registry.given(.tick(0), for: "", by: County.timekeeper).count == 1)
        county.registry.day("2026-01-31")
        let facts = try county.registry.given(.tick(0), for: "", by: County.timekeeper)
        #expect(facts.map(\.registry.milestoneOverdue.milestone) == ["notice", ""])
        #expect(facts.first?.registry.milestoneOverdue.due == "2026-01-30")
        #expect(county.registry.state(of: "").nextMilestones(of: "village").first?.milestone.isMarkedOverdue == true)
        #expect(try county.registry.given(.tick(0), for: "", by: County.timekeeper).count == 1)
        try county.registry.given(.complete("notice", "Request"), for: "village", by: County.clerk)
        #expect(county.registry.state(of: "").reelections(of: "village").first?.milestones[0].isLate == true)
    }

    @Test("a closed unit has no more steps to take")
    func closed() throws {
        var county = try countyWithReelection()
        try county.registry.given(.dissolve(from: "2026-01-05"), for: "village", by: County.registrar)
        county.registry.day("2026-12-31")
        #expect(try county.registry.given(.tick(0), for: "", by: County.timekeeper).count == 1)
        #expect(county.registry.state(of: "").nextMilestones(of: "village").isEmpty)
        #expect(county.registry.refusal(.complete("notice", "Request"), for: "village", by: County.root) == "unit_closed")
    }

    @Test("a template has steps in order of time; a re-election has one of its own or from above")
    func malformed() throws {
        var county = try countyWithReelection()
        let broken: [(inout PBDefineMilestoneTemplate) -> Void] = [
            { $0.template = "E" }, { $0.clearName() }, { $0.milestones = [] }, { $0.milestones[1].id = "notice" },
            { $0.milestones[0].daysBefore = -1 }, { $0.milestones[0].daysBefore = 3_651 }, { $0.milestones[2].daysBefore = -3_651 },
            { $0.milestones[0].documents = ["A", "A"] }, { $0.milestones[0].documents = [" "] }, { $0.milestones[0].clearName() },
        ]
        for change in broken {
            let body = PBPayload.Body.template {
                $0.template = "other"
                change(&$0)
            }
            #expect(county.registry.refusal(body, for: "county", by: County.root) == "invalid_field")
        }
        #expect(county.registry.refusal(.template, for: "town", by: County.root) == "template_exists")
        #expect(county.registry.refusal(.reelection(due: "2026-03-31"), for: "village", by: County.root) == "reelection_exists")
        #expect(county.registry.refusal(.reelection("e-2", due: "soon"), for: "village", by: County.root) == "invalid_field")
        #expect(county.registry.refusal(.reelection("e-2", due: "2026-03-31"), for: "city", by: County.root) == "unknown_template")
        #expect(
            county.registry.refusal(.reelection("e-2", due: "2026-03-31", template: "x"), for: "village", by: County.root)
                == "unknown_template")
        try county.registry.given(.reelection("e-2", due: "2026-03-31"), for: "village", by: County.registrar)
    }
}
