import Foundation
import Schema
import Streaming
import Testing

@Suite("What was acknowledged is read back, or the log is asked what became of it")
struct ReadBackWatchTests {
    /// An Open that was acknowledged and is not read back, and the timer that watches over it.
    private func waiting() throws -> (WorkerBench, timer: UInt64) {
        var bench = WorkerBench()
        bench.tell(.assigned)
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        bench.land()
        guard case .startTimer(let life, let id, let milliseconds) = bench.acknowledge().first else { throw Missing() }
        #expect(life == bench.life)
        #expect(milliseconds == 10_000)
        return (bench, id)
    }

    struct Missing: Error {}

    @Test("a log that has lost the acknowledged Open halts the partition, although a reader at its end would wait for ever")
    func lost() throws {
        var (bench, timer) = try waiting()
        bench.log = []
        #expect(bench.tell(.timer(life: bench.life, id: timer)).names == ["startTimer", "queryEnds"])
        bench.answer([Toy.own: 0])
        #expect(bench.worker.halt == .logViolated(FoldViolation(.positionBeyondEnd, Toy.own, 1)))
    }

    @Test("a reader that is only slow is waited for")
    func slow() throws {
        var (bench, timer) = try waiting()
        bench.tell(.timer(life: bench.life, id: timer))
        #expect(bench.answer([Toy.own: 1]).isEmpty)
        bench.readBack()
        bench.inspect()
        #expect(bench.worker.isActive)
    }

    @Test("while something is read back nobody is asked, and when all is the watch ends")
    func progress() throws {
        var (bench, timer) = try waiting()
        bench.readBack()
        bench.inspect()
        bench.input(counts: 0..<2)
        bench.land()
        bench.acknowledge()
        guard case .startTimer(_, let next, _) = bench.tell(.timer(life: bench.life, id: timer)).first else { throw Missing() }
        bench.readBack(1)
        guard case .startTimer(_, let last, _) = bench.tell(.timer(life: bench.life, id: next)).first else { throw Missing() }
        #expect(!bench.effects.names.contains("queryEnds"))
        bench.readBack()
        #expect(bench.tell(.timer(life: bench.life, id: last)).isEmpty)
    }

    @Test("an answer is held against what was known when it was asked for")
    func lateAnswer() throws {
        var (bench, timer) = try waiting()
        bench.tell(.timer(life: bench.life, id: timer))
        bench.readBack()
        bench.inspect()
        bench.input(counts: 0..<3)
        bench.settle()
        // Asked when the log ended at 1; it ends at 4 by now.
        #expect(bench.answer([Toy.own: 1]).isEmpty)
        #expect(bench.worker.isActive)
    }

    @Test("a rival's refused Open between the own Open and the first decision does no harm")
    func refusedBetween() throws {
        var bench = WorkerBench.active()
        bench.log.append(LogBuilder.refusedOpen(9, after: 5))
        bench.readBack()
        bench.input(counts: 0..<2)
        #expect(bench.settle().confirmed == [0, 1])
        #expect(bench.worker.isActive)
    }
}
