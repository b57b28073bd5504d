import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("An altered log does not fold to the same standing")
struct TamperingTests {
    static let log: LogBuilder = {
        var log = LogBuilder()
        log.open(0x1111_1111_1111_1111)
        log.decide()
        log.decide()
        log.open(0x2222_2222_2222_2222)
        log.decide(input: 5)
        log.decide { $0.basedOn = [.with { $0.service = .registry }] }
        return log
    }()

    @Test("a flipped bit in an accepted decision is a broken chain there, or leaves it out; never the same standing", arguments: 0..<8)
    func flipped(bit: Int) throws {
        var honest = Toy.fold()
        try honest.foldAll(Self.log.values)
        var broken = 0
        for offset in Self.log.values.indices {
            for index in (Self.log.values[offset] ?? []).indices {
                var values = Self.log.values
                values[offset]?[index] ^= 1 << UInt8(bit)
                var fold = Toy.fold()
                do {
                    try fold.foldAll(values)
                    #expect(fold.standing != honest.standing, "bit \(bit) of byte \(index) at offset \(offset) went unseen")
                    #expect(fold.standing.chain != honest.standing.chain)
                } catch {
                    // Never before the altered record; at it if it is still the next decision, else at the next one that should have been.
                    #expect(error.offset >= Int64(offset))
                    broken += 1
                }
            }
        }
        #expect(broken > 100)
    }

    @Test("a changed fact, time or submission in an accepted decision is a broken chain at exactly that offset")
    func exactly() throws {
        let changes: [(inout PBDecision) -> Void] = [
            { $0.time += 1 }, { $0.inputOffset += 1 }, { $0.inputDigest[0] ^= 1 }, { $0.accepted.facts = [] },
            { $0.refused.code = "changed" }, { $0.submission.unit = "other" }, { $0.basedOn = [PBPosition()] }, { $0.remembered.toggle() },
        ]
        for offset in [1, 2, 4, 5] {
            for change in changes {
                var values = Self.log.values
                var record = try PBLogRecord(serializedBytes: values[offset] ?? [])
                var body = try PBRecordBody(serializedBytes: record.body)
                change(&body.decision)
                record.body = encoded(body)
                values[offset] = [UInt8](encoded(record))
                var fold = Toy.fold()
                #expect(throws: FoldViolation(.chainBroken, Toy.own, Int64(offset))) { try fold.foldAll(values) }
            }
        }
    }

    @Test("a change in an accepted Open breaks the next decision")
    func open() throws {
        var values = Self.log.values
        var record = try PBLogRecord(serializedBytes: values[3] ?? [])
        var body = try PBRecordBody(serializedBytes: record.body)
        body.open.writer = "somebody else"
        record.body = encoded(body)
        values[3] = [UInt8](encoded(record))
        var fold = Toy.fold()
        #expect(throws: FoldViolation(.chainBroken, Toy.own, 4)) { try fold.foldAll(values) }
    }

    @Test("without its Open, a writer's first decision stops the fold")
    func missingOpen() throws {
        var values = Self.log.values
        values.remove(at: 3)
        var fold = Toy.fold()
        #expect(throws: FoldViolation(.unknownEpoch, Toy.own, 3)) { try fold.foldAll(values) }
    }
}
