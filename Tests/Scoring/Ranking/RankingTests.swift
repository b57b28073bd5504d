import Domain
import Foundation
import RegistryCore
import Schema
import Seeded
import SwiftProtobuf
import Testing

@testable import ScoringCore

@Suite("Ranking")
struct RankingTests {
    /// A county whose townships t1, t2, … have these marks; nil has none.
    static func world(
        _ marks: [String?], minimumSize: UInt32 = 3, _ change: (inout PBScheme) -> Void = { _ in }
    ) throws -> World {
        let ids = marks.indices.map { "t\($0 + 1)" }
        var world = try World(townships: ids, minimumSize: minimumSize, bundle: Bundles.marksOnly(change))
        for (id, mark) in zip(ids, marks) {
            if let mark { try world.give(mark: mark, to: id) }
        }
        return world
    }

    static func order(_ ranking: PBRanking) -> [String] { ranking.entries.map { "\($0.rank) \($0.unit)" } }

    @Test(
        "units that tie share a rank in the scheme's style",
        arguments: [
            (PBRankStyle.standard, ["1 t3", "2 t1", "2 t4", "4 t2"]), (.dense, ["1 t3", "2 t1", "2 t4", "3 t2"]),
            (.modified, ["1 t3", "3 t1", "3 t4", "4 t2"]),
        ])
    func styles(style: PBRankStyle, expected: [String]) throws {
        let world = try Self.world(["80", "70", "90", "80"]) { $0.rankStyle = style }
        #expect(Self.order(try world.ranking()) == expected)
    }

    @Test(
        "every style numbers longer runs of ties as its name says",
        arguments: [
            (PBRankStyle.standard, [1, 1, 1, 4, 5, 5]), (.dense, [1, 1, 1, 2, 3, 3]), (.modified, [3, 3, 3, 4, 6, 6]),
        ])
    func runs(style: PBRankStyle, expected: [Int]) {
        #expect(Standings.ranks(of: [9, 9, 9, 8, 7, 7], style: style) == expected)
        #expect(Standings.ranks(of: [Int](), style: style).isEmpty)
    }

    @Test("a difference that rounding removes decides no rank")
    func publishedValues() throws {
        let world = try Self.world(["80.004", "80.001", "79.99"])
        #expect(Self.order(try world.ranking()) == ["1 t1", "1 t2", "3 t3"])
        #expect(try world.ranking().entries.map(\.score) == ["80.00", "80.00", "79.99"])
    }

    @Test("tie-breaks are asked in the scheme's order, on published points; who is still equal shares the rank")
    func tieBreaks() throws {
        var world = try World(
            townships: ["t1", "t2", "t3", "t4"],
            bundle: Bundles.county {
                $0.components = [Bundles.external("mark", 50), Bundles.rounds("early", 20, ["q1"]), Bundles.rounds("late", 30, ["q2"])]
                $0.tieBreaks = ["early", "late"]
                $0.places = 0
            })
        // All come to 70: t1 and t3 have 20 early, t2 has 10, t4 has 20 early by rounding alone.
        let given: [(String, String, Int64, Int64)] = [
            ("t1", "40", 100, 100), ("t2", "60", 50, 100), ("t3", "40", 100, 100), ("t4", "40.8", 98, 100),
        ]
        for (unit, mark, early, late) in given {
            try world.give(mark: mark, to: unit)
            world.facts.inspect(unit, "q1", ["a": min(60, early), "b": min(20, max(0, early - 60)), "c": max(0, early - 80)])
            world.facts.inspect(unit, "q2", ["a": min(60, late), "b": 20, "c": 20])
        }
        #expect(try world.ranking().entries.map(\.score) == ["70", "70", "70", "70"])
        #expect(Self.order(try world.ranking()) == ["1 t1", "1 t3", "1 t4", "4 t2"])
    }

