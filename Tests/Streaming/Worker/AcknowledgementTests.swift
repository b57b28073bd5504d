import Foundation
import Schema
import Streaming
import Testing

@Suite("What the log says of appended decisions is believed only if it is exactly as expected")
struct AcknowledgementTests {
    /// Active, with three decisions appended and landed at offsets 1, 2 and 3.
    static func landed() -> WorkerBench {
        var bench = WorkerBench.active()
        bench.input(counts: 0..<3)
        bench.land()
        return bench
    }

    @Test("nothing is confirmed before it is read back, acknowledged or not")
    func readBack() {
        var bench = Self.landed()
        #expect(bench.effects.confirmed.isEmpty)
        #expect(bench.acknowledge().isEmpty)
        #expect(bench.worker.inFlight == 3)
        #expect(bench.worker.confirmedStanding.nextOffset == 1, "what is only anticipated is not confirmed")
        #expect(bench.readBack(1).confirmed == [0])
        #expect(bench.worker.confirmedStanding.nextOffset == 2)
        #expect(bench.readBack().confirmed == [1, 2])
        #expect(bench.worker.inFlight == 0)
        #expect(bench.worker.confirmedStanding == bench.worker.standing)
    }

    @Test("read back before acknowledged is fine")
    func anyOrder() {
        var bench = Self.landed()
        #expect(bench.readBack().confirmed == [0, 1, 2])
        #expect(bench.acknowledge().isEmpty)
        #expect(bench.worker.isActive)
    }

    @Test(
        "an error, an unknown offset, a gap, a step back or another token ends the life",
        arguments: [
            (1, .failure(.unavailable("x"))), (1, .success(-1)), (1, .success(0)), (1, .success(2)), (1, .success(3)), (2, .success(1)),
            (0, .success(1)),
            (7, .success(1)),
        ] as [(UInt64, Result<Int64, LogError>)])
    func broken(_ token: UInt64, _ result: Result<Int64, LogError>) {
        var bench = Self.landed()
        let effects = bench.tell(.acknowledged(life: bench.life, [Acknowledgement(token: token, result: result)]))
        #expect(effects.names == ["abandoned", "retryAfter"])
        #expect(effects.abandoned?.name == "acknowledgement_broke")
        #expect(bench.worker.inFlight == 0)
    }

    @Test("a gap in the middle of a batch of acknowledgements ends the life, and what follows is not looked at")
    func middle() {
        var bench = Self.landed()
        bench.acknowledgements[1] = Acknowledgement(token: 2, result: .success(3))
        #expect(bench.acknowledge().names == ["abandoned", "retryAfter"])
    }

    @Test("another record where an own one was expected ends the life", arguments: 0..<3)
    func foreign(at index: Int) throws {
        let bench = Self.landed()
        let bytes = try #require(bench.log[1 + index])
        for other in [nil, [], Array(bytes.dropLast()), bytes + [0], bytes.dropLast() + [bytes[bytes.count - 1] ^ 1]] as [[UInt8]?] {
            var bench = bench
            bench.log[1 + index] = other
            let effects = bench.readBack()
            #expect(effects.confirmed == (0..<Int64(index)).map { $0 })
            #expect(effects.abandoned == .foreignRecord(offset: Int64(1 + index)))
        }
    }

    @Test("a rival's Open among the records awaited ends the life before anything after it is confirmed")
    func rivalAmongOwn() throws {
        var bench = WorkerBench.active()
        bench.input(counts: 0..<2)
        bench.land(1)
        bench.log.append(LogBuilder.refusedOpen(9, after: try #require(bench.open?.epoch)))
        bench.land()
        let effects = bench.readBack()
        #expect(effects.confirmed == [0])
        #expect(effects.abandoned == .foreignRecord(offset: 2))
        #expect(try bench.accepted().map(\.inputOffset) == [0], "the log itself refused what came after the rival's Open")
    }

    @Test("a decision of the own epoch that this life did not make ends it")
    func forged() throws {
        var bench = WorkerBench.active()
        bench.input(counts: 0..<1)
        bench.settle()
        // Another worker of the same state and epoch, as after a copied process image.
        var twin = bench
        twin.input(counts: 1..<2)
        twin.land()
        bench.log = twin.log
        let effects = bench.readBack()
        #expect(effects.abandoned == .foreignRecord(offset: 2))
    }

    @Test("an own record that landed twice ends the life, and folds once")
    func twice() throws {
        var bench = Self.landed()
        bench.log.insert(bench.log[1], at: 2)
        let effects = bench.readBack()
        #expect(effects.confirmed == [0])
        #expect(effects.abandoned == .foreignRecord(offset: 2))
        #expect(try bench.accepted().map(\.inputOffset) == [0, 1, 2])
    }

    @Test("a reader or writer that broke ends the life; the next starts from nothing")
    func failed() {
        var bench = Self.landed()
        #expect(bench.tell(.failed(life: bench.life, "x")).abandoned == .failed("x"))
        #expect(bench.worker.standing.nextOffset == 0)
        #expect(bench.worker.queuedCount == 0)
        #expect(bench.tell(.failed(life: bench.life, "again")).isEmpty)
    }

    @Test("what landed before the break is decided once: the next life goes on after it")
    func nextLife() throws {
        var bench = Self.landed()
        bench.tell(.failed(life: bench.life, "x"))
        bench.tell(.retry(life: bench.life))
        bench.readBack()
        bench.tell(.writerReady(life: bench.life))
        bench.settle()
        bench.inspect()
        #expect(bench.worker.isActive)
        #expect(bench.worker.standing.lastInput == 2)
        // The input reader may deliver earlier records again.
        #expect(bench.input(counts: 0..<5).decisions.map(\.inputOffset) == [3, 4])
    }
}
