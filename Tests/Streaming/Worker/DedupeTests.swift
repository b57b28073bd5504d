import Foundation
import Schema
import Streaming
import Testing

@Suite("A submission sent again changes nothing")
struct DedupeTests {
    @Test("the repeat of an accepted submission points to the first, at any distance")
    func accepted() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload()
        bench.input(Send.item(payload, at: 3), Send.item(payload, at: 4))
        bench.settle()
        bench.input(Send.item(payload, at: 9))
        bench.settle()
        let decisions = try bench.accepted()
        #expect(decisions.map(\.outcomeName) == ["accepted", "repeat", "repeat"])
        for decision in decisions.dropFirst() {
            #expect(decision.repeat.firstInputOffset == 3)
            #expect(decision.repeat.accepted)
            #expect(!decision.remembered)
        }
        #expect(bench.worker.state.counts[payload.unit] == 1)
        #expect(bench.worker.seenCount == 1)
    }

    @Test("the repeat of a submission refused for good tells the refusal again, and is not decided again")
    func refused() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload(.never)
        bench.input(Send.item(payload, at: 0), Send.item(payload, at: 1))
        bench.settle()
        let decisions = try bench.accepted()
        #expect(decisions.map(\.outcomeName) == ["never", "repeat"])
        #expect(decisions[1].repeat.accepted == false)
        #expect(decisions[1].repeat.refusalCode == "never")
    }

    @Test("a submission that may come again is decided anew each time")
    func retriable() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload(.later)
        bench.input(Send.item(payload, at: 0), Send.item(payload, at: 1))
        bench.settle()
        let decisions = try bench.accepted()
        #expect(decisions.map(\.outcomeName) == ["later", "later"])
        #expect(decisions.allSatisfy { !$0.remembered })
        #expect(bench.worker.seenCount == 0)
    }

    @Test("the same id for other content is refused, and does not displace the first")
    func reused() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload()
        var other = payload
        other.pledges.draftPledge.title = "other"
        bench.input(Send.item(payload, at: 0), Send.item(other, at: 1), Send.item(payload, at: 2), Send.item(other, at: 3))
        bench.settle()
        #expect(try bench.accepted().map(\.outcomeName) == ["accepted", "id_reused", "repeat", "id_reused"])
    }

    @Test("another key may use the same id")
    func otherKey() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload()
        bench.input(Send.item(payload, at: 0), Send.item(payload, at: 1, key: SigningKey().publicKey))
        bench.settle()
        #expect(try bench.accepted().map(\.outcomeName) == ["accepted", "accepted"])
    }

    @Test("an id too old or too far ahead for its record is refused, and not remembered")
    func stale() throws {
        var bench = WorkerBench.active()
        let old = SubmissionID(milliseconds: Toy.noon - 45 * Toy.day - 1, random: (1, 1))
        let future = SubmissionID(milliseconds: Toy.noon + Toy.day + 1, random: (1, 2))
        let edge = SubmissionID(milliseconds: Toy.noon - 45 * Toy.day, random: (1, 3))
        bench.input(
            Send.item(Send.payload(id: old), at: 0), Send.item(Send.payload(id: future), at: 1), Send.item(Send.payload(id: edge), at: 2))
        bench.settle()
        #expect(try bench.accepted().map(\.outcomeName) == ["stale_id", "stale_id", "accepted"])
        #expect(bench.worker.seenCount == 1)
    }

    @Test("what was forgotten is stale by then: nothing is ever admitted twice")
    func neverTwice() throws {
        var bench = WorkerBench.active()
        var offset: Int64 = 0
        var sent: [PBPayload] = []
        for day in 0..<120 {
            let time = Toy.noon + Int64(day) * Toy.day
            let payload = Send.payload(id: SubmissionID(milliseconds: time, random: (0, UInt64(day))))
            sent.append(payload)
            // The day's own submission, and one of every earlier day again.
            for payload in [payload] + sent {
                bench.input(Send.item(payload, at: offset, time: time))
                offset += 1
            }
        }
        bench.settle()
        #expect(bench.worker.state.counts == [sent[0].unit: 120])
        #expect(bench.worker.seenCount <= 48)
        let outcomes = Set(try bench.accepted().map(\.outcomeName))
        #expect(outcomes == ["accepted", "repeat", "stale_id"])
    }

    @Test("ids are remembered over a change of writer")
    func newWriter() throws {
        var bench = WorkerBench.active()
        let payload = Send.payload()
        bench.input(Send.item(payload, at: 0))
        bench.settle()
        var heir = WorkerBench.active(log: bench.log, seed: 2)
        #expect(heir.input(Send.item(payload, at: 1)).decisions.map(\.outcomeName) == ["repeat"])
    }
}
