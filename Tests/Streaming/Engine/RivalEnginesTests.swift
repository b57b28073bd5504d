import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Two engines that both believe to own the same partitions", .timeLimit(.minutes(15)))
struct RivalEnginesTests {
    @Test("decide every submission exactly once between them, and their readers agree")
    func rivals() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let (left, right) = (RecordingHooks(), RecordingHooks())
        let one = bench.engine("left", hooks: left) { $0.worker.inFlight = 64 }
        let other = bench.engine("right", hooks: right) { $0.worker.inFlight = 64 }
        try await running(one, other) {
            for _ in 0..<8 {
                for partition in EngineBench.partitions { try await bench.sendCounts(150, to: partition) }
                try await eventually { try await bench.allDecided(EngineBench.partitions) }
            }
        }
        for partition in EngineBench.partitions {
            let (fold, accepted, offsets) = try bench.folded(partition)
            #expect(accepted.map(\.inputOffset) == Array(0..<1_200))
            #expect(fold.state.counts.values.reduce(0, +) == 1_200)
            let again = try bench.folded(partition)
            #expect(again.fold.state == fold.state)
            #expect(again.fold.standing == fold.standing)

            // Nothing was told outside that the log did not accept, nothing twice, and each in order.
            let a = await left.confirmed[bench.own(partition)] ?? []
            let b = await right.confirmed[bench.own(partition)] ?? []
            #expect(Set(a.map(\.offset)).isDisjoint(with: b.map(\.offset)))
            #expect(Set((a + b).map(\.offset)).isSubset(of: offsets))
            for heard in [a, b] { #expect(heard.map(\.offset) == heard.map(\.offset).sorted()) }
        }
        let abandonments = await left.abandonments + right.abandonments
        #expect(abandonments.contains { $0 != .revoked }, "they never met: the test shows nothing")
    }

    @Test("an heir decides what was in flight when the first was cancelled")
    func heir() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let first = bench.engine("first") { $0.worker.inFlight = 8 }
        try await running(first) {
            try await eventually { await first.status().isReady }
            try await bench.sendCounts(400, to: 2)
        }
        let decided = try bench.folded(2).accepted.count
        #expect(decided <= 400)
        let heir = bench.engine("heir")
        try await running(heir) { try await eventually { try await bench.allDecided([2]) } }
        #expect(try bench.folded(2).accepted.map(\.inputOffset) == Array(0..<400))
    }

    @Test("an old engine that wakes up after another took over is ended by the log, and neither decides twice")
    func takenOver() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let hooks = RecordingHooks()
        let old = bench.engine("old", hooks: hooks, ownership: Owned([0])) { $0.worker.retryMilliseconds = 60_000...60_001 }
        let new = bench.engine("new", ownership: Owned([0]))
        try await running(old) {
            try await eventually { await old.status().isReady }
            try await running(new) {
                try await eventually { await new.status().isReady }
                try await bench.sendCounts(300, to: 0)
                try await eventually { try await bench.allDecided([0]) }
                try await eventually { await !hooks.abandonments.isEmpty }
                #expect(await old.status().isReady == false)
            }
        }
        #expect(try bench.folded(0).accepted.map(\.inputOffset) == Array(0..<300))
    }
}
