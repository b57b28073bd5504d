import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The register of services, and what goes back to the home unit")
struct ServiceTests {
    private func takenUp() throws -> County {
        var county = try County.working()
        try county.pledges.given(.offer(), for: "village", by: County.clerk)
        try county.pledges.given(.takeUp(3), for: "village", by: County.hamletClerk)
        return county
    }

    @Test("the offering unit records what members did, never more of them than took it up")
    func recorded() throws {
        var county = try takenUp()
        let wrong: [(String, PBPayload.Body)] = [
            ("members", .served(0)), ("members", .served(4)), ("hours", .served { $0.hours = PBDecimal(0) }),
            ("hours", .served { $0.hours = PBDecimal(1, scale: 10) }), ("hours", .served { $0.hours = PBDecimal(1_000_001) }),
            ("date", .served { $0.date = "2026-01-06" }), ("date", .served { $0.date = "2025-12-31" }),
            ("homeUnit", .served(home: "town-b")), ("offer", .served { $0.offer = "moon" }),
            ("note", .served { $0.note = String(repeating: "x", count: 6_001) }),
        ]
        for (field, body) in wrong {
            let refusal = county.refused(body, by: County.clerk)
            #expect(refusal?.field == field)
        }
        #expect(county.pledges.refusal(.served(), for: "village", by: County.hamletClerk) == "not_authorized")
        try county.pledges.given(.served(2), for: "village", by: County.clerk)
        try county.pledges.given(.served(3) { $0.hours = PBDecimal(1, scale: 9) }, for: "village", by: County.clerk)
        let services = try #require(county.pledges.state(of: "village").offer("night-watch", of: "village")?.services["hamlet"])
        #expect(services.count == 2 && services.members == 5)
        // 2.5 hours and a billionth, exactly.
        #expect(services.hours == ExactProgress.Fraction(2_500_000_001, over: 1_000_000_000))
        #expect(services.last == CivilDate("2026-01-05"))
    }

    @Test("feedback goes to a home unit once a period, with the counts of the register")
    func feedback() throws {
        var county = try takenUp()
        let topic = PBPayload.Body.offer {
            $0.offer = "school-road"
            $0.kind = .topic
            $0.team = ""
            $0.wanted = 0
        }
        try county.pledges.given(topic, for: "village", by: County.clerk)
        try county.pledges.given(.takeUp(4, offer: "school-road"), for: "village", by: County.hamletClerk)
        try county.pledges.given(.served(2), for: "village", by: County.clerk)
        try county.pledges.given(.served(3), for: "village", by: County.clerk)
        func community() throws -> UnitCommunity { try #require(county.pledges.state(of: "village").community["village"]) }
        #expect(try community().feedbackDue(of: County.year) == ["hamlet"])
        #expect(county.pledges.refusal(.feedBack(home: "hamlet", ""), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.feedBack(home: "nowhere"), for: "village", by: County.clerk) == "invalid_field")
        #expect(county.pledges.refusal(.feedBack(home: "town-b"), for: "village", by: County.clerk) == "nothing_taken_up")
        #expect(county.pledges.refusal(.feedBack(), for: "village", by: County.hamletClerk) == "not_authorized")
        let facts = try county.pledges.given(.feedBack(), for: "village", by: County.clerk)
        #expect(facts.map(\.pledges.feedbackGiven.posts) == [2])
        #expect(facts.map(\.pledges.feedbackGiven.members) == [7])
        #expect(facts.map(\.pledges.feedbackGiven.services) == [2])
        #expect(county.pledges.refusal(.feedBack(), for: "village", by: County.clerk) == "feedback_given")
        #expect(try community().feedbackDue(of: County.year).isEmpty)
    }

    @Test("services of a unit that has left still go into its feedback")
    func afterRelease() throws {
        var county = try takenUp()
        try county.pledges.given(.served(2), for: "village", by: County.clerk)
        try county.pledges.given(.release(), for: "village", by: County.clerk)
        #expect(county.pledges.state(of: "village").community["village"]?.feedbackDue(of: County.year) == ["hamlet"])
        let facts = try county.pledges.given(.feedBack(), for: "village", by: County.clerk)
        #expect(facts.map(\.pledges.feedbackGiven.posts) == [0])
        #expect(facts.map(\.pledges.feedbackGiven.services) == [1])
    }

    @Test("what a home unit's members do is counted over all units that offer, whatever partition they stand in")
    func acrossPartitions() throws {
        var county = try takenUp()
        let health = PBPayload.Body.offer {
            $0.offer = "clinic"
            $0.team = "health"
        }
        try county.pledges.given(health, for: "town-b", by: County.otherClerk)
        try county.pledges.given(.takeUp(2, offer: "clinic"), for: "town-b", by: County.hamletClerk)
        try county.pledges.given(.served(1), for: "village", by: County.clerk)
        #expect(county.pledges.partition(of: "village") != county.pledges.partition(of: "town-b"))
        let reader = CommunityReader(county.pledges.own.folds.map(\.state))
        let counts = reader.counts(ofHome: "hamlet", period: County.year)
        #expect(counts.posts == 2 && counts.topics == 0 && counts.members == 5 && counts.services.count == 1)
        #expect(reader.takenUp(byHome: "hamlet").map(\.id) == ["clinic", "night-watch"])
        #expect(reader.counts(ofHome: "town", period: County.year) == ServiceCounts())
        #expect(reader.counts(ofHome: "hamlet", period: "2030") == ServiceCounts())
        #expect(reader.open(period: County.year).map(\.id) == ["clinic", "night-watch"])
        try county.pledges.given(.takeUp(5), for: "village", by: County.hamletClerk)
        #expect(CommunityReader(county.pledges.own.folds.map(\.state)).open().map(\.id) == ["clinic"])
    }
}
