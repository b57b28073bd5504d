import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Before it opens an epoch, a worker holds its log against what was told of it")
struct WitnessTests {
    static let log = AcceptanceRuleTests.begun()

    /// Restored, with these heads told; where the low end and the end are told to be elsewhere.
    static func restored(
        _ log: LogBuilder = log, heads: [KeptHeads.Head] = [], low: Int64 = 0, end: Int64? = nil
    ) -> (bench: WorkerBench, effects: [WorkerEffect]) {
        var bench = WorkerBench(log: log.values)
        bench.heads = heads
        bench.ownLow = low
        var effects = bench.tell(.assigned) + bench.readBack()
        if effects.names.last == "queryEnds" { effects += bench.answer([Toy.own: end ?? Int64(log.values.count)]) }
        return (bench, effects)
    }

    @Test("a log that begins later than at 0 is not decided on, even if no record is left to show it", arguments: [1, 3] as [Int64])
    func startMoved(_ low: Int64) {
        let (bench, effects) = Self.restored(low: low)
        #expect(effects.names == ["inspectOwn", "abandoned", "halted"])
        #expect(bench.worker.halt == .logViolated(FoldViolation(.logStartMoved, Toy.own, low)))
    }

    @Test("a log from which a record was taken halts at the gap")
    func gap() {
        var bench = WorkerBench()
        bench.tell(.assigned)
        let records = Self.log.batch().records.filter { $0.offset != 1 }
        bench.tell(.ownRecords(life: bench.life, MemoryBatch(records, endReached: 3)))
        #expect(bench.worker.halt == .logViolated(FoldViolation(.offsetsMissing, Toy.own, 1)))
    }

    @Test("heads that the log has passed with the same chain, or has just reached, are met")
    func met() {
        var short = LogBuilder()
        short.open(11)
        let heads = [KeptHeads.Head(nextOffset: 1, chain: short.chain), KeptHeads.Head(nextOffset: 3, chain: Self.log.chain)]
        let (_, effects) = Self.restored(heads: heads)
        #expect(effects.names.last == "startWriter")
    }

    @Test("a head with another chain than the log has there halts", arguments: [1, 2, 3] as [Int64])
    func other(_ nextOffset: Int64) {
        let (bench, _) = Self.restored(heads: [KeptHeads.Head(nextOffset: nextOffset, chain: Data(count: 32))])
        #expect(bench.worker.halt == .logViolated(FoldViolation(.chainBroken, Toy.own, nextOffset - 1)))
    }

    @Test("a head beyond the end that a reader is told is no loss while the leader's end is there: it reads on")
    func lagging() {
        var longer = Self.log
        longer.decide()
        let head = KeptHeads.Head(nextOffset: 4, chain: longer.chain)
        var (bench, effects) = Self.restored(heads: [head], end: 4)
        #expect(effects.names.last == "queryEnds")
        #expect(bench.worker.halt == nil && bench.worker.phaseName == "restoring")
        bench.log = longer.values
        #expect(bench.readBack().names == ["startWriter"])
    }

    @Test("a head beyond the leader's own end is a lost tail")
    func lost() {
        let (bench, _) = Self.restored(heads: [KeptHeads.Head(nextOffset: 4, chain: Data(count: 32))], end: 3)
        #expect(bench.worker.halt == .logViolated(FoldViolation(.positionBeyondEnd, Toy.own, 4)))
    }

    // MARK: While it is active

    /// Active after a decision of its own, which is read back.
    static func active() throws -> (WorkerBench, WatchPoint) {
        var bench = WorkerBench.active()
        bench.input(counts: [0, 1])
        bench.settle()
        return (bench, try #require(bench.worker.watchPoint))
    }

    @Test("seen as it should be, it goes on; as things were in an earlier life, too")
    func intact() throws {
        var (bench, point) = try Self.active()
        #expect(point.ownEnd == 3 && point.lastInput == 1)
        let fine = LogBounds(low: 0, high: 3)
        #expect(bench.tell(.watched(point, own: fine, input: fine, digest: point.lastInputDigest)).isEmpty)
        var earlier = point
        earlier.life -= 1
        #expect(bench.tell(.watched(earlier, own: LogBounds(low: 0, high: 0), input: fine, digest: nil)).isEmpty)
        #expect(bench.worker.isActive)
    }

    @Test("what is taken from under an active worker halts it by name")
    func taken() throws {
        let fine = LogBounds(low: 0, high: 3)
        let cases: [(String, LogBounds, LogBounds, Bool)] = [
            ("log_start_moved", LogBounds(low: 1, high: 3), fine, true),
            ("position_beyond_end", LogBounds(low: 0, high: 2), fine, true),
            ("input_lost", fine, LogBounds(low: 1, high: 3), true),
            ("input_lost", fine, LogBounds(low: 0, high: 1), true),
            ("input_rewritten", fine, fine, false),
        ]
        for (name, own, input, isSame) in cases {
            var (bench, point) = try Self.active()
            bench.tell(.watched(point, own: own, input: input, digest: isSame ? point.lastInputDigest : Data(count: 32)))
            #expect(bench.worker.halt?.name == name)
        }
    }

    @Test("a submission dated by another clock than genesis names is not decided, nor is any after it")
    func clock() {
        var bench = WorkerBench.active()
        bench.references.genesis = .with { $0.clock = .broker }
        var item = Send.item(Send.payload(), at: 1)
        item.timestampType = .createTime
        let effects = bench.input(Send.item(Send.payload(), at: 0), item, Send.item(Send.payload(), at: 2))
        #expect(effects.decisions.map(\.inputOffset) == [0])
        #expect(bench.worker.halt == .clockChanged(Toy.input, offset: 1))
    }
}
