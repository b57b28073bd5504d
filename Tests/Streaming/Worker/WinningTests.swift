import Foundation
import Schema
import Streaming
import Testing

@Suite("A worker wins its partition in the log")
struct WinningTests {
    @Test("it restores, starts a writer, appends an Open, reads it back, inspects its input, and only then is active")
    func steps() throws {
        var bench = WorkerBench()
        #expect(bench.tell(.assigned).names == ["inspectOwn", "followOwn"])
        #expect(bench.worker.phaseName == "restoring")
        #expect(bench.readBack().names == ["startWriter"])
        #expect(bench.tell(.writerReady(life: bench.life)).names == ["append"])
        #expect(bench.worker.phaseName == "opening")
        bench.land()
        #expect(bench.acknowledge().names == ["startTimer"])
        #expect(!bench.worker.isActive)
        #expect(bench.readBack().names == ["inspectInput"])
        #expect(!bench.worker.isActive)
        #expect(!bench.worker.wantsInput)
        #expect(bench.inspect().names == ["becameActive", "assignInput"])
        #expect(bench.worker.isActive)
        #expect(bench.worker.wantsInput)
    }

    @Test("the Open names the epoch in force, the writer, the rules and a new random epoch")
    func open() throws {
        let before = LogBuilder.random(seed: 3, records: 60)
        var bench = WorkerBench(log: before.values)
        bench.win()
        let open = try #require(bench.open)
        #expect(open.prevEpoch == before.epoch)
        #expect(open.epoch != 0 && open.epoch != before.epoch)
        #expect(open.writer == "bench")
        #expect(open.codeVersion == ToyCore.rulesVersion)
        #expect(bench.worker.standing.epoch == open.epoch)
        #expect(bench.worker.standing.chain != before.chain)
    }

    @Test("it goes on after the submission decided last")
    func goesOn() {
        let bench = WorkerBench.active(log: AcceptanceRuleTests.begun().values)
        guard case .assignInput(_, let from) = bench.effects.last else {
            Issue.record("no input assigned")
            return
        }
        #expect(from == 5)
    }

    @Test("restoring is not over before the end of the partition")
    func restoring() {
        var bench = WorkerBench(log: LogBuilder.random(seed: 4, records: 20).values)
        bench.tell(.assigned)
        #expect(bench.readBack(19).isEmpty)
        #expect(bench.readBack().names == ["startWriter"])
    }

    @Test("an Open read back before it is acknowledged counts only once its offset is known")
    func readBeforeAcknowledged() {
        var bench = WorkerBench()
        bench.tell(.assigned)
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        bench.land()
        #expect(bench.readBack().isEmpty)
        #expect(bench.worker.phaseName == "opening")
        #expect(bench.acknowledge().names == ["inspectInput"])
    }

    @Test("records before its own Open are read first: acknowledged is not yet won")
    func upToTheOwnOpen() {
        var bench = WorkerBench(log: AcceptanceRuleTests.begun().values)
        bench.tell(.assigned)
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        // A rival was first, with two decisions.
        var rival = AcceptanceRuleTests.begun()
        rival.open(77)
        rival.decide()
        bench.log = rival.values
        bench.land()
        #expect(bench.acknowledge().names == ["startTimer"])
        #expect(bench.readBack(1).isEmpty)
        #expect(bench.readBack(1).isEmpty)
        #expect(bench.worker.phaseName == "opening")
        let effects = bench.readBack()
        #expect(effects.names == ["abandoned", "retryAfter"])
        #expect(effects.abandoned == .lostToRival("w"))
    }

    @Test("if a rival's Open was first, it pauses and tries again from the beginning, and may win then")
    func refusedThenWins() throws {
        var bench = WorkerBench()
        bench.tell(.assigned)
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        bench.log = LogBuilder.opened(5).values
        bench.land()
        bench.acknowledge()
        let first = bench.life
        let effects = bench.readBack()
        #expect(effects.abandoned == .lostToRival("w"))
        guard case .retryAfter(let life, let pause) = effects.last else { throw Missing("retryAfter") }
        #expect(life == bench.life && life != first)
        #expect(WorkerBench.Worker.Limits().retryMilliseconds.contains(pause))
        #expect(!bench.worker.isActive)

        #expect(bench.tell(.retry(life: life)).names == ["inspectOwn", "followOwn"])
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        #expect(bench.open?.prevEpoch == 5)
        bench.settle()
        bench.inspect()
        #expect(bench.worker.isActive)
    }

    @Test("a rival's Open accepted before the own is acknowledged, right after it, ends the attempt")
    func overtaken() throws {
        var bench = WorkerBench()
        bench.tell(.assigned)
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        bench.land()
        let mine = try #require(bench.open?.epoch)
        bench.log.append(LogBuilder.refusedOpen(9, after: mine))
        bench.readBack()
        #expect(bench.acknowledge().abandoned == .lostToRival("w"))
    }

    @Test("a rival's Open accepted while catching up, inspecting or active ends the life")
    func rival() throws {
        for steps in 0..<2 {
            var bench = WorkerBench()
            bench.win()
            if steps == 1 { bench.inspect() }
            bench.log.append(LogBuilder.refusedOpen(9, after: try #require(bench.open?.epoch)))
            let effects = bench.readBack()
            #expect(effects.names == ["abandoned", "retryAfter"])
            #expect(effects.abandoned == .lostToRival("w"))
            #expect(!bench.worker.isActive)
            #expect(bench.worker.standing.nextOffset == 0, "the state is dropped")
        }
    }

    @Test("a refused Open of a stranger while active changes nothing")
    func refusedStranger() {
        var bench = WorkerBench.active()
        bench.log.append(LogBuilder.refusedOpen(9, after: 12345))
        #expect(bench.readBack().isEmpty)
        #expect(bench.worker.isActive)
        #expect(bench.worker.ignored == [.openRefused: 1])
    }

    @Test(
        "an Open is never acknowledged at an unknown offset or with an error",
        arguments: [Result<Int64, LogError>.success(-1), .failure(.fatal("x"))])
    func brokenOpen(_ result: Result<Int64, LogError>) {
        var bench = WorkerBench()
        bench.tell(.assigned)
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        let effects = bench.tell(.acknowledged(life: bench.life, [Acknowledgement(token: 0, result: result)]))
        #expect(effects.abandoned?.name == "acknowledgement_broke")
    }

    @Test("a violated own partition halts by name, in restoring and while active")
    func violated() throws {
        var log = AcceptanceRuleTests.begun()
        log.junk(log.value(of: log.decision { $0.epoch = 404 }))
        var bench = WorkerBench(log: log.values)
        bench.tell(.assigned)
        #expect(bench.readBack().names == ["abandoned", "halted"])
        #expect(bench.worker.halt == .logViolated(FoldViolation(.unknownEpoch, Toy.own, 3)))

        bench = WorkerBench.active()
        bench.log.append(log.values[3])
        #expect(bench.readBack().names == ["abandoned", "halted"])
        #expect(bench.worker.halt?.name == "unknown_epoch")
    }
}

struct Missing: Error {
    let what: String
    init(_ what: String) { self.what = what }
}

extension LogBuilder {
    static func opened(_ epoch: UInt64) -> LogBuilder {
        var log = LogBuilder()
        log.open(epoch)
        return log
    }
}
