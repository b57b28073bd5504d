import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import ScoringCore

@Suite("Recognitions")
struct RecognitionTests {
    static let closing = PBPayload.Body.closeRecognition(
        .with {
            $0.recognition = "five-good"
            $0.period = World.period
        })

    /// t1 meets everything exactly; t2 misses all; t3 has no data; t4 meets everything with room.
    static func world() throws -> World {
        var world = try World(townships: ["t4", "t2", "t1", "t3"])
        world.facts.inspect("t1", "q1", ["a": 60, "b": 12, "c": 0])
        world.facts.pledges["t1"] = PledgeFact(inForce: 10, verified: 9)
        world.facts.findings["t1"] = [1, 1]
        world.facts.inspect("t2", "q1", ["a": 60, "b": 11, "c": 20])
        world.facts.pledges["t2"] = PledgeFact(inForce: 1000, verified: 899)
        world.facts.findings["t2"] = [2]
        world.facts.inspect("t4", "q1", ["a": 60, "b": 20, "c": 20])
        world.facts.pledges["t4"] = PledgeFact(inForce: 1, verified: 1)
        return world
    }

    @Test("exactly 90 % reaches 90 %, and a hair less does not; what is missed is named, in byte order of the units")
    func criteria() throws {
        let world = try Self.world()
        let facts = world.decide(Self.closing, by: world.keys.scorer, unit: "county").facts
        try #require(facts.count == 1)
        let closed = facts[0].scoring.recognitionClosed
        #expect(closed.entries.map(\.unit) == ["t1", "t2", "t3", "t4"])
        #expect(closed.entries.map(\.reached) == [true, false, false, true])
        #expect(closed.entries.map(\.missed) == [[], ["first-head", "pledges", "findings"], ["first-head", "pledges"], []])
        #expect(closed.cohort == "townships" && closed.period == "y2025" && closed.recognition == "five-good")
        #expect(closed.cut == world.context().cut)
    }

    @Test("only the items of the criterion's head count")
    func head() throws {
        var world = try Self.world()
        world.facts.inspect("t1", "q1", ["a": 60, "b": 11, "c": 20])
        let closed = try Scoring.recognition("five-good", period: World.period, cut: [], from: world.basis)
        #expect(closed.entries[0].missed == ["first-head"])
    }

    @Test("a recognition is decided once for a period and can then be read")
    func once() throws {
        var world = try Self.world()
        world.submit(Self.closing, by: world.keys.scorer, unit: "county")
        #expect(world.decide(Self.closing, by: world.keys.scorer, unit: "county").code == "recognition_closed")
        let closed = try #require(world.records.closedRecognition("five-good", period: World.period))
        #expect(closed.reached == 2 && closed.position.offset == 1)
    }

    @Test("recognition and ranking are apart: closing one does not close the other")
    func apart() throws {
        var world = try Self.world()
        world.submit(world.closing, by: world.keys.scorer, unit: "county")
        world.submit(Self.closing, by: world.keys.scorer, unit: "county")
    }

    @Test("only a scorer whose right reaches the top of the cohort decides it, and only one the bundle has")
    func refused() throws {
        let world = try Self.world()
        #expect(world.decide(Self.closing, by: world.keys.teller, unit: "county").code == "not_authorized")
        #expect(world.decide(Self.closing, by: world.keys.lowScorer, unit: "t1").code == "outside_right")
        #expect(world.decide(Self.closing, by: world.keys.scorer, unit: "county", on: "2024-12-01").code == "period_not_begun")
        let unknown = PBPayload.Body.closeRecognition(
            .with {
                $0.recognition = "six-good"
                $0.period = World.period
            })
        #expect(world.decide(unknown, by: world.keys.scorer, unit: "county").code == "unknown_recognition")
    }
}
