import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("A worker decides")
struct DecidingTests {
    @Test("each decision names its submission, the one before it, its digest, sender and time")
    func coordinates() throws {
        var bench = WorkerBench.active()
        let items = [2, 3, 10].map { Send.item(Send.payload(), at: $0, time: Toy.noon + $0) }
        bench.tell(.input(life: bench.life, items))
        bench.settle()
        let decisions = try bench.accepted()
        #expect(decisions.map(\.inputOffset) == [2, 3, 10])
        #expect(decisions.map(\.previousOffset) == [-1, 2, 3])
        #expect(decisions.map(\.seq) == [0, 1, 2])
        #expect(decisions.map(\.inputDigest) == items.map(\.digest))
        #expect(decisions.map(\.time) == [2, 3, 10].map { Toy.noon + $0 })
        #expect(decisions.allSatisfy { $0.inputPartition == 0 })
        #expect(decisions.allSatisfy { $0.submission.key == Send.key.publicKey.bytes && $0.submission.kind == "draft_pledge" })
        #expect(decisions.allSatisfy { $0.epoch == bench.open?.epoch })
    }

    @Test("a record the intake refused gets its decision, too")
    func refusedByIntake() throws {
        var bench = WorkerBench.active()
        let intake = Intake(topics: Toy.topics, service: .pledges, partition: 0)
        bench.input(intake.open(nil, at: 0), intake.open([1, 2, 3], at: 1), intake.open(Send.sealed(Send.payload()), at: 2))
        bench.settle()
        let decisions = try bench.accepted()
        #expect(decisions.map(\.outcomeName) == ["null_value", "unreadable_envelope", "accepted"])
        #expect(decisions[0].inputDigest.isEmpty)
        #expect(!decisions[0].hasSubmission)
    }

    @Test("time is the largest record time so far: it never runs back")
    func time() throws {
        var bench = WorkerBench.active()
        for (offset, time) in [5, 9, 3, -1, 10].enumerated() {
            bench.input(Send.item(Send.payload(), at: Int64(offset), time: Toy.noon + Int64(time)))
        }
        bench.settle()
        #expect(try bench.accepted().map(\.time) == [5, 9, 9, 9, 10].map { Toy.noon + $0 })
        var heir = WorkerBench.active(log: bench.log, seed: 2)
        #expect(heir.input(Send.item(Send.payload(), at: 5, time: 0)).decisions.first?.time == Toy.noon + 10)
    }

    @Test("a record dated at the end of time is decided, at a time that every reader can reckon with", arguments: [.max, .min] as [Int64])
    func endOfTime(_ time: Int64) throws {
        let item = Intake(topics: Toy.topics, service: .pledges, partition: 0).open(Send.sealed(Send.payload()), at: 0, time: time)
        var bench = WorkerBench.active()
        bench.input(item)
        bench.settle()
        let decision = try #require(try bench.accepted().first)
        #expect(decision.outcomeName == "stale_id")
        #expect(decision.time == (time > 0 ? Intake.latestTimestamp : 0))
        #expect(CivilDate(milliseconds: decision.time).days >= 0)
    }

    @Test("a decision too large for a record becomes a refusal, and changes no state")
    func tooLarge() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload(.huge)
        bench.input(Send.item(payload, at: 0), Send.item(payload, at: 1), Send.item(Send.payload(), at: 2))
        bench.settle()
        let decisions = try bench.accepted()
        #expect(decisions.map(\.outcomeName) == ["outcome_too_large", "repeat", "accepted"])
        #expect(decisions[1].repeat.refusalCode == "outcome_too_large")
        #expect(bench.log.allSatisfy { ($0?.count ?? 0) < 2_000 })
        #expect(bench.worker.state.counts == [payload.unit: 1])
    }

    @Test("no more than the window is in flight; more is decided as it is read back")
    func window() {
        var limits = WorkerBench.Worker.Limits()
        limits.inFlight = 4
        limits.queued = 6
        var bench = WorkerBench.active(limits: limits)
        #expect(bench.input(counts: 0..<9).names == Array(repeating: "append", count: 4))
        #expect(bench.worker.inFlight == 4)
        #expect(bench.worker.queuedCount == 5)
        #expect(bench.worker.wantsInput)
        bench.input(counts: 9..<10)
        #expect(!bench.worker.wantsInput)
        bench.land(1)
        bench.acknowledge()
        #expect(bench.worker.inFlight == 4, "acknowledged is not read back")
        #expect(bench.readBack().names == ["confirmed", "append"])
        #expect(bench.worker.inFlight == 4)
        #expect(bench.worker.wantsInput)
        while bench.worker.inFlight > 0 { bench.settle() }
        #expect(bench.worker.queuedCount == 0)
        #expect(bench.effects.confirmed == Array(0..<10))
    }

    @Test("a submission delivered again by the input reader is not decided again")
    func deliveredAgain() throws {
        var bench = WorkerBench.active()
        bench.input(counts: 0..<3)
        #expect(bench.input(counts: 1..<4).decisions.map(\.inputOffset) == [3])
    }

    @Test("the same events and the same seed append the same bytes")
    func deterministic() throws {
        let items = (0..<200).map { offset in
            let id = SubmissionID(milliseconds: Toy.noon, random: (UInt64(offset % 7), UInt64(offset % 40)))
            let wish: ToyCore.Wish = [.count, .never, .later, .known][offset % 4]
            return Send.item(
                Send.payload(wish, id: id, note: "\(offset % 50)", after: offset % 9 == 0 ? [Send.token(1)] : []), at: Int64(offset))
        }
        func run(seed: UInt64, batches: Int) throws -> [[UInt8]?] {
            var bench = WorkerBench.active(seed: seed)
            try bench.follow(ReferenceTests.registry("a"))
            for start in stride(from: 0, to: items.count, by: batches) {
                bench.tell(.input(life: bench.life, Array(items[start..<min(items.count, start + batches)])))
                bench.settle()
            }
            return bench.log
        }
        let first = try run(seed: 1, batches: 50)
        #expect(first.count == 201)
        #expect(try run(seed: 1, batches: 50) == first)
        #expect(try run(seed: 1, batches: 7) == first, "batches are an accident of transport")
        #expect(try run(seed: 2, batches: 50) != first)
    }

    @Test("what the worker anticipated is what every reader folds")
    func anticipated() throws {
        var bench = WorkerBench.active()
        bench.input(counts: 0..<20)
        bench.input(Send.item(Send.payload(.never), at: 20))
        bench.settle()
        var reader = Toy.fold()
        try reader.foldAll(bench.log)
        #expect(reader.state == bench.worker.state)
        #expect(reader.standing == bench.worker.standing)
        #expect(reader.ignored.isEmpty)
    }
}
