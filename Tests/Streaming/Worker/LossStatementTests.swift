import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("After a lost tail a worker goes on only by a statement of the root key")
struct LossStatementTests {
    /// Three records are left of five.
    static let left = AcceptanceRuleTests.begun()
    static let whole: LogBuilder = {
        var log = left
        log.decide()
        log.decide()
        return log
    }()
    static let lostHead = KeptHeads.Head(nextOffset: 5, chain: whole.chain)
    static let root = SigningKey()

    static func loss(setAside: Set<KeptHeads.Head> = [lostHead], lastGood: Int64 = 2, chain: Data = left.chain) -> LogStatements.Loss {
        LogStatements.Loss(lastGood: lastGood, chain: chain, setAside: setAside, reason: "the disk")
    }

    /// Told of the lost head; the leader's end is where the log ends.
    static func restored(of log: LogBuilder = left, _ losses: [LogStatements.Loss], statement: HandedOverStatement? = nil) -> WorkerBench {
        var bench = WorkerBench(log: log.values, statement: statement)
        bench.heads = [lostHead]
        bench.references.genesis = .with { $0.rootKey = root.publicKey.bytes }
        bench.references.statements.losses = losses.isEmpty ? [:] : [Toy.own: losses]
        let effects = bench.tell(.assigned) + bench.readBack()
        if effects.names.last == "queryEnds" { bench.answer([Toy.own: log.nextOffset]) }
        return bench
    }

    @Test("without one it halts; with one it opens the next epoch")
    func goesOn() {
        #expect(Self.restored([]).worker.halt?.name == "position_beyond_end")
        let bench = Self.restored([Self.loss()])
        #expect(bench.worker.halt == nil && bench.effects.names.last == "startWriter")
    }

    @Test("a statement about other heads, or other good records, does not help")
    func others() {
        let other = KeptHeads.Head(nextOffset: 5, chain: Data(count: 32))
        #expect(Self.restored([Self.loss(setAside: [other])]).worker.halt?.name == "position_beyond_end")
        let broken = Self.restored([Self.loss(chain: Data(count: 32))])
        #expect(broken.worker.halt == .logViolated(FoldViolation(.chainBroken, Toy.own, 2)))
    }

    @Test("heads that were set aside stay so when the log has gone on past them with other records")
    func later() {
        var log = Self.left
        log.open(12)
        for _ in 0..<4 { log.decide() }
        #expect(Self.restored(of: log, []).worker.halt == .logViolated(FoldViolation(.chainBroken, Toy.own, 4)))
        #expect(Self.restored(of: log, [Self.loss()]).worker.halt == nil)
    }

    @Test("a decision that rests on what was lost of a followed topic waits for no more")
    func followed() throws {
        var log = LogBuilder()
        log.open(11)
        log.decide {
            $0.basedOn = [
                .with {
                    $0.service = .registry
                    $0.offset = 7
                }
            ]
        }
        for (setAside, halts) in [(8, false), (6, true)] as [(Int64, Bool)] {
            var bench = WorkerBench(log: log.values)
            let head = KeptHeads.Head(nextOffset: setAside, chain: Data(count: 32))
            bench.references.statements.losses = [Toy.registry: [Self.loss(setAside: [head], lastGood: 1)]]
            try bench.follow(ReferenceTests.registry("a"))
            bench.win()
            if bench.effects.names.last == "queryEnds" { bench.answer([Toy.registry: 2]) }
            #expect((bench.worker.halt != nil) == halts)
        }
    }

    // MARK: Handed over

    static func statement(by key: SigningKey = root, topic: String = Toy.own.topic) throws -> HandedOverStatement? {
        let random = SubmissionID(milliseconds: Toy.noon, random: (0, 1))
        let payload = PBPayload.with {
            $0.id = random.description
            $0.namespace = Toy.topics.namespace
            $0.registry.acceptLoss = .with {
                $0.topic = topic
                $0.lastGoodOffset = 2
                $0.lastGoodChain = left.chain
                $0.lostHeads = [
                    .with {
                        $0.offset = 4
                        $0.chain = whole.chain
                    }
                ]
                $0.reason = "the disk"
            }
        }
        return HandedOverStatement([UInt8](try PBEnvelope.sealing(payload, with: key).serializedData()), topics: Toy.topics)
    }

    @Test("handed over, it is the first decision of the epoch, before any submission, and readers accept it")
    func first() throws {
        var bench = Self.restored([], statement: try Self.statement())
        bench.tell(.writerReady(life: bench.life))
        bench.settle()
        let effects = bench.inspect()
        #expect(effects.names == ["becameActive", "append", "assignInput"])
        let decision = try #require(effects.decisions.first)
        #expect(decision.seq == 0 && decision.inputOffset == 4 && decision.previousOffset == 4 && !decision.statement.isEmpty)
        bench.input(counts: [5])
        bench.settle()
        #expect(try bench.accepted().map(\.inputOffset) == [0, 4, 4, 5])
        #expect(bench.worker.isActive)
    }

    @Test("one signed with another key, or about another partition, is as good as none")
    func invalid() throws {
        #expect(Self.restored([], statement: try Self.statement(by: SigningKey())).worker.halt?.name == "position_beyond_end")
        #expect(Self.restored([], statement: try Self.statement(topic: Toy.registry.topic)).worker.halt?.name == "position_beyond_end")
        #expect(HandedOverStatement([1, 2, 3], topics: Toy.topics) == nil)
    }

    @Test("a decision without a submission that is not the first of its epoch stops the fold")
    func notFirst() throws {
        var fold = Toy.fold()
        try fold.foldAll(Self.left.values)
        let value = Self.left.value(of: Self.left.decision(input: 4) { $0.statement = Data([1]) })
        #expect(throws: FoldViolation(.inputOutOfOrder, Toy.own, 3)) { try fold.foldOne(value, at: 3) }
    }
}
