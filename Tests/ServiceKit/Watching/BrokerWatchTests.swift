import Streaming
import Testing

@testable import ServiceKit

@Suite("Brokers are ready if they answer", .timeLimit(.minutes(1)))
struct BrokerWatchTests {
    private let lines = LogLines()
    private let log = RefusableLog(MemoryLog())
    private let clock = VirtualClock()
    private let partition = TopicPartition(topic: "t", partition: 0)

    /// Runs a watch that has had its first answer.
    private func watching(_ body: (BrokerWatch) async throws -> Void) async throws {
        try await log.create(TopicSpecification(name: "t", partitionCount: 1))
        let watch = BrokerWatch(log: log, logger: lines.logger(), time: Timekeeper(clock)) { [partition] in [partition] }
        #expect(await watch.problem?.name == "broker_not_answering", "nothing is taken for granted")
        let running = Task { try await watch.run() }
        await clock.pass(.seconds(1))
        #expect(await watch.problem == nil)
        #expect(await watch.ends == [partition: 0])
        try await body(watch)
        running.cancel()
        log.comeBack()
        try await running.value
    }

    @Test("one that has frozen is noticed within ten seconds, told once, and its coming back too")
    func frozen() async throws {
        try await watching { watch in
            // Frozen just after an answer: the longest it can take.
            log.freeze()
            await clock.pass(.seconds(8))
            #expect(await watch.problem?.name == "broker_not_answering")
            #expect(await watch.problem?.detail == "no answer within 5 s")
            await clock.pass(.seconds(600))
            #expect(lines.all.count == 1, "there is one question at a time: \(lines.all)")
            log.comeBack()
            await clock.pass(.seconds(1))
            #expect(await watch.problem == nil)
            #expect(lines.count(of: "coming back") == 1 && lines.all.count == 2)
        }
    }

    @Test("one that refuses is told by why it does, ever more seldom")
    func refusing() async throws {
        try await watching { watch in
            let refusal = LogError.notAuthorized(Denial(.describe, .topic("t")))
            await log.refuse(refusal, [.bounds])
            await clock.pass(.seconds(600))
            #expect(await watch.problem == HealthReport.Reason(.brokerRefuses, "\(refusal)"))
            #expect(log.refusedCount > 100)
            #expect((1...8).contains(lines.all.count), "\(lines.all)")
        }
    }

    @Test("a topic that is not there is an answer")
    func unknownTopic() async throws {
        try await watching { watch in
            await log.refuse(.unknownTopic("t"), [.bounds])
            await clock.pass(.seconds(10))
            #expect(await watch.problem == nil)
        }
    }
}
