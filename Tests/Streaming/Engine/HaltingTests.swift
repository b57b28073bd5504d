import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("An engine stops, by name, when a log is not what it was", .timeLimit(.minutes(5)))
struct HaltingTests {
    /// Decides twenty submissions and stops.
    static func decided() async throws -> EngineBench {
        let bench = EngineBench()
        try await bench.prepare()
        try await bench.sendCounts(20, to: 0)
        let engine = bench.engine("a", ownership: Owned([0]))
        try await running(engine) { try await eventually { try await bench.allDecided([0]) } }
        return bench
    }

    static func halt(of bench: EngineBench) async throws -> HaltReason? {
        let hooks = RecordingHooks()
        let engine = bench.engine("b", hooks: hooks, ownership: Owned([0]))
        try await running(engine) {
            try await eventually { await hooks.halts[bench.own(0)] != nil }
            #expect(await engine.status().isReady == false)
            #expect(await engine.status().partitions.map(\.phase) == ["halted"])
        }
        return await hooks.halts[bench.own(0)]
    }

    @Test("the submission decided last was rewritten")
    func inputRewritten() async throws {
        let bench = try await Self.decided()
        bench.log.overwrite(bench.input(0), at: 19, with: [1])
        #expect(try await Self.halt(of: bench) == .inputRewritten(bench.input(0), offset: 19))
    }

    @Test("submissions that were decided are gone")
    func inputLost() async throws {
        let bench = try await Self.decided()
        bench.log.truncate(bench.input(0), from: 10)
        #expect(try await Self.halt(of: bench) == .inputLost(bench.input(0), lastDecided: 19, low: 0, high: 10))
    }

    @Test("an accepted decision was rewritten")
    func chainBroken() async throws {
        let bench = try await Self.decided()
        var value = try #require(bench.log.values(of: bench.own(0))[5])
        value[value.count - 1] ^= 1
        bench.log.overwrite(bench.own(0), at: 5, with: value)
        #expect(try await Self.halt(of: bench) == .logViolated(FoldViolation(.chainBroken, bench.own(0), 5)))
    }

    @Test("its own Open is gone")
    func openGone() async throws {
        let bench = try await Self.decided()
        bench.log.overwrite(bench.own(0), at: 0, with: nil)
        #expect(try await Self.halt(of: bench) == .logViolated(FoldViolation(.unknownEpoch, bench.own(0), 1)))
    }

    @Test("a followed topic was rewritten: whether that is found before the partition is suggested or after, it is not decided in")
    func referenceRewritten() async throws {
        let bench = try await Self.decided()
        var registry = ReferenceTests.registry("a")
        registry.junk(registry.value(of: registry.decision { $0.epoch = 404 }))
        try await bench.put(registry.values, to: Toy.registry)
        let hooks = RecordingHooks()
        let ownership = Owned([0])
        let engine = bench.engine("b", hooks: hooks, ownership: ownership)
        try await running(engine) {
            try await eventually { await hooks.halts[bench.own(0)] != nil }
            ownership.suggest([0, 1])
            try await eventually { await engine.status().partitions.map(\.phase) == ["halted", "halted"] }
        }
        #expect(await hooks.halts[bench.own(0)] == .logViolated(FoldViolation(.unknownEpoch, Toy.registry, 2)))
    }

    @Test("a followed topic ends before what was decided on")
    func referenceTruncated() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        try await bench.put(ReferenceTests.registry("a", "b").values, to: Toy.registry)
        let engine = bench.engine("a", ownership: Owned([0]))
        let unit = Toy.units(in: 0)[0]
        try await running(engine) {
            try await bench.send([Send.unsigned(Send.payload(unit: unit, after: [Send.token(2)]))], to: 0)
            try await eventually { try await bench.allDecided([0]) }
        }
        bench.log.truncate(Toy.registry, from: 2)
        #expect(try await Self.halt(of: bench) == .referenceTruncated(Toy.registry, needed: 3, end: 2))
    }

    @Test("a followed topic was cut under a running engine: its reader stands beyond the end")
    func cutUnderReader() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        try await bench.put(ReferenceTests.registry("a", "b", "c").values, to: Toy.registry)
        let hooks = RecordingHooks()
        let engine = bench.engine("a", hooks: hooks, ownership: Owned([0]))
        try await running(engine) {
            let token = Send.token(3)
            try await bench.send([Send.unsigned(Send.payload(after: [token]))], to: 0)
            try await eventually { try await bench.allDecided([0]) }
            bench.log.truncate(Toy.registry, from: 1)
            // Something to wake the reader.
            try await bench.sendCounts(1, to: 1)
            try await eventually(.seconds(10)) { await hooks.halts[bench.own(0)] != nil }
        }
        #expect(await hooks.halts[bench.own(0)]?.name == "position_beyond_end")
    }

    @Test("its own decisions were cut while it was active: it does not decide them again")
    func cutUnderOwner() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        try await bench.sendCounts(20, to: 0)
        let hooks = RecordingHooks()
        let engine = bench.engine("a", hooks: hooks, ownership: Owned([0]))
        try await running(engine) {
            try await eventually { await hooks.confirmed[bench.own(0)]?.count == 20 }
            bench.log.truncate(bench.own(0), from: 10)
            // Something to wake the reader.
            try await bench.put([nil], to: bench.own(0))
            try await eventually(.seconds(20)) { await hooks.halts[bench.own(0)] != nil }
        }
        #expect(await hooks.halts[bench.own(0)] == .logViolated(FoldViolation(.positionBeyondEnd, bench.own(0), 21)))
    }
}