    @Test("where a tie-break is missing for other units, the one that has it comes first", arguments: ["t1", "t2", "t3"])
    func missingTieBreak(first: String) throws {
        var world = try World(
            bundle: Bundles.county {
                $0.components = [Bundles.external("mark", 60), Bundles.pledges("pledges", 40)]
                $0.tieBreaks = ["pledges"]
            })
        for unit in ["t1", "t2", "t3"] { try world.give(mark: "50", to: unit) }
        world.facts.pledges[first] = PledgeFact(inForce: 2, verified: 1)
        let others = ["t1", "t2", "t3"].filter { $0 != first }.map { "2 \($0)" }
        #expect(Self.order(try world.ranking()) == ["1 \(first)"] + others + ["0 t4"])
    }

    @Test("a unit that is not rated stands without a rank after the ranked, never last among them")
    func notRated() throws {
        let world = try Self.world([nil, "70", "90", nil])
        let ranking = try world.ranking()
        #expect(Self.order(ranking) == ["1 t3", "2 t2", "0 t1", "0 t4"])
        #expect(ranking.entries.map(\.state) == [.rated, .rated, .notRated, .notRated])
    }

    @Test("a cohort of exactly the minimum size is ranked; a smaller one gets scores in byte order without ranks")
    func minimumSize() throws {
        let marks: [String?] = ["70", "80", "90"]
        #expect(Self.order(try Self.world(marks, minimumSize: 3).ranking()) == ["1 t3", "2 t2", "3 t1"])
        let small = try Self.world(marks, minimumSize: 4).ranking()
        #expect(Self.order(small) == ["0 t1", "0 t2", "0 t3"])
        #expect(small.entries.map(\.score) == ["70.00", "80.00", "90.00"])
        #expect(small.entries.allSatisfy { $0.state == .rated })
    }

    @Test("units without a rank stand in byte order, not in a language's")
    func byteOrder() throws {
        let world = try World(townships: ["t10", "t2", "t1", "t-9"], minimumSize: 9, bundle: Bundles.marksOnly())
        #expect(try world.ranking().entries.map(\.unit) == ["t-9", "t1", "t10", "t2"])
    }

    @Test("the ranking names scheme, bundle digest and cut")
    func header() throws {
        let world = try Self.world(["80", "70", "90"])
        let ranking = try world.ranking()
        #expect(ranking.namespace == "test" && ranking.scheme == "composite" && ranking.cohort == "townships" && ranking.period == "y2025")
        #expect(ranking.bundleDigest == world.registry.bundle(ofPeriod: "y2025")?.digest)
        #expect(ranking.cut.map(\.service) == [.registry, .scoring])
    }

    @Test("entries do not depend on the order in which units were registered, listed or marked", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func permutation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let marks = (1...9).map { ("t\($0)", String(Int.random(in: 60...64, using: &generator))) }
        func entries(_ units: [String], _ marked: [(String, String)], listed: Bool) throws -> [PBRankingEntry] {
            var world = try World(townships: units, cohortUnits: listed ? units.reversed() : [], bundle: Bundles.marksOnly())
            for (unit, mark) in marked { try world.give(mark: mark, to: unit) }
            return try world.ranking().entries.map { entry in
                var entry = entry
                // Where a mark stands in the log does depend on the order.
                entry.components[0].sources = []
                return entry
            }
        }
        let ids = marks.map(\.0)
        let expected = try entries(ids, marks, listed: false)
        #expect(try entries(ids.shuffled(using: &generator), marks.shuffled(using: &generator), listed: false) == expected)
        #expect(try entries(ids.shuffled(using: &generator), marks.shuffled(using: &generator), listed: true) == expected)
    }

    @Test("a better mark never makes a rank worse", arguments: [11, 12, 13] as [UInt64])
    func monotone(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let marks = (1...6).map { _ in Int.random(in: 50...60, using: &generator) }
        func rank(raisedBy raise: Int) throws -> UInt32 {
            var raised = marks
            raised[2] += raise
            return try #require(try Self.world(raised.map { String($0) }).ranking().entries.first { $0.unit == "t3" }).rank
        }
        let ranks = try (0...12).map { try rank(raisedBy: $0) }
        #expect(ranks == ranks.sorted(by: >))
    }

    @Test("the same facts give the same bytes, whatever the memory they lie in")
    func sameBytes() throws {
        let first = try Scoring.bytes(of: CompositeTests.complete().ranking())
        for _ in 0..<5 { #expect(try Scoring.bytes(of: CompositeTests.complete().ranking()) == first) }
    }
}
