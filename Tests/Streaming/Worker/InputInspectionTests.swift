import Foundation
import Schema
import Streaming
import Testing

@Suite("Before it decides, a worker makes sure that what was decided is still there")
struct InputInspectionTests {
    /// Won, with submission 4 decided last.
    static func won() -> WorkerBench {
        var bench = WorkerBench(log: AcceptanceRuleTests.begun().values)
        bench.win()
        return bench
    }

    @Test("it asks for the submission decided last")
    func asks() {
        guard case .inspectInput(_, let offset) = Self.won().effects.last else {
            Issue.record("does not ask")
            return
        }
        #expect(offset == 4)
    }

    @Test("with the same bytes there, it is active", arguments: [(0, 5), (0, 100)] as [(Int64, Int64)])
    func same(_ low: Int64, _ high: Int64) {
        var bench = Self.won()
        bench.inspect(low: low, high: high)
        #expect(bench.worker.isActive)
    }

    @Test(
        "if the input does not start at 0, or ends before it, submissions are lost",
        arguments: [(1, 9), (4, 5), (5, 9), (9, 9), (0, 4), (0, 0)] as [(Int64, Int64)])
    func lost(_ low: Int64, _ high: Int64) {
        var bench = Self.won()
        #expect(bench.inspect(low: low, high: high).names == ["abandoned", "halted"])
        #expect(bench.worker.halt == .inputLost(Toy.input, lastDecided: 4, low: low, high: high))
        staysHalted(&bench)
    }

    @Test("submissions lost before anything was decided are lost, too")
    func lostAtFirst() {
        var bench = WorkerBench()
        bench.win()
        bench.inspect(low: 1, high: 3)
        #expect(bench.worker.halt?.name == "input_lost")
    }

    @Test("an empty input is fine as long as nothing was decided")
    func empty() {
        var bench = WorkerBench()
        bench.win()
        bench.inspect(low: 0, high: 0)
        #expect(bench.worker.isActive)
    }

    @Test("other bytes, or none, where the submission decided last stood mean that the input was rewritten")
    func rewritten() {
        for digest in [nil, Data(), Data(count: 32)] as [Data?] {
            var bench = Self.won()
            let effects = bench.tell(.inputInspected(life: bench.life, LogBounds(low: 0, high: 9), digest: digest))
            #expect(effects.names == ["abandoned", "halted"])
            #expect(bench.worker.halt == .inputRewritten(Toy.input, offset: 4))
            staysHalted(&bench)
        }
    }

    @Test("a null submission decided last is still recognised")
    func null() {
        var log = LogBuilder()
        log.open(11)
        log.decide { $0.inputDigest = Data() }
        var bench = WorkerBench(log: log.values)
        bench.win()
        bench.inspect(digest: Data())
        #expect(bench.worker.isActive)
    }

    private func staysHalted(_ bench: inout WorkerBench) {
        let halt = bench.worker.halt
        for event in [WorkerEvent.revoked, .assigned, .retry(life: bench.life), .writerReady(life: bench.life)] {
            #expect(bench.tell(event).isEmpty)
        }
        #expect(bench.worker.halt == halt)
        #expect(!bench.worker.wantsInput)
    }
}
