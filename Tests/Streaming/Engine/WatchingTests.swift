import Foundation
import Schema
import Streaming
import Testing

@Suite("What is taken from the logs is noticed while the engine runs, and still after a restart", .timeLimit(.minutes(5)))
struct WatchingTests {
    typealias Damage = @Sendable (EngineBench) -> Void

    static let registryValues = ReferenceTests.registry("a", "b").values

    /// Twenty submissions decided, and a head told of the decisions.
    private func running(damaged damage: @escaping Damage) async throws -> HaltReason? {
        let bench = try await Self.bench()
        let hooks = RecordingHooks()
        let engine = bench.engine("a", hooks: hooks, ownership: Owned([0])) { $0.watchMilliseconds = 10 }
        try await whileRunning(engine) {
            try await eventually { await hooks.confirmed[bench.own(0)]?.count == 20 }
            damage(bench)
            try await eventually { await hooks.halts[bench.own(0)] != nil }
        }
        return await hooks.halts[bench.own(0)]
    }

    /// The same after the engine that decided has ended.
    ///
    /// - Parameter opens: the submissions are looked at by the writer, so its Open comes before.
    private func restarted(opens: Bool = false, damaged damage: Damage) async throws -> HaltReason? {
        let bench = try await Self.bench()
        let engine = bench.engine("a", ownership: Owned([0]))
        try await whileRunning(engine) { try await eventually { try await bench.allDecided([0]) } }
        try await bench.tellHead(of: 0)
        let before = bench.log.values(of: bench.own(0)).count
        damage(bench)
        let reason = try await HaltingTests.halt(of: bench)
        #expect(bench.log.values(of: bench.own(0)).count <= before + (opens ? 1 : 0))
        return reason
    }

    private static func bench() async throws -> EngineBench {
        let bench = EngineBench()
        try await bench.prepare()
        try await bench.put(registryValues, to: Toy.registry)
        try await bench.sendCounts(20, to: 0)
        return bench
    }

    @Test("retention took the beginning of the decisions")
    func dropped() async throws {
        let damage: Damage = { $0.log.drop($0.own(0), before: 5) }
        let expected = HaltReason.logViolated(FoldViolation(.logStartMoved, Toy.own, 5))
        #expect(try await running(damaged: damage) == expected)
        #expect(try await restarted(damaged: damage) == expected)
    }

    @Test("all decisions were deleted, the offsets going on")
    func emptied() async throws {
        let damage: Damage = { $0.log.drop($0.own(0), before: .max) }
        #expect(try await running(damaged: damage)?.name == "log_start_moved")
        #expect(try await restarted(damaged: damage)?.name == "log_start_moved")
    }

    @Test("compaction took a decision: nothing is decided a second time")
    func compacted() async throws {
        #expect(try await restarted { $0.log.remove($0.own(0), at: 7) } == .logViolated(FoldViolation(.offsetsMissing, Toy.own, 7)))
    }

    @Test("the decisions' topic was made anew")
    func decisionsMadeAnew() async throws {
        let damage: Damage = { $0.log.makeAnew(TopicSpecification(name: Toy.own.topic, partitionCount: 8)) }
        #expect(try await running(damaged: damage)?.name == "position_beyond_end")
        #expect(try await restarted(damaged: damage)?.name == "position_beyond_end")
    }

    @Test("submissions were deleted, decided or not")
    func inputDropped() async throws {
        let damage: Damage = { $0.log.drop($0.input(0), before: 5) }
        #expect(try await running(damaged: damage)?.name == "input_lost")
        #expect(try await restarted(opens: true, damaged: damage)?.name == "input_lost")
    }

    @Test("the submissions' topic was made anew, and others were sent")
    func inputMadeAnew() async throws {
        let damage: Damage = { $0.log.makeAnew(TopicSpecification(name: Toy.input.topic, partitionCount: 8)) }
        #expect(try await running(damaged: damage)?.name == "input_lost")
        #expect(try await restarted(opens: true, damaged: damage)?.name == "input_lost")
    }

    @Test("a followed topic lost its beginning, a record from the middle, or everything")
    func followed() async throws {
        let whole = TopicSpecification(name: Toy.registry.topic, partitionCount: 1)
        #expect(try await running { $0.log.drop(Toy.registry, before: 1) }?.name == "log_start_moved")
        #expect(try await running { $0.log.makeAnew(whole) }?.name == "position_beyond_end")
        #expect(try await restarted { $0.log.drop(Toy.registry, before: 1) }?.name == "log_start_moved")
        #expect(try await restarted { $0.log.remove(Toy.registry, at: 1) }?.name == "offsets_missing")
    }

    @Test("a followed topic ends before what was told of it")
    func followedShorter() async throws {
        let bench = try await Self.bench()
        try await bench.tellHead(ReferenceTests.registry("a", "b", "c"), of: Toy.registry)
        #expect(try await HaltingTests.halt(of: bench) == .logViolated(FoldViolation(.positionBeyondEnd, Toy.registry, 4)))
    }

    @Test("a followed topic that may not be read is told with the reason for as long as that lasts")
    func followedUnreadable() async throws {
        let bench = try await Self.bench()
        let denial = LogError.notAuthorized(Denial(.read, .topic(Toy.registry.topic), principal: "User:toy"))
        let log = UnreadableLog(bench.log, unreadable: Toy.registry.topic, because: denial)
        var limits = ServiceEngine<ToyCore>.Limits()
        limits.restartMilliseconds = 5
        limits.checksSignatures = false
        let engine = ServiceEngine<ToyCore>(
            topics: Toy.topics, log: log, writer: "a", ownership: Owned([0]), hooks: RecordingHooks(), limits: limits)
        try await whileRunning(engine) {
            try await eventually { await engine.status().unread[Toy.registry]?.contains("User:toy has no right Read") == true }
            log.becomeReadable()
            try await eventually { await engine.status().unread.isEmpty }
        }
    }

    @Test("looked at again and again, an intact log is decided on")
    func whole() async throws {
        let bench = try await Self.bench()
        let hooks = RecordingHooks()
        let engine = bench.engine("a", hooks: hooks, ownership: Owned([0])) { $0.watchMilliseconds = 1 }
        try await whileRunning(engine) {
            try await eventually { await hooks.confirmed[bench.own(0)]?.count == 20 }
            try await bench.sendCounts(20, to: 0)
            try await eventually { await hooks.confirmed[bench.own(0)]?.count == 40 }
        }
        #expect(await hooks.halts.isEmpty)
    }
}
