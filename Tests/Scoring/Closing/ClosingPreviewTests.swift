import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@testable import ScoringCore

/// The scheme: votes of two groups 50, the city's mark 20, two rounds 30; 60 must be there.
@Suite("What a closing would leave out")
struct ClosingPreviewTests {
    private func preview(_ world: World, on date: String = "2026-02-01") throws -> ClosingPreview {
        let question = RankingQuestion(
            namespace: "test", cohort: World.cohort, period: World.period, date: try #require(CivilDate(date)), cut: [])
        return try Scoring.preview(closing: question, from: world.basis)
    }

    /// A gap in one line.
    private func shown(_ gaps: [ClosingGap]) -> [String] {
        gaps.map { gap in
            let places = gap.places.map { $0.things.isEmpty ? $0.unit : "\($0.unit)[\($0.things.map(\.id).joined(separator: " "))]" }
            return "\(gap.kind.rawValue) \(gap.id): \(places.joined(separator: " "))"
        }
    }

    @Test("where everything is there, nothing is said to be missing")
    func complete() throws {
        var world = try World(townships: ["t1"], minimumSize: 1)
        for group in ["committee", "secretaries"] { try world.count("t1", group, [3, 2, 0, 0]) }
        try world.give(mark: "80", to: "t1")
        for round in ["q1", "q2"] { world.facts.inspect("t1", round, ["a": 60]) }
        let preview = try preview(world)
        #expect(preview.isComplete && preview.members == 1 && preview.counted == 1)
        #expect(preview.cohort.id == World.cohort && preview.period == World.period)
    }

    @Test("a round that was over before a unit began is not missing of it")
    func adopted() throws {
        let world = try World(adopted: ["t4": "2025-03-16"])
        let rounds = try shown(preview(world).gaps).filter { $0.hasPrefix("not_inspected") }
        #expect(rounds == ["not_inspected q1: t1 t2 t3", "not_inspected q2: t1 t2 t3 t4"])
    }

    @Test("rounds, tallies and marks that are missing are named by unit, and so is who will not be rated and why")
    func missing() throws {
        var world = try World()
        for unit in ["t1", "t2"] {
            for group in ["committee", "secretaries"] { try world.count(unit, group, [3, 2, 0, 0]) }
        }
        try world.count("t3", "committee", [1, 1, 0, 0])
        try world.give(mark: "80", to: "t1")
        world.facts.inspect("t1", "q1", ["a": 60])
        world.facts.inspect("t2", "q1", ["a": 60])
        world.facts.inspect("t2", "q2", ["a": 60])
        let preview = try preview(world)
        #expect(
            shown(preview.gaps) == [
                "tally_missing committee: t4", "too_few_ballots committee: t3", "tally_missing secretaries: t3 t4",
                "mark_missing city: t2 t3 t4", "not_inspected q1: t3 t4", "not_inspected q2: t1 t3 t4",
            ])
        #expect(preview.counted == 2 && preview.minimumSize == nil)
        #expect(preview.notRated.map(\.unit) == ["t3", "t4"])
        let first = try #require(preview.notRated.first)
        #expect(first.presentWeight == "30" && first.leastWeight == "60")
        #expect(first.missing.map(\.component) == ["votes", "mark"])
        #expect(first.missing.map(\.reason) == [.tooFewBallots, .notReported])
        // The very units that closing does not rate.
        let facts = world.decide(world.closing, by: world.keys.scorer, unit: "county").facts
        let ranking = try PBRanking(serializedBytes: try #require(facts.first).scoring.cohortClosed.ranking)
        #expect(ranking.entries.filter { $0.state == .notRated }.map(\.unit) == ["t3", "t4"])
    }

    @Test("a round is not over on its last day, and not inspected from the next one on")
    func rounds() throws {
        let world = try World()
        func kinds(_ date: String) throws -> [ClosingGap.Kind] { try preview(world, on: date).gaps.filter { $0.id == "q2" }.map(\.kind) }
        #expect(try kinds("2025-06-15") == [.roundNotOver])
        #expect(try kinds("2025-06-16") == [.notInspected])
    }

    @Test("pledges done and not verified are named where they count, and so is who has none")
    func pledges() throws {
        var world = try World(bundle: Bundles.county { $0.components = [Bundles.pledges("promises", 100)] })
        world.facts.pledges["t1"] = PledgeFact(inForce: 2, verified: 1)
        world.facts.unverified["t1"] = [ScopedName(unit: "t1", id: "p1"), ScopedName(unit: "v3", id: "p9")]
        let preview = try preview(world)
        #expect(shown(preview.gaps) == ["no_pledges : t2 t3 t4", "not_verified : t1[p1 p9]"])
        #expect(preview.notRated.map(\.unit) == ["t2", "t3", "t4"])
    }

    @Test("a cohort below its minimum size is told so")
    func small() throws {
        let world = try World(townships: ["t1", "t2"], minimumSize: 3)
        #expect(try preview(world).minimumSize == 3)
        #expect(try preview(World(townships: ["t1", "t2", "t3"], minimumSize: 3)).minimumSize == nil)
    }

    @Test("of a recognition the rounds, pledges and findings that its criteria ask for")
    func recognition() throws {
        var world = try RecognitionTests.world()
        world.facts.unverified["t2"] = [ScopedName(unit: "t2", id: "p1")]
        world.facts.findings["t4"] = [1, 3]
        world.facts.contesting = ["t4"]
        let date = try #require(CivilDate("2026-02-01"))
        let preview = try Scoring.preview(recognition: "five-good", period: World.period, on: date, from: world.basis)
        #expect(
            shown(preview.gaps) == [
                "not_inspected q1: t3", "not_verified : t2[p1]", "finding_contested : t4[f2]", "finding_open : t2[f1]",
            ])
        #expect(preview.members == 4 && preview.counted == 1 && preview.notRated.isEmpty)
        #expect(throws: Refusal.self) { try Scoring.preview(recognition: "none", period: World.period, on: date, from: world.basis) }
    }
}
