import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("Remembered ids")
struct SeenSubmissionsTests {
    static let window = Int64(SeenSubmissions.windowDays) * Toy.day

    static func id(_ milliseconds: Int64, _ number: UInt64 = 1) -> SubmissionID {
        SubmissionID(milliseconds: milliseconds, random: (0, number))
    }

    @Test("an id is stale when its own time is more than 45 days ago or more than one day ahead")
    func bounds() {
        let now = Toy.noon
        #expect(SeenSubmissions.windowDays == 45)
        #expect(!SeenSubmissions.isStale(Self.id(now), at: now))
        #expect(!SeenSubmissions.isStale(Self.id(now - Self.window), at: now))
        #expect(SeenSubmissions.isStale(Self.id(now - Self.window - 1), at: now))
        #expect(!SeenSubmissions.isStale(Self.id(now + Toy.day), at: now))
        #expect(SeenSubmissions.isStale(Self.id(now + Toy.day + 1), at: now))
    }

    @Test("whole days are forgotten, and no id that is not yet stale ever is")
    func forgetting() throws {
        var state = WorkerState<NoState>()
        var ids: [SubmissionID] = []
        var largest = 0
        for step in 0..<400 {
            let now = Toy.noon + Int64(step) * Toy.day / 2
            let id = Self.id(now, UInt64(step))
            ids.append(id)
            state.apply(decision(id, time: now), at: Int64(step), of: Toy.own)
            largest = max(largest, state.seen.count)
            for (number, earlier) in ids.enumerated() where !SeenSubmissions.isStale(earlier, at: now) {
                #expect(state.seen.first(earlier, key: Send.key.publicKey)?.inputOffset == Int64(number))
            }
        }
        #expect(largest <= 2 * (SeenSubmissions.windowDays + 3))
        #expect(state.seen.first(ids[0], key: Send.key.publicKey) == nil)
    }

    @Test("only what the decision says is remembered; the first outcome stays; another key is another id")
    func remembered() throws {
        var state = WorkerState<NoState>()
        let id = Self.id(Toy.noon)
        var forgotten = decision(id, time: Toy.noon)
        forgotten.remembered = false
        state.apply(forgotten, at: 0, of: Toy.own)
        #expect(state.seen.count == 0)

        var refused = decision(id, time: Toy.noon)
        refused.refused = .with { $0.code = "never" }
        refused.inputOffset = 5
        state.apply(refused, at: 1, of: Toy.own)
        state.apply(decision(id, time: Toy.noon), at: 2, of: Toy.own)
        let first = try #require(state.seen.first(id, key: Send.key.publicKey))
        #expect(first.inputOffset == 5)
        #expect(!first.accepted)
        #expect(first.refusalCode == "never")
        #expect(state.seen.first(id, key: SigningKey().publicKey) == nil)
        #expect(state.seen.count == 1)
    }

    @Test("digests are compared whole")
    func words() {
        let bytes = Digest.sha256(Data("a".utf8))
        #expect(SeenSubmissions.Words(bytes) == SeenSubmissions.Words([UInt8](bytes)))
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(SeenSubmissions.Words(other) != SeenSubmissions.Words(bytes))
        }
    }

    private func decision(_ id: SubmissionID, time: Int64) -> PBDecision {
        var decision = PBDecision()
        decision.submission.id = id.description
        decision.submission.key = Send.key.publicKey.bytes
        decision.inputOffset = (time - Toy.noon) / (Toy.day / 2)
        decision.inputDigest = Digest.sha256(Data(id.description.utf8))
        decision.time = time
        decision.remembered = true
        decision.accepted = PBAccepted()
        return decision
    }
}
