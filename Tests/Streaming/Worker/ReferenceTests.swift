import Foundation
import Schema
import Streaming
import Testing

@Suite("References: what was decided before is never undone by a slow follower")
struct ReferenceTests {
    /// A registry of an Open and decisions on these units.
    static func registry(_ units: String...) -> LogBuilder {
        var log = LogBuilder(Toy.registry)
        log.open(3)
        for unit in units { log.decide(unit: unit) }
        return log
    }

    /// Won, with a last decision that was based on the registry before offset 2.
    static func won() -> WorkerBench {
        var log = LogBuilder()
        log.open(11)
        log.decide { $0.basedOn = [Send.token(2)] }
        var bench = WorkerBench(log: log.values)
        bench.win()
        return bench
    }

    @Test("it asks for its input only when the followers are where the last decision was made")
    func waits() throws {
        var bench = Self.won()
        #expect(bench.worker.phaseName == "catching_up")
        #expect(bench.effects.names.last == "queryEnds")
        #expect(bench.answer([Toy.registry: 2]).isEmpty)
        #expect(try bench.follow(Self.registry()).isEmpty)
        #expect(!bench.effects.names.contains("inspectInput"))
        #expect(try bench.follow(Self.registry("a")).names == ["inspectInput"])
        bench.inspect()
        #expect(bench.worker.isActive)
    }

    @Test("followers that are there already need no waiting")
    func there() throws {
        var log = LogBuilder()
        log.open(11)
        log.decide { $0.basedOn = [Send.token(2)] }
        var bench = WorkerBench(log: log.values)
        try bench.follow(Self.registry("a"))
        bench.win()
        #expect(bench.effects.names.last == "inspectInput")
    }

    @Test("a followed topic that ends before what was decided on was truncated: it halts by name and stays halted")
    func truncated() throws {
        var bench = Self.won()
        #expect(bench.answer([Toy.registry: 1]).names == ["abandoned", "halted"])
        #expect(bench.worker.halt == .referenceTruncated(Toy.registry, needed: 2, end: 1))
        #expect(try bench.follow(Self.registry("a", "b")).isEmpty)
        #expect(bench.tell(.assigned).isEmpty)
        #expect(bench.worker.halt?.name == "reference_truncated")
    }

    @Test("a decision says what it was based on")
    func basedOn() throws {
        var bench = WorkerBench.active()
        #expect(bench.input(counts: 0..<1).decisions.first?.basedOn == [Send.token(0)])
        try bench.follow(Self.registry("a", "b"))
        #expect(bench.input(counts: 1..<2).decisions.first?.basedOn == [Send.token(3)])
    }

    @Test("a position counts as reached when everything before it is folded")
    func reached() throws {
        var references = ToyReferences(topics: Toy.topics)
        let batch = Self.registry("a").batch()
        for index in 0..<2 { try batch.withRecord(at: index) { try references.fold($0, of: Toy.registry) } }
        #expect(references.reached([], of: Toy.topics))
        #expect(references.reached([Send.token(2), Send.token(0)], of: Toy.topics))
        #expect(!references.reached([Send.token(3)], of: Toy.topics))
        #expect(!references.reached([Send.token(0, of: .scoring)], of: Toy.topics))
        #expect(references.positions == [Send.token(2)])
    }
}
