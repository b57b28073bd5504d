import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("What an intact log never shows stops the fold by name")
struct ViolationTests {
    @Test("a decision of an epoch whose Open is missing means that the log was cut")
    func unknownEpoch() throws {
        var log = AcceptanceRuleTests.begun()
        try expect(.unknownEpoch, of: log.value(of: log.decision { $0.epoch = 99 }), after: log)
        // Before any Open, epoch 0 is not accepted either.
        try expect(.unknownEpoch, of: LogBuilder().value(of: LogBuilder().decision()), after: LogBuilder())
        // A refused Open makes no epoch known.
        log.junk(LogBuilder.refusedOpen(98, after: 5))
        try expect(.unknownEpoch, of: log.value(of: log.decision { $0.epoch = 98 }), after: log)
    }

    @Test("an Open of another version of the wire ends what can be read, one that names another epoch does not")
    func otherWire() throws {
        let log = AcceptanceRuleTests.begun()
        func opening(_ wire: UInt32, after epoch: UInt64) -> [UInt8] {
            let open = PBOpen.with { ($0.epoch, $0.prevEpoch, $0.writer, $0.wire) = (77, epoch, "w", wire) }
            return [UInt8](encoded(PBLogRecord.with { $0.body = encoded(PBRecordBody.with { $0.open = open }) }))
        }
        for wire in [0, 1, 3] as [UInt32] { try expect(.otherWire, of: opening(wire, after: log.epoch), after: log) }
        var passed = AcceptanceRuleTests.begun()
        passed.junk(opening(1, after: log.epoch &+ 1))
        var fold = Toy.fold()
        for (offset, value) in passed.values.enumerated() { _ = try fold.foldOne(value, at: Int64(offset)) }
        #expect(fold.standing.epoch == log.epoch)
    }

    @Test("the next decision with another chain means that the log was rewritten")
    func chainBroken() throws {
        let log = AcceptanceRuleTests.begun()
        let body = encoded(PBRecordBody.with { $0.decision = log.decision() })
        for chain in [Data(), Data(count: 32), log.chain, Chain.next(after: log.chain, body: body).dropLast()] {
            let value = encoded(
                PBLogRecord.with {
                    $0.body = body
                    $0.chain = Data(chain)
                })
            try expect(.chainBroken, of: [UInt8](value), after: log)
        }
    }

    @Test("the next decision that does not go on from the submission decided last was written by somebody who had read another log")
    func inputOutOfOrder() throws {
        let log = AcceptanceRuleTests.begun()
        for wrong in [-1, 0, 3, 5] as [Int64] {
            try expect(.inputOutOfOrder, of: log.value(of: log.decision { $0.previousOffset = wrong }), after: log)
        }
        for wrong in [-1, 0, 4] as [Int64] {
            try expect(.inputOutOfOrder, of: log.value(of: log.decision(input: wrong)), after: log)
        }
    }

    @Test("a reader that stood beyond a tail that was cut off finds it at the next decision, however the log grew again")
    func grownAgain() throws {
        var (short, long) = (AcceptanceRuleTests.begun(), AcceptanceRuleTests.begun())
        long.decide()
        // The writer that comes next knows only the shorter log, and its Open comes to stand where the reader reads on.
        var fold = Toy.fold()
        try fold.foldAll(long.values)
        short.open(12)
        short.decide()
        _ = try fold.foldOne(short.values[3], at: 4)
        #expect(fold.standing.epoch == 12)
        #expect(throws: FoldViolation(.inputOutOfOrder, Toy.own, 5)) { try fold.foldOne(short.values[4], at: 5) }
    }

    @Test("offsets begin at 0, never run backwards and leave no gap")
    func offsets() throws {
        let log = AcceptanceRuleTests.begun()
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        for offset in [0, 2, -1] as [Int64] {
            #expect(throws: FoldViolation(.offsetWentBack, Toy.own, offset)) { try fold.foldOne(nil, at: offset) }
        }
        #expect(throws: FoldViolation(.offsetsMissing, Toy.own, 3)) { try fold.foldOne(nil, at: 4) }
        #expect(throws: FoldViolation(.offsetsMissing, Toy.own, 3)) { try fold.foldOne(nil, at: 17) }
        var empty = Toy.fold()
        #expect(throws: FoldViolation(.logStartMoved, Toy.own, 5)) { try empty.foldOne(nil, at: 5) }
        _ = try fold.foldOne(nil, at: 3)
        #expect(fold.nextOffset == 4)
    }

    @Test("a violation names its partition and offset and leaves the fold as it was")
    func unchanged() throws {
        let log = AcceptanceRuleTests.begun()
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        let (standing, state) = (fold.standing, fold.state)
        let violation = FoldViolation(.unknownEpoch, Toy.own, 3)
        #expect(throws: violation) { try fold.foldOne(log.value(of: log.decision { $0.epoch = 99 }), at: 3) }
        #expect(fold.standing == standing)
        #expect(fold.state == state)
        #expect(violation.description == "unknown_epoch at toy.pledges.decisions.v1[0] offset 3")
    }

    @Test("the chain of another namespace, topic or partition does not fold here")
    func elsewhere() throws {
        let log = AcceptanceRuleTests.begun()
        for partition in [TopicPartition(topic: Toy.own.topic, partition: 1), Toy.registry] {
            var fold = Toy.fold(partition)
            #expect(throws: FoldViolation(.chainBroken, partition, 1)) { try fold.foldAll(log.values) }
        }
        var fold = AcceptanceFold<ToyState>(namespace: "other", partition: Toy.own)
        #expect(throws: FoldViolation(.chainBroken, Toy.own, 1)) { try fold.foldAll(log.values) }
    }

    private func expect(_ kind: FoldViolation.Kind, of value: [UInt8], after log: LogBuilder) throws {
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        #expect(throws: FoldViolation(kind, Toy.own, log.nextOffset)) { try fold.foldOne(value, at: log.nextOffset) }
    }
}
