import Foundation
import Schema
import Streaming
import Testing

@Suite("A worker's lives")
struct LivesTests {
    /// A bench in each phase a worker can be in.
    static func phases() -> [String: WorkerBench] {
        var phases: [String: WorkerBench] = [:]
        var bench = WorkerBench()
        phases["idle"] = bench
        bench.tell(.assigned)
        phases["restoring"] = bench
        bench.readBack()
        phases["starting writer"] = bench
        bench.tell(.writerReady(life: bench.life))
        phases["opening"] = bench
        bench.land()
        bench.acknowledge()
        phases["confirming"] = bench
        bench.readBack()
        phases["inspecting"] = bench
        bench.inspect()
        phases["active"] = bench
        bench.input(counts: 0..<3)
        phases["deciding"] = bench
        bench.tell(.failed(life: bench.life, "x"))
        phases["pausing"] = bench

        var ahead = LogBuilder()
        ahead.open(11)
        ahead.decide { $0.basedOn = [Send.token(2)] }
        bench = WorkerBench(log: ahead.values)
        bench.win()
        phases["catching up"] = bench
        return phases
    }

    @Test("revoked in any phase, it gives up at once and is idle until assigned again")
    func revoked() {
        #expect(Self.phases().count == 10)
        for (name, bench) in Self.phases() {
            var bench = bench
            let effects = bench.tell(.revoked)
            #expect(effects.names == (name == "idle" ? [] : ["abandoned"]), "\(name)")
            #expect(bench.worker.phaseName == "idle", "\(name)")
            #expect(bench.worker.inFlight == 0 && bench.worker.queuedCount == 0, "\(name)")
            #expect(bench.tell(.revoked).isEmpty, "\(name)")
            #expect(bench.tell(.assigned).names == ["inspectOwn", "followOwn"], "\(name)")
        }
    }

    @Test("assigned again while it is at work changes nothing")
    func assignedAgain() {
        for (name, bench) in Self.phases() where name != "idle" {
            var bench = bench
            #expect(bench.tell(.assigned).isEmpty, "\(name)")
            #expect(bench.worker.phaseName == Self.phases()[name]?.worker.phaseName)
        }
    }

    @Test("events of an earlier life are ignored in every phase")
    func earlier() throws {
        for (name, bench) in Self.phases() {
            var bench = bench
            let before = (bench.worker.phaseName, bench.worker.standing, bench.life, bench.worker.queuedCount)
            for life in [bench.life &- 1, bench.life + 1] {
                let events: [WorkerEvent] = [
                    .retry(life: life), .ownRecords(life: life, LogBuilder.random(seed: 1, records: 9).batch()), .writerReady(life: life),
                    .acknowledged(
                        life: life, [Acknowledgement(token: 0, result: .success(0)), Acknowledgement(token: 9, result: .success(-1))]),
                    .endsKnown(life: life, query: 1, [Toy.registry: 0]),
                    .inputInspected(life: life, LogBounds(low: 9, high: 9), digest: nil),
                    .input(life: life, [Send.item(Send.payload(), at: 50)]), .timer(life: life, id: 1), .failed(life: life, "late"),
                ]
                for event in events { #expect(bench.tell(event).isEmpty, "\(name): \(event)") }
            }
            let after = (bench.worker.phaseName, bench.worker.standing, bench.life, bench.worker.queuedCount)
            #expect(before == after, "\(name)")
        }
    }

    @Test("events out of turn in the same life are ignored")
    func outOfTurn() {
        for (name, bench) in Self.phases() {
            var bench = bench
            if name != "starting writer" { #expect(bench.tell(.writerReady(life: bench.life)).isEmpty, "\(name)") }
            if name != "pausing" { #expect(bench.tell(.retry(life: bench.life)).isEmpty, "\(name)") }
            #expect(bench.tell(.timer(life: bench.life, id: 99)).isEmpty, "\(name)")
            #expect(bench.answer([:]).isEmpty, "\(name)")
            #expect(bench.tell(.referencesAdvanced).isEmpty, "\(name)")
            if !["active", "deciding"].contains(name) { #expect(bench.input(counts: 7..<8).isEmpty, "\(name)") }
            if name != "inspecting" { #expect(bench.inspect(low: 50, high: 60).isEmpty, "\(name)") }
        }
    }

    @Test("the driver can halt it in any phase, and nothing wakes it again")
    func stopped() {
        for (name, bench) in Self.phases() {
            var bench = bench
            #expect(bench.worker.stop(.genesisMismatch("counts")).names == ["abandoned", "halted"], "\(name)")
            #expect(bench.worker.halt == .genesisMismatch("counts"))
            #expect(bench.worker.stop(.genesisMismatch("again")).isEmpty)
            for event in [WorkerEvent.assigned, .revoked, .assigned, .retry(life: bench.life), .referencesAdvanced] {
                #expect(bench.tell(event).isEmpty, "\(name)")
            }
            #expect(bench.worker.phaseName == "halted")
            #expect(bench.worker.halt == .genesisMismatch("counts"))
        }
    }

    @Test("an acknowledgement that is not asked for is a break, not an Open")
    func stray() {
        for (name, bench) in Self.phases() where ["restoring", "starting writer", "inspecting"].contains(name) {
            var bench = bench
            let effects = bench.tell(.acknowledged(life: bench.life, [Acknowledgement(token: 0, result: .success(5))]))
            #expect(effects.names == ["abandoned", "retryAfter"], "\(name)")
        }
    }
}
