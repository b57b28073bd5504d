import Domain
import Foundation
import RegistryCore
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import Testing

@testable import ScoringCore

@Suite("Facts of the followed services")
struct FollowedFactsTests {
    /// A world with its registry's log and, beside it, pledges of t1 and its village v3, an inspection and two findings of t1.
    struct Told {
        var world: World
        var chronicle: Chronicle
        var inspected: PBPosition
    }

    static let date = CivilDate(year: 2026, month: 2, day: 1)

    static func told() throws -> Told {
        let world = try World(
            bundle: Bundles.county {
                $0.components = [Bundles.rounds("checks", 40, ["q1", "q2"]), Bundles.pledges("pledges", 60)]
            })
        var chronicle = try Chronicle(world.topics)
        for fact in world.registryFacts { try chronicle.write(fact, by: .registry) }
        try pledge("t1", ["p1", "p2"], verified: ["p1"], &chronicle)
        try pledge("v3", ["p1", "p2", "p3"], verified: ["p2"], closedOut: ["p2"], &chronicle)
        try pledge("t2", ["p1"], verified: [], &chronicle)
        // Drafted only, and another year's: neither counts.
        try chronicle.write(PBFact(about: "t2", .pledgeDrafted(draft("p9", World.period))), by: .pledges)
        try pledge("t3", ["old"], verified: ["old"], period: "y2024", &chronicle)
        let inspected = try chronicle.write(
            PBFact(
                about: "t1",
                .inspectionRecorded(
                    .with {
                        $0.period = World.period
                        $0.round = "q1"
                        $0.visited = "2025-03-10"
                        $0.items = [("a", 45), ("b", 20), ("c", 10)].map { id, points in
                            .with {
                                $0.item = id
                                $0.points = PBDecimal(Int64(points))
                            }
                        }
                    })), by: .supervision)
        try finding("f1", severity: 1, at: "t1", &chronicle)
        try finding("f2", severity: 3, at: "t1", &chronicle)
        try finding("f3", severity: 2, at: "t1", &chronicle)
        try chronicle.write(PBFact(about: "t1", .rectificationAccepted(.with { $0.finding = "f2" })), by: .supervision)
        return Told(world: world, chronicle: chronicle, inspected: inspected)
    }

    private static func draft(_ id: String, _ period: String) -> PBDraftPledge {
        .with {
            $0.pledge = id
            $0.period = period
            $0.quantity = 1
            $0.due = "2025-10-01"
            $0.weight = 1
        }
    }

    private static func pledge(
        _ unit: String, _ ids: [String], verified: [String], closedOut: [String] = [], period: String = World.period,
        _ chronicle: inout Chronicle
    ) throws {
        for id in ids { try chronicle.write(PBFact(about: unit, .pledgeDrafted(draft(id, period))), by: .pledges) }
        try chronicle.write(PBFact(about: unit, .letterSigned(.with { $0.signing.period = period })), by: .pledges)
        try chronicle.write(PBFact(about: unit, .letterInForce(.with { $0.period = period })), by: .pledges)
        for id in verified {
            try chronicle.write(PBFact(about: unit, .reportedDone(.with { $0.pledge = id })), by: .pledges)
            try chronicle.write(
                PBFact(
                    about: unit,
                    .pledgeVerified(
                        .with {
                            $0.pledge = id
                            $0.quantity = 1
                            $0.standardMet = true
                        })), by: .pledges)
        }
        for id in closedOut { try chronicle.write(PBFact(about: unit, .pledgeClosedOut(.with { $0.pledge = id })), by: .pledges) }
    }

    private static func finding(_ id: String, severity: UInt32, at unit: String, _ chronicle: inout Chronicle) throws {
        let opening = PBOpenFinding.with {
            $0.finding = id
            $0.period = World.period
            $0.severity = severity
            $0.due = "2025-05-01"
        }
        try chronicle.write(PBFact(about: unit, .findingOpened(.with { $0.finding = opening })), by: .supervision)
    }

