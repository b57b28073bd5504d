import Foundation
import Schema
import Streaming
import Testing

@Suite("Causal tokens: nothing fails for being too quick, and nobody stalls a partition")
struct CausalTokenTests {
    let unit = Toy.units(in: 0)[0]

    func known(after offset: Int64, at input: Int64 = 0) -> IntakeItem {
        Send.item(Send.payload(.known, unit: unit, after: [Send.token(offset)]), at: input)
    }

    @Test("a token that is folded already costs nothing")
    func ready() throws {
        var bench = WorkerBench.active()
        try bench.follow(ReferenceTests.registry(unit))
        let effects = bench.input(known(after: 1))
        #expect(effects.names == ["append"])
        #expect(effects.decisions.first?.outcomeName == "accepted")
    }

    @Test("a token just ahead is waited for, and then the decision knows what it names")
    func waiting() throws {
        var bench = WorkerBench.active()
        #expect(bench.input(known(after: 1)).names == ["queryEnds", "startTimer"])
        #expect(bench.answer([Toy.registry: 2]).isEmpty)
        #expect(bench.input(counts: 1..<2).isEmpty, "order is kept: the next waits behind it")
        #expect(try bench.follow(ReferenceTests.registry()).isEmpty)
        let effects = try bench.follow(ReferenceTests.registry(unit))
        #expect(effects.decisions.map(\.outcomeName) == ["accepted", "accepted"])
        #expect(effects.decisions.map(\.inputOffset) == [0, 1])
    }

    @Test("a token beyond the end of its topic is refused at once, for good")
    func beyondEnd() {
        var bench = WorkerBench.active()
        bench.input(known(after: 1), Send.item(Send.payload(), at: 1))
        let effects = bench.answer([Toy.registry: 1])
        #expect(effects.decisions.map(\.outcomeName) == ["token_beyond_end", "accepted"])
        #expect(effects.decisions.first?.refused.retriable == false)
    }

    @Test("a token for a topic or partition that is not followed is refused at once")
    func notFollowed() {
        for token in [
            Send.token(0, of: .scoring), Send.token(0, partition: 1), Send.token(0, partition: -1),
            Send.token(0, of: .pledges),
        ] {
            var bench = WorkerBench.active()
            let effects = bench.input(Send.item(Send.payload(after: [token]), at: 0))
            #expect(effects.decisions.map(\.outcomeName) == ["token_not_followed"])
        }
    }

    @Test("past the bound the refusal is retriable, and the next submission goes on")
    func timeout() throws {
        var bench = WorkerBench.active()
        let effects = bench.input(known(after: 1), Send.item(Send.payload(), at: 1))
        guard case .startTimer(let life, let id, let milliseconds) = effects.last else { throw Missing("startTimer") }
        #expect(milliseconds == WorkerBench.Worker.Limits().referenceWaitMilliseconds)
        bench.answer([Toy.registry: 2])
        #expect(bench.tell(.timer(life: life, id: id + 1)).isEmpty)
        let decided = bench.tell(.timer(life: life, id: id)).decisions
        #expect(decided.map(\.outcomeName) == ["reference_not_ready", "accepted"])
        #expect(decided.first?.refused.retriable == true)
        #expect(decided.first?.remembered == false)
    }

    @Test("a timer of an earlier wait does not end a later one")
    func laterWait() throws {
        var bench = WorkerBench.active()
        guard case .startTimer(let life, let first, _) = bench.input(known(after: 1)).last else { throw Missing("startTimer") }
        try bench.follow(ReferenceTests.registry(unit))
        #expect(bench.input(known(after: 2, at: 1)).names == ["queryEnds", "startTimer"])
        #expect(bench.tell(.timer(life: life, id: first)).isEmpty)
        #expect(bench.worker.queuedCount == 1)
    }

    @Test("an answer to an earlier question says nothing of a later token")
    func laterQuestion() throws {
        var bench = WorkerBench.active()
        bench.input(known(after: 1))
        let first = bench.lastQuery
        try bench.follow(ReferenceTests.registry(unit))
        // Sent after the topic had grown; the old answer comes only now.
        bench.input(known(after: 2, at: 1))
        #expect(bench.answer([Toy.registry: 2], query: first).isEmpty)
        #expect(bench.worker.queuedCount == 1)
        #expect(bench.answer([Toy.registry: 2]).decisions.map(\.refused.code) == ["token_beyond_end"])
    }

    @Test("the largest offset a token can name is refused, not a trap")
    func extreme() {
        for offset in [Int64.max, .min, -1] {
            var bench = WorkerBench.active()
            bench.input(known(after: offset))
            bench.answer([Toy.registry: 0])
            #expect(bench.worker.queuedCount == 0)
        }
    }

    @Test("a repeat is answered without waiting for its tokens")
    func repeatDoesNotWait() throws {
        var bench = WorkerBench.active()
        try bench.follow(ReferenceTests.registry(unit))
        let payload = Send.payload(.known, unit: unit, after: [Send.token(1)])
        bench.input(Send.item(payload, at: 0))
        bench.settle()
        // A new life whose follower is still behind, but at what the decision was based on.
        let effects = bench.input(Send.item(payload, at: 1))
        #expect(effects.decisions.map(\.outcomeName) == ["repeat"])
    }
}
