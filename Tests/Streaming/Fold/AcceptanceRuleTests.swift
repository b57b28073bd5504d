import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The acceptance rule")
struct AcceptanceRuleTests {
    /// An Open and two decisions.
    static func begun() -> LogBuilder {
        var log = LogBuilder()
        log.open(11)
        log.decide()
        log.decide(input: 4)
        return log
    }

    /// What the fold makes of one more record.
    static func outcome(of value: [UInt8]?, after log: LogBuilder) throws -> (Folded, before: Standing, after: Standing) {
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        let before = fold.standing
        let folded = try fold.foldOne(value, at: log.nextOffset)
        return (folded, before, fold.standing)
    }

    static func expectIgnored(_ value: [UInt8]?, after log: LogBuilder, _ reason: IgnoredReason) throws {
        let (folded, standing, after) = try outcome(of: value, after: log)
        guard case .ignored(let why) = folded else {
            Issue.record("\(folded) was not ignored")
            return
        }
        #expect(why == reason)
        var before = standing
        before.nextOffset += 1
        #expect(before == after, "an ignored record changes nothing but the next offset")
    }

    @Test("an Open is accepted if it names the epoch in force, and starts a new one at sequence 0")
    func open() throws {
        var log = Self.begun()
        log.open(12)
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        #expect(fold.standing.epoch == 12)
        #expect(fold.standing.nextSequence == 0)
        #expect(fold.standing.acceptedEpochs == [11, 12])
        #expect(fold.standing.lastInput == 4)
        #expect(fold.standing.chain == log.chain)
    }

    @Test("decisions are accepted in sequence, whatever gaps their submissions have")
    func decisions() throws {
        let log = Self.begun()
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        #expect(fold.standing.nextSequence == 2)
        #expect(fold.standing.lastInput == 4)
        #expect(fold.standing.nextOffset == 3)
        #expect(fold.standing.chain == log.chain)
        #expect(fold.state.counts == ["unit": 2])
        #expect(fold.ignored.isEmpty)
    }

    @Test("an Open that names another epoch is refused")
    func refusedOpen() throws {
        try Self.expectIgnored(LogBuilder.refusedOpen(13, after: 0), after: Self.begun(), .openRefused)
        try Self.expectIgnored(LogBuilder.refusedOpen(13, after: 12), after: Self.begun(), .openRefused)
    }

    @Test("an Open with epoch 0 or with an epoch accepted before is refused")
    func reusedEpoch() throws {
        var log = Self.begun()
        try Self.expectIgnored(LogBuilder.refusedOpen(0, after: 11), after: log, .epochReused)
        try Self.expectIgnored(LogBuilder.refusedOpen(11, after: 11), after: log, .epochReused)
        log.open(12)
        try Self.expectIgnored(LogBuilder.refusedOpen(11, after: 12), after: log, .epochReused)
    }

    @Test("a late decision of a superseded epoch is ignored, even one that would have been next")
    func superseded() throws {
        var log = Self.begun()
        let late = log.value(of: log.decision())
        log.open(12)
        try Self.expectIgnored(late, after: log, .epochSuperseded)
        // Sequence 0 of the old epoch is not sequence 0 of the new one.
        try Self.expectIgnored(log.value(of: log.decision { $0.epoch = 11 }), after: log, .epochSuperseded)
    }

    @Test("a decision that landed twice, or after one that never did, is ignored")
    func sequence() throws {
        let log = Self.begun()
        try Self.expectIgnored(log.values[2], after: log, .wrongSequence)
        try Self.expectIgnored(log.value(of: log.decision { $0.seq = 3 }), after: log, .wrongSequence)
        try Self.expectIgnored(log.value(of: log.decision { $0.seq = .max }), after: log, .wrongSequence)
    }

    @Test("null, empty, foreign and cut records are ignored as unreadable")
    func unreadable() throws {
        let log = Self.begun()
        for value in [nil, [], [0xff, 0xff], Array("hello".utf8)] as [[UInt8]?] {
            try Self.expectIgnored(value, after: log, .unreadable)
        }
        let next = log.value(of: log.decision())
        for length in 0..<next.count - 34 { try Self.expectIgnored(Array(next.prefix(length)), after: log, .unreadable) }
        try Self.expectIgnored([UInt8](encoded(PBLogRecord.with { $0.body = encoded(PBRecordBody()) })), after: log, .unreadable)
    }

    @Test("ignored records are counted by reason")
    func counted() throws {
        var log = Self.begun()
        log.junk(nil)
        log.junk(log.values[2])
        log.junk(log.values[2])
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        #expect(fold.ignored == [.unreadable: 1, .wrongSequence: 2])
    }

    @Test("time is the largest of the decisions, and never runs back")
    func time() throws {
        var log = Self.begun()
        log.decide { $0.time = 5_000_000_000_000 }
        log.decide { $0.time = 7 }
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        #expect(fold.standing.time == 5_000_000_000_000)
    }

    @Test("a standing admits exactly the decision that the fold accepts next")
    func admits() throws {
        let log = Self.begun()
        var fold = Toy.fold()
        try fold.foldAll(log.values)
        #expect(fold.standing.admits(log.decision()))
        #expect(!fold.standing.admits(log.decision { $0.epoch = 12 }))
        #expect(!fold.standing.admits(log.decision { $0.seq += 1 }))
        #expect(!fold.standing.admits(log.decision { $0.previousOffset -= 1 }))
        #expect(!fold.standing.admits(log.decision(input: 4)))
    }
}
