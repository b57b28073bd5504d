import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("A service engine over a log", .timeLimit(.minutes(5)))
struct EngineTests {
    @Test(
        "three partitions with thousands of submissions: each gets exactly one accepted decision, and the hooks hear of exactly those, in order"
    )
    func decidesAll() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let hooks = RecordingHooks()
        for partition in EngineBench.partitions { try await bench.sendCounts(1_000, to: partition) }
        let engine = bench.engine("a", hooks: hooks)
        try await running(engine) {
            try await eventually { await engine.status().isReady }
            try await bench.sendCounts(500, to: 1)
            try await eventually { try await bench.allDecided(EngineBench.partitions) }
            try await eventually {
                let confirmed = await hooks.confirmed
                return EngineBench.partitions.allSatisfy { confirmed[bench.own($0)]?.count == ($0 == 1 ? 1_500 : 1_000) }
            }
        }
        for partition in EngineBench.partitions {
            let (fold, accepted, offsets) = try bench.folded(partition)
            #expect(accepted.map(\.inputOffset) == Array(0..<(partition == 1 ? 1_500 : 1_000)))
            #expect(fold.state.counts.values.reduce(0, +) == accepted.count)
            #expect(fold.ignored.isEmpty)
            let heard = await hooks.confirmed[bench.own(partition)] ?? []
            #expect(heard.map(\.offset) == offsets)
            #expect(heard.map(\.decision) == accepted)
        }
        #expect(await hooks.mismatches == 0)
    }

    @Test("signatures are checked, and a dirty input is decided like any other")
    func dirtyInput() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        var forged = Send.sealed(Send.payload())
        forged[10] ^= 1
        var values: [[UInt8]?] = []
        for _ in 0..<20 { values += [Send.sealed(Send.payload()), nil, [], [1, 2, 3], forged] }
        try await bench.send(values, to: 0)
        let engine = bench.engine("a", ownership: Owned([0]), checksSignatures: true)
        try await running(engine) { try await eventually { try await bench.allDecided([0]) } }
        let outcomes = try bench.folded(0).accepted.map(\.outcomeName)
        #expect(outcomes.count == 100)
        #expect(outcomes.filter { $0 == "accepted" }.count == 20)
        #expect(outcomes.filter { $0 == "null_value" }.count == 20)
    }

    @Test("it is ready if and only if every owned partition is active")
    func ready() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let ownership = Owned([0, 1])
        let engine = bench.engine("a", ownership: ownership)
        #expect(await engine.status().isReady == false)
        try await running(engine) {
            try await eventually { await engine.status().isReady }
            #expect(await engine.status().partitions.map(\.partition) == [0, 1])
            await engine.halt(partition: 1, reason: .genesisMismatch("test"))
            let status = await engine.status()
            #expect(!status.isReady)
            #expect(status.partitions.map(\.phase) == ["active", "halted"])
            ownership.suggest([0, 2])
            try await eventually { await engine.status().partitions.map(\.partition) == [0, 2] }
            try await eventually { await engine.status().isReady }
        }
    }

    @Test("a revoked partition is given up; assigned again, it goes on where it was")
    func revokedAndBack() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let ownership = Owned([0])
        let hooks = RecordingHooks()
        let engine = bench.engine("a", hooks: hooks, ownership: ownership)
        try await running(engine) {
            try await bench.sendCounts(50, to: 0)
            try await eventually { try await bench.allDecided([0]) }
            ownership.suggest([])
            try await eventually { await hooks.abandonments == [.revoked] }
            try await bench.sendCounts(50, to: 0)
            #expect(try bench.folded(0).accepted.count == 50)
            ownership.suggest([0])
            try await eventually { try await bench.allDecided([0]) }
        }
        #expect(try bench.folded(0).accepted.map(\.inputOffset) == Array(0..<100))
        #expect(await hooks.activations.count == 2)
    }

    @Test("cancelled in the middle and started again, it decides what was left, once each")
    func restarted() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        for partition in EngineBench.partitions { try await bench.sendCounts(600, to: partition) }
        for round in 0..<4 {
            let engine = bench.engine("run \(round)") { $0.worker.inFlight = 32 }
            let goal = 150 * (round + 1)
            try await running(engine) {
                try await eventually { try await bench.decided(0) >= min(goal, 600) }
            }
        }
        let last = bench.engine("last")
        try await running(last) { try await eventually { try await bench.allDecided(EngineBench.partitions) } }
        for partition in EngineBench.partitions {
            #expect(try bench.folded(partition).accepted.map(\.inputOffset) == Array(0..<600))
        }
    }

    @Test("what one decides with references waits for them, and a follower behind catches up")
    func references() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let unit = Toy.units(in: 0)[0]
        let engine = bench.engine("a", ownership: Owned([0]))
        try await running(engine) {
            try await eventually { await engine.status().isReady }
            let registry = ReferenceTests.registry(unit)
            let appender = try await bench.log.appender()
            for (token, value) in registry.values.enumerated() {
                try appender.append(value, key: nil, to: Toy.registry, timestamp: nil, token: UInt64(token))
            }
            try await bench.send([Send.unsigned(Send.payload(.known, unit: unit, after: [Send.token(1)]))], to: 0)
            try await eventually { try await bench.allDecided([0]) }
            try await bench.send([Send.unsigned(Send.payload(.known, unit: unit, after: [Send.token(2)]))], to: 0)
            try await eventually { try await bench.allDecided([0]) }
        }
        #expect(try bench.folded(0).accepted.map(\.outcomeName) == ["accepted", "token_beyond_end"])
        #expect(try bench.folded(0).accepted.last?.basedOn == [Send.token(2)])
    }
}
