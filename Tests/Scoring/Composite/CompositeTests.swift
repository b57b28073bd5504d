import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@testable import ScoringCore

@Suite("The composite")
struct CompositeTests {
    static let everything: [String: Int64] = ["a": 60, "b": 20, "c": 20]

    /// Votes 15/17 of 50, mark 4/5 of 20, checks 3/4 of 30: all present.
    static func complete() throws -> World {
        var world = try World()
        try world.count("t1", "committee", [4, 2, 0, 0])
        try world.count("t1", "secretaries", [5, 5, 0, 1], spoilt: 1)
        try world.give(mark: "80", to: "t1")
        world.facts.inspect("t1", "q1", everything)
        world.facts.inspect("t1", "q2", ["a": 30, "b": 10, "c": 10])
        return world
    }

    @Test("a complete unit's score is the sum of its exact parts, rounded once")
    func complete() throws {
        let entry = try Self.complete().entry("t1")
        // Pooled: (9·100 + 7·80 + 1·40) / (17·100) = 1500/1700 = 15/17.
        #expect(entry.components.map(\.exact) == ["750/17", "16/1", "45/2"])
        #expect(entry.components.map(\.points) == ["44.12", "16.00", "22.50"])
        #expect(entry.components.map(\.weight) == ["50", "20", "30"])
        #expect(entry.components.allSatisfy { !$0.missing && $0.missingReason.isEmpty })
        // 750/17 + 38.5 = 82.617…
        #expect(entry.score == "82.62")
        #expect(entry.state == .rated)
    }

    @Test("every component names the decisions it came from")
    func sources() throws {
        let world = try Self.complete()
        let components = try world.entry("t1").components
        #expect(components.map { $0.sources.map(\.offset) } == [[1, 2], [3], [5, 5]])
        #expect(components[0].sources.allSatisfy { $0.service == .scoring && $0.partition == 0 })
        #expect(components[2].sources.allSatisfy { $0.service == .supervision && $0.partition == 3 })
    }

    @Test("ballots of the groups are pooled: a large group weighs more than a small one")
    func pooled() throws {
        var world = try World()
        try world.count("t1", "committee", [3, 0, 0, 0])
        try world.count("t1", "secretaries", [0, 0, 0, 9])
        // (300 + 360) / 1200 = 11/20, not the mean of 100 % and 40 %.
        #expect(try world.entry("t1").components[0].exact == "55/2")
    }

    @Test("spoilt ballots do not score")
    func spoilt() throws {
        var world = try World()
        try world.count("t1", "committee", [3, 0, 0, 0], spoilt: 5)
        try world.count("t1", "secretaries", [5, 0, 0, 0])
        #expect(try world.entry("t1").components[0].exact == "50/1")
    }

    @Test("a group without a tally makes the votes missing, by name")
    func noTally() throws {
        var world = try World()
        try world.count("t1", "committee", [3, 0, 0, 0])
        let votes = try world.entry("t1").components[0]
        #expect(votes.missing && votes.missingReason == "not_reported" && votes.exact.isEmpty && votes.points.isEmpty)
        #expect(votes.sources.map(\.offset) == [1])
    }

    @Test("a group with too few valid ballots makes the votes missing, by name; spoilt ones do not help, exactly the least suffices")
    func tooFew() throws {
        var world = try World()
        try world.count("t1", "committee", [2, 0, 0, 0], spoilt: 7)
        try world.count("t1", "secretaries", [5, 0, 0, 0])
        try world.count("t2", "committee", [3, 0, 0, 0])
        try world.count("t2", "secretaries", [5, 0, 0, 0])
        #expect(try world.entry("t1").components[0].missingReason == "too_few_ballots")
        #expect(try !world.entry("t2").components[0].missing)
    }

    @Test("a mark that was not given is missing and the rest is re-weighted")
    func reweighted() throws {
        var world = try Self.complete()
        let full = try Self.complete()
        world.records = ScoringState()
        try world.count("t1", "committee", [4, 2, 0, 0])
        try world.count("t1", "secretaries", [5, 5, 0, 1], spoilt: 1)
        let entry = try world.entry("t1")
        #expect(entry.components[1].missing && entry.components[1].missingReason == "not_reported")
        // (750/17 + 22.5) · 100 / 80 = 83.27…
        #expect(entry.score == "83.27")
        #expect(entry.state == .rated)
        #expect(try full.entry("t1").components[0].exact == entry.components[0].exact)
    }

