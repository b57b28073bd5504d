import Foundation
import Schema
import Streaming
import Testing

/// What one life of a worker leaves to the next.
@Suite("From one life to the next", .timeLimit(.minutes(5)))
struct SuccessiveLivesTests {
    @Test("an owner whose partition was cut below what it has read back halts, also if an acknowledgement tells it before its reader does")
    func cutUnderWriter() throws {
        var bench = WorkerBench.active()
        bench.input(counts: 0..<5)
        #expect(bench.settle().confirmed == Array(0..<5))
        bench.log.removeSubrange(3...)
        bench.input(counts: 5..<6)
        bench.land()
        #expect(bench.acknowledge().abandoned?.name == "acknowledgement_broke")
        bench.tell(.retry(life: bench.life))
        // A reader's end may lag behind; the log is asked, and has lost what was acknowledged.
        #expect(bench.readBack().names == ["queryEnds"])
        bench.answer([Toy.own: Int64(bench.log.count)])
        #expect(bench.worker.halt?.name == "position_beyond_end")
    }

    @Test("the hooks hear of one partition's decisions from one call at a time, also when a life follows another")
    func oneAtATime() async throws {
        let bench = EngineBench()
        try await bench.prepare()
        let hooks = GatedHooks()
        let ownership = Owned([0])
        var limits = ServiceEngine<ToyCore>.Limits()
        limits.checksSignatures = false
        let engine = ServiceEngine<ToyCore>(
            topics: Toy.topics, log: bench.log, writer: "a", ownership: ownership, hooks: hooks, limits: limits)
        try await running(engine) {
            try await bench.sendCounts(1, to: 0)
            try await eventually { await hooks.inside == 1 }
            ownership.suggest([])
            ownership.suggest([0])
            try await bench.sendCounts(1, to: 0)
            try await eventually { try await bench.allDecided([0]) }
            try? await eventually(.seconds(2)) { await hooks.most > 1 }
            await hooks.open()
        }
        let most = await hooks.most
        #expect(most == 1)
    }
}

/// Keeps every call waiting until the gate is opened.
private actor GatedHooks: EngineHooks {
    typealias Core = ToyCore
    private(set) var inside = 0
    private(set) var most = 0
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func open() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {
        inside += 1
        most = max(most, inside)
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        inside -= 1
    }
    func becameActive(partition: TopicPartition, state: ToyState, standing: Standing) {}
    func abandoned(partition: TopicPartition, reason: AbandonReason) {}
    func halted(partition: TopicPartition, reason: HaltReason) {}
    func noticed(_ notice: EngineNotice) {}
}
