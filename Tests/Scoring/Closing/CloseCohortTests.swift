import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import ScoringCore

@Suite("Closing a cohort")
struct CloseCohortTests {
    func code(_ world: World, by key: SigningKey, unit: String = "county", cohort: String = World.cohort, on date: String = "2026-02-01")
        -> String?
    {
        world.decide(
            .closeCohort(
                .with {
                    $0.cohort = cohort
                    $0.period = World.period
                }), by: key, unit: unit, on: date
        ).code
    }

    @Test("closing publishes the ranking as of the cut, with the digest of exactly its bytes")
    func publishes() throws {
        let world = try CompositeTests.complete()
        let facts = world.decide(world.closing, by: world.keys.scorer, unit: "county").facts
        try #require(facts.count == 1)
        let closed = facts[0].scoring.cohortClosed
        #expect(facts[0].unit == "county" && closed.cohort == "townships" && closed.period == "y2025")
        #expect(closed.digest == Digest.sha256(closed.ranking))
        let ranking = try PBRanking(serializedBytes: closed.ranking)
        #expect(ranking.cut == world.context().referenceCut + [world.context().ownCut])
        #expect(ranking.entries.map(\.unit) == ["t1", "t2", "t3", "t4"])
    }

    @Test("a cohort is closed only after its period has ended, from the next day on")
    func notBeforeTheEnd() throws {
        let world = try CompositeTests.complete()
        #expect(world.decide(world.closing, by: world.keys.scorer, unit: "county", on: "2025-12-31").code == "period_not_ended")
        #expect(world.decide(world.closing, by: world.keys.scorer, unit: "county", on: "2026-01-01").code == nil)
    }

    @Test("whoever asks the same question of the same facts gets the same bytes")
    func recomputed() throws {
        var world = try CompositeTests.complete()
        let before = world
        world.submit(world.closing, by: world.keys.scorer, unit: "county")
        let closed = try #require(world.records.closedCohort(World.cohort, period: World.period))
        let content = try #require(closed.content)
        let question = RankingQuestion(
            namespace: content.namespace, cohort: content.cohort, period: content.period, date: closed.date, cut: content.cut)
        #expect(try Scoring.bytes(of: Scoring.ranking(question, from: before.basis)) == closed.ranking)
        #expect(closed.isIntact && closed.position.offset == 4)
        #expect(closed.published.decision == closed.position && closed.published.digest == closed.digest)
    }

    @Test("the ranking of a county's 421 villages, with every source named, fits well into a record")
    func size() throws {
        let units = (1...421).map { "lifeng-township-village-\($0)" }
        var world = try World(townships: units, bundle: Bundles.county { $0.places = 6 })
        for (index, unit) in units.enumerated() {
            for group in ["committee", "secretaries"] {
                let counts = [7, 5, UInt32(index % 9), UInt32(index % 5)]
                var recorded = PBTallyRecorded()
                recorded.tally = world.tally(unit, group, counts)
                world.fold([PBFact(about: unit, .tallyRecorded(recorded))])
            }
            world.fold([PBFact(about: unit, .externalMarkRecorded(try world.mark(unit, "8\(index % 10).\(index)")))])
            world.facts.inspect(unit, "q1", ["a": 41, "b": Int64(index % 20), "c": 13], at: 1_000_000)
            world.facts.inspect(unit, "q2", ["a": 47, "b": 11, "c": Int64(index % 20)], at: 1_000_000)
        }
        let facts = world.decide(world.closing, by: world.keys.scorer, unit: "county").facts
        try #require(facts.count == 1)
        // A record may have 900,000 bytes.
        #expect(facts[0].scoring.cohortClosed.ranking.count < 300_000)
    }

    @Test("a cohort is closed once for a period")
    func once() throws {
        var world = try World()
        world.submit(world.closing, by: world.keys.scorer, unit: "county")
        #expect(code(world, by: world.keys.scorer) == "cohort_closed")
    }

    @Test("only a scorer whose right reaches the top of the cohort closes it")
    func rights() throws {
        let world = try World()
        #expect(code(world, by: world.keys.teller) == "not_authorized")
        #expect(code(world, by: world.keys.lowScorer) == "not_authorized")
        #expect(code(world, by: world.keys.lowScorer, unit: "t1") == "outside_right")
        #expect(code(world, by: world.keys.scorer, unit: "t1") == "outside_right")
        #expect(code(world, by: world.keys.scorer) == nil)
    }

    @Test("cohort, scheme and period must exist; closing may be late but not before the period")
    func unknowns() throws {
        var world = try World()
        #expect(code(world, by: world.keys.scorer, cohort: "nobody") == "unknown_cohort")
        world.give(
            .cohortDefined(
                .with {
                    $0.cohort = "villages"
                    $0.level = .village
                    $0.minimumSize = 1
                }), about: "county")
        #expect(code(world, by: world.keys.scorer, cohort: "villages") == "no_scheme")
        #expect(code(world, by: world.keys.scorer, on: "2024-12-31") == "period_not_begun")
        #expect(code(world, by: world.keys.scorer, on: "2026-07-01") == nil)
        let other = world.decide(.closeCohort(.with { $0.cohort = World.cohort }), by: world.keys.scorer, unit: "county")
        #expect(other.code == "unknown_period")
    }

    @Test("scoring has nothing that falls due, so it takes no ticks, whoever sends them")
    func tick() throws {
        let world = try World()
        #expect(PBPayload.Body.tick(PBTick(), of: .scoring) == nil)
        #expect(world.decide(.registry(.tick(PBTick())), by: world.keys.timekeeper, unit: "").code == "wrong_service")
    }

    @Test("what belongs to another service is refused, and everything before genesis")
    func otherKinds() throws {
        var world = try World()
        #expect(world.decide(.signLetter(PBSignLetter()), by: world.keys.scorer, unit: "t1").code == "wrong_service")
        world.registry = RegistryState()
        #expect(world.decide(world.closing, by: world.keys.scorer, unit: "county").code == "no_genesis")
    }
}
