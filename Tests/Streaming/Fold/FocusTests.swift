import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("A fold for a question about some units")
struct FocusTests {
    @Test(
        "stands where everybody stands, ignores what everybody ignores, and knows what is about its units",
        arguments: [11, 12, 13] as [UInt64])
    func same(seed: UInt64) throws {
        let log = LogBuilder.random(seed: seed, records: 300)
        let batch = log.batch()
        var (whole, some) = (Toy.fold(), Toy.fold())
        var focus: Focus? = Focus(on: ["unit-1"], mentions: ["unit-1"])
        for index in 0..<batch.count {
            _ = try batch.withRecord(at: index) { try whole.fold($0) }
            try batch.withRecord(at: index) { try some.fold($0, on: &focus) }
            #expect(some.standing.chain == whole.standing.chain && some.standing.nextOffset == whole.standing.nextOffset)
            #expect(some.standing.epoch == whole.standing.epoch && some.standing.nextSequence == whole.standing.nextSequence)
            #expect(some.standing.lastInput == whole.standing.lastInput && some.standing.time == whole.standing.time)
            #expect(some.ignored == whole.ignored)
            #expect(some.state.counts["unit-1"] == whole.state.counts["unit-1"])
        }
        #expect(some.state.counts.keys.allSatisfy { $0 == "unit-1" } && whole.state.counts.count > 2)
    }

    @Test("without a focus it is the fold of everything")
    func nothing() throws {
        let log = LogBuilder.random(seed: 14, records: 100)
        let batch = log.batch()
        var (whole, other) = (Toy.fold(), Toy.fold())
        var focus: Focus?
        for index in 0..<batch.count {
            _ = try batch.withRecord(at: index) { try whole.fold($0) }
            try batch.withRecord(at: index) { try other.fold($0, on: &focus) }
        }
        #expect(whole.standing == other.standing && whole.state == other.state)
    }

    @Test("a decision about another unit that mentions one of its own is applied, and said to be; a tick always")
    func mentioned() throws {
        var log = LogBuilder()
        log.open(11)
        log.decide(unit: "other") { $0.accepted.facts = [ToyCore.fact("other", "for village, by June")] }
        log.decide(unit: "third")
        log.decide(unit: "fourth") { $0.submission.kind = "tick" }
        var fold = Toy.fold()
        var focus: Focus? = Focus(on: ["village"], mentions: ["village"])
        let batch = log.batch()
        for index in 0..<batch.count { try batch.withRecord(at: index) { try fold.fold($0, on: &focus) } }
        #expect(fold.state.counts == ["other": 1, "fourth": 1])
        #expect(focus?.mentioning == ["other"])
        #expect(fold.standing.chain == log.chain)
    }

    @Test("what an intact log never shows stops it as it stops everybody, also at records that it does not decode")
    func violations() throws {
        let begun = AcceptanceRuleTests.begun()
        let changes: [(inout PBDecision) -> Void] = [
            { $0.epoch = 404 }, { $0.previousOffset += 1 }, { $0.inputOffset = $0.previousOffset },
        ]
        for change in changes {
            let value = begun.value(of: begun.decision(change))
            expectSame(value, after: begun)
        }
        var broken = begun.value(of: begun.decision())
        broken[broken.count - 1] ^= 1
        expectSame(broken, after: begun)
    }

    private func expectSame(_ value: [UInt8], after log: LogBuilder) {
        func violation(_ focus: Focus?) -> FoldViolation? {
            var (fold, focus) = (Toy.fold(), focus)
            let batch = MemoryBatch(
                (log.values + [value]).enumerated().map { MemoryBatch.Record(offset: Int64($0), timestamp: 0, value: $1) })
            do {
                for index in 0..<batch.count { try batch.withRecord(at: index) { try fold.fold($0, on: &focus) } }
                return nil
            } catch {
                return error as? FoldViolation
            }
        }
        let expected = violation(nil)
        #expect(expected != nil && violation(Focus(on: ["nobody"], mentions: ["nobody"])) == expected)
    }
}