    @Test("exactly the least present weight is rated; below it the unit is not rated and keeps its number")
    func threshold() throws {
        for (least, state) in [(50, PBRatingState.rated), (51, .notRated)] {
            var world = try World(bundle: Bundles.county { $0.minimumPresent = PBDecimal(Int64(least)) })
            try world.give(mark: "80", to: "t1")
            world.facts.inspect("t1", "q1", Self.everything)
            world.facts.inspect("t1", "q2", Self.everything)
            let entry = try world.entry("t1")
            #expect(entry.state == state)
            #expect(entry.score == "92.00")
        }
    }

    @Test("a unit without any data is not rated and has no number, even where the scheme asks for nothing")
    func nothing() throws {
        let world = try World(
            bundle: Bundles.marksOnly { $0.minimumPresent = PBDecimal(0) })
        let entry = try world.entry("t1")
        #expect(entry.state == .notRated && entry.score.isEmpty && entry.rank == 0)
    }

    @Test("a round that is over without a record counts 0, visibly; the mean is over all rounds")
    func missedRound() throws {
        var world = try World()
        world.facts.inspect("t1", "q1", Self.everything)
        let checks = try world.entry("t1").components[2]
        #expect(checks.exact == "15/1" && !checks.missing && checks.missingReason == "not_inspected")
        let none = try world.entry("t2").components[2]
        #expect(none.exact == "0/1" && !none.missing && none.missingReason == "not_inspected")
    }

    @Test("a round that was over before the unit began counts not at all, unless somebody inspected it")
    func roundBeforeAdoption() throws {
        var world = try World(adopted: ["t1": "2025-03-16", "t2": "2025-03-16", "t3": "2025-03-15", "t4": "2025-12-01"])
        world.facts.inspect("t1", "q2", Self.everything)
        world.facts.inspect("t2", "q1", [:])
        world.facts.inspect("t2", "q2", Self.everything)
        world.facts.inspect("t3", "q2", Self.everything)
        let checks = try ["t1", "t2", "t3", "t4"].map { try world.entry($0).components[2] }
        #expect(checks.map(\.exact) == ["30/1", "15/1", "15/1", ""])
        #expect(checks.map(\.missingReason) == ["", "", "not_inspected", "before_adoption"])
        #expect(checks.map(\.missing) == [false, false, false, true])
    }

    @Test("while a round without a record is not over, its last day included, the rounds are missing as not yet due")
    func notYetDue() throws {
        var world = try World()
        world.facts.inspect("t1", "q1", Self.everything)
        world.facts.inspect("t2", "q1", Self.everything)
        world.facts.inspect("t2", "q2", Self.everything)
        #expect(try world.entry("t1", on: "2025-06-15").components[2].missingReason == "not_yet_due")
        #expect(try world.entry("t1", on: "2025-06-15").components[2].missing)
        #expect(try !world.entry("t1", on: "2025-06-16").components[2].missing)
        #expect(try world.entry("t2", on: "2025-06-01").components[2].exact == "30/1")
    }

    @Test("the pledges' share is verified over in force; without pledges it is missing")
    func pledges() throws {
        var world = try World(bundle: Bundles.county { $0.components = [Bundles.pledges("pledges", 100)] })
        world.facts.pledges["t1"] = PledgeFact(inForce: 7, verified: 3)
        let entry = try world.entry("t1")
        #expect(entry.components[0].exact == "300/7" && entry.score == "42.86")
        #expect(entry.pledges == 7 && entry.pledgesVerified == 3)
        let none = try world.entry("t2")
        #expect(none.components[0].missing && none.components[0].missingReason == "no_pledges" && none.state == .notRated)
    }

    @Test("counts of pledges are stated even where the scheme does not score them")
    func countsStated() throws {
        var world = try Self.complete()
        world.facts.pledges["t1"] = PledgeFact(inForce: 6891, verified: 4121)
        let entry = try world.entry("t1")
        #expect(entry.pledges == 6891 && entry.pledgesVerified == 4121 && entry.score == "82.62")
    }

    @Test(
        "the scheme's rounding and places are used",
        arguments: [(PBRounding.truncate, 1, "82.6"), (.halfUp, 0, "83"), (.halfEven, 4, "82.6176")])
    func schemeRounding(rule: PBRounding, places: UInt32, score: String) throws {
        var world = try Self.complete()
        let other = try World(
            bundle: Bundles.county {
                $0.rounding = rule
                $0.places = places
            })
        world.registry = other.registry
        #expect(try world.entry("t1").score == score)
    }
}
