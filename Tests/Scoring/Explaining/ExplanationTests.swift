import RegistryCore
import Schema
import Testing

@testable import ScoringCore

@Suite("Explanations")
struct ExplanationTests {
    @Test("every number opens into its parts, in both languages, down to the decisions")
    func complete() throws {
        let world = try CompositeTests.complete()
        let explanation = try #require(try Scoring.explanation(of: "t1", world.question(), from: world.basis))
        #expect(explanation.entry == (try world.entry("t1")))
        #expect(explanation.unitName.zh == "单位t1" && explanation.cohortName.en == "Townships" && explanation.members == 4)
        #expect(explanation.presentWeight == "100" && explanation.exactScore == "2809/34")
        #expect(explanation.summary.en == "All weight is present; the score is 82.62, rank 1 of 4 units.")
        #expect(explanation.summary.zh == "全部权重到位，得分 82.62，在 4 个单位中列第 1。")
        #expect(explanation.components.map(\.share) == ["15/17", "4/5", "3/4"])
        #expect(explanation.components[0].parts.map(\.value.en) == ["6 issued, 6 valid, 0 spoilt", "12 issued, 11 valid, 1 spoilt"])
        #expect(explanation.components[1].parts.map(\.value.zh) == ["80 分，满分 100 分"])
        #expect(explanation.components[2].parts.map(\.value.en) == ["100 of 100 points", "50 of 100 points"])
        #expect(explanation.components[2].parts.map { $0.sources.map(\.offset) } == [[5], [5]])
    }

    @Test("what is missing is named, and the counts of a group too small to be secret are not shown")
    func missing() throws {
        var world = try World()
        try world.count("t1", "committee", [2, 0, 0, 0])
        let explanation = try #require(try Scoring.explanation(of: "t1", world.question(), from: world.basis))
        #expect(explanation.components[0].parts.map(\.value.en) == ["too few valid ballots", "not reported"])
        #expect(explanation.components[0].parts.map(\.value.zh) == ["有效票太少", "没有上报"])
        #expect(explanation.summary.en.hasSuffix("below the required 60, so the unit is not rated and has no rank."))
    }

    @Test("ballots open into grades, the best first, and rounds into the items of their sheet")
    func details() throws {
        let world = try CompositeTests.complete()
        let parts = try #require(try Scoring.explanation(of: "t1", world.question(), from: world.basis)).components
        for part in parts[0].parts {
            #expect(part.grades.map(\.grade) == ["excellent", "good", "fair", "poor"])
            #expect(part.grades.map(\.points) == ["100", "80", "60", "40"])
            #expect(part.value.en.contains("\(part.grades.map(\.ballots).reduce(0, +)) valid") && part.items.isEmpty)
        }
        for part in parts[2].parts {
            #expect(part.items.map(\.item) == ["a", "b", "c"] && part.items.map(\.possible) == ["60", "20", "20"] && part.grades.isEmpty)
            let given = part.items.compactMap { Int($0.given) }.reduce(0, +)
            #expect(part.value.en == "\(given) of 100 points")
        }
        #expect(parts[1].parts.allSatisfy { $0.grades.isEmpty && $0.items.isEmpty })
    }

    @Test("of a group below its least number of ballots no grade is shown, and of a pool with it no sum from which it could be told")
    func secrecy() throws {
        var world = try World()
        // The first group is large enough, the second casts one ballot too few.
        try world.count("t1", "committee", [3, 0, 0, 0])
        try world.count("t1", "secretaries", [1, 1, 1, 1])
        let pool = try #require(try Scoring.explanation(of: "t1", world.question(), from: world.basis)).components[0]
        #expect(pool.parts[0].grades.map(\.ballots) == [3, 0, 0, 0])
        #expect(pool.parts[1].grades.isEmpty && pool.parts[1].value.en == "too few valid ballots")
        #expect(pool.share.isEmpty && pool.result.exact.isEmpty && pool.result.points.isEmpty && pool.result.missing)
    }

    @Test("of a group that casts exactly its least number every grade is shown")
    func largeEnough() throws {
        var world = try World()
        try world.count("t1", "committee", [1, 1, 1, 0])
        try world.count("t1", "secretaries", [1, 1, 1, 2])
        let pool = try #require(try Scoring.explanation(of: "t1", world.question(), from: world.basis)).components[0]
        #expect(pool.parts.map { $0.grades.map(\.ballots) } == [[1, 1, 1, 0], [1, 1, 1, 2]])
        #expect(!pool.share.isEmpty && !pool.result.missing)
    }

    @Test("whoever is not a member has no explanation")
    func stranger() throws {
        let world = try World()
        #expect(try Scoring.explanation(of: "v3", world.question(), from: world.basis) == nil)
    }

    @Test("every missing reason has a text in both languages")
    func reasons() {
        for reason in MissingReason.allCases { #expect(!reason.zh.isEmpty && !reason.en.isEmpty) }
    }
}