    @Test("pledges are counted at the unit and below it, over partitions, of the period only, once their letter is in force")
    func pledges() throws {
        var generator = SeededGenerator(seed: 1)
        let told = try Self.told()
        let topic = told.world.topics.decisions(.pledges)
        #expect(topic.partition(ofKey: "t1") != topic.partition(ofKey: "v3"))
        let facts = FollowedFacts(try told.chronicle.folded(using: &generator), on: Self.date)
        #expect(facts.pledges(atAndBelow: "t1", period: World.period) == PledgeFact(inForce: 5, verified: 2))
        #expect(facts.pledges(atAndBelow: "v3", period: World.period) == PledgeFact(inForce: 3, verified: 1))
        #expect(facts.pledges(atAndBelow: "t2", period: World.period) == PledgeFact(inForce: 1, verified: 0))
        #expect(facts.pledges(atAndBelow: "t3", period: World.period) == PledgeFact(inForce: 0, verified: 0))
        #expect(facts.pledges(atAndBelow: "county", period: World.period) == PledgeFact(inForce: 6, verified: 2))
    }

    @Test("a pledge withdrawn with consent leaves the denominator, and one rolled over stays in it, unfulfilled")
    func withdrawnAndRolledOver() throws {
        var generator = SeededGenerator(seed: 5)
        var told = try Self.told()
        try told.chronicle.write(PBFact(about: "v3", .pledgeWithdrawn(.with { $0.pledge = "p1" })), by: .pledges)
        let next = Self.draft("p3-next", "y2026")
        try told.chronicle.write(
            PBFact(
                about: "v3",
                .pledgeRolledOver(
                    .with {
                        $0.rollOver.pledge = "p3"
                        $0.draft = next
                    })), by: .pledges)
        let facts = FollowedFacts(try told.chronicle.folded(using: &generator), on: Self.date)
        #expect(facts.pledges(atAndBelow: "v3", period: World.period) == PledgeFact(inForce: 2, verified: 1))
        #expect(facts.pledges(atAndBelow: "t1", period: World.period) == PledgeFact(inForce: 4, verified: 2))
        #expect(facts.pledges(atAndBelow: "v3", period: "y2026") == PledgeFact(inForce: 0, verified: 0))
    }

    /// t2 is merged into t1 in July 2025, and t3, which had one pledge and no heir, is dissolved in August and assigned to t4 in October.
    private static func merged() throws -> Told {
        var told = try told()
        try finding("f9", severity: 2, at: "t2", &told.chronicle)
        for fact in [
            PBFact(
                about: "t2",
                .unitMerged(
                    .with {
                        $0.into = "t1"
                        $0.from = "2025-07-01"
                    })),
            PBFact(about: "t3", .unitDissolved(.with { $0.from = "2025-08-01" })),
            PBFact(
                about: "t3",
                .unitAssigned(
                    .with {
                        $0.to = "t4"
                        $0.from = "2025-10-01"
                    })),
        ] { try told.chronicle.write(fact, by: .registry) }
        return told
    }

    @Test("a merger brings the successor the pledges and findings of what it took over: its share is no better for it")
    func merger() throws {
        var generator = SeededGenerator(seed: 6)
        let references = try Self.merged().chronicle.folded(using: &generator)
        let facts = FollowedFacts(references, on: Self.date)
        #expect(facts.pledges(atAndBelow: "t1", period: World.period) == PledgeFact(inForce: 6, verified: 2))
        #expect(facts.pledges(atAndBelow: "county", period: World.period) == PledgeFact(inForce: 6, verified: 2), "and none counts twice")
        #expect((1...3).map { facts.openFindings(at: "t1", severity: $0) } == [3, 2, 0])
        #expect(facts.inspection(of: "t2", round: "q1", period: World.period) == nil, "inspections stay the unit's own")
        #expect(facts.inspection(of: "t1", round: "q1", period: World.period) != nil)
        let members = try references.registry.registry.members(of: #require(references.registry.registry.cohorts[World.cohort]))
        #expect(members == ["t1", "t4"], "what is closed is rated no more")
    }

    @Test("what a dissolved unit left counts above it until it is assigned, and then at the one that took over")
    func assigned() throws {
        var generator = SeededGenerator(seed: 7)
        let references = try Self.merged().chronicle.folded(using: &generator)
        func counts(_ day: CivilDate) -> [Int] {
            ["t4", "county"].map { FollowedFacts(references, on: day).pledges(atAndBelow: $0, period: "y2024").verified }
        }
        #expect(counts(CivilDate(year: 2025, month: 9, day: 30)) == [0, 1])
        #expect(counts(CivilDate(year: 2025, month: 10, day: 1)) == [1, 1])
    }

    @Test("an inspection is found by unit, round and period, with its decision's place")
    func inspections() throws {
        var generator = SeededGenerator(seed: 2)
        let told = try Self.told()
        let facts = FollowedFacts(try told.chronicle.folded(using: &generator), on: Self.date)
        let inspection = try #require(facts.inspection(of: "t1", round: "q1", period: World.period))
        #expect(inspection.position == told.inspected && inspection.points["a"] == PBDecimal(45))
        #expect(facts.inspection(of: "t1", round: "q2", period: World.period) == nil)
        #expect(facts.inspection(of: "t1", round: "q1", period: "y2024") == nil)
        #expect(facts.inspection(of: "t2", round: "q1", period: World.period) == nil)
    }

    @Test("findings count while open and of at least the severity asked")
    func findings() throws {
        var generator = SeededGenerator(seed: 3)
        let facts = FollowedFacts(try Self.told().chronicle.folded(using: &generator), on: Self.date)
        #expect((1...3).map { facts.openFindings(at: "t1", severity: $0) } == [2, 1, 0])
        #expect(facts.openFindings(at: "t2", severity: 1) == 0)
    }

    @Test("the service decides the same bytes in whatever legal order it folded the partitions", arguments: [1, 2, 3, 4] as [UInt64])
    func interleavings(seed: UInt64) throws {
        func closing(_ seed: UInt64) throws -> [PBFact] {
            var generator = SeededGenerator(seed: seed)
            let told = try Self.told()
            let references = try told.chronicle.folded(using: &generator)
            var context = told.world.context()
            context.referenceCut = references.cut
            var payload = PBPayload()
            payload.unit = "county"
            payload.body = told.world.closing
            let submission = Submission(
                id: SubmissionID(milliseconds: 0, random: (0, 0)), key: told.world.keys.scorer.publicKey, payload: payload)
            return ScoringCore.decide(submission, in: context, state: told.world.records, references: references).facts
        }
        let facts = try closing(seed)
        try #require(facts.count == 1)
        #expect(try facts == closing(seed + 100))
        let ranking = try PBRanking(serializedBytes: facts[0].scoring.cohortClosed.ranking)
        #expect(ranking.cut.count == 18)
        // 0.75 of 20 and 0 of 20; 2 of 5 of 60.
        #expect(ranking.entries.first?.components.map(\.exact) == ["15/1", "24/1"])
        #expect(ranking.entries.map { "\($0.rank) \($0.unit) \($0.score)" }.first == "1 t1 39.00")
    }

    @Test("genesis is the registry's; a record of a topic that is not followed changes nothing")
    func genesis() throws {
        var generator = SeededGenerator(seed: 5)
        let told = try Self.told()
        var references = try told.chronicle.folded(using: &generator)
        #expect(ScoringCore.genesis(state: ScoringState(), references: references) == told.world.registry.genesis)
        let cut = references.cut
        try references.fold(
            RecordView(offset: 0, timestamp: 0, key: nil, value: nil), of: TopicPartition(topic: "test.names.v1", partition: 0))
        #expect(references.cut == cut)
        #expect(references.standing(of: TopicPartition(topic: "test.names.v1", partition: 0)) == nil)
    }
}
