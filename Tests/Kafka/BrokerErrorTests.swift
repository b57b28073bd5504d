import Kafka
import MockKafka
import Streaming
import TestSupport
import Testing

@Suite("When brokers answer with errors")
struct BrokerErrorTests {
    private let cluster: MockCluster
    private let log: KafkaLog
    private let partition = TopicPartition(topic: "t", partition: 0)

    init() async throws {
        cluster = try MockCluster()
        try cluster.createTopic("t")
        log = try KafkaLog(configuration: KafkaConfiguration(brokers: cluster.bootstrap))
        _ = try await log.describe(topic: "t")
    }

    @Test("passing errors of an append are retried and the order is kept")
    func retriesAppends() async throws {
        let appender = try await log.appender()
        cluster.failNext(.produce, with: [.notEnoughReplicas, .notLeader, .requestTimedOut])
        for token in 0..<20 as Range<UInt64> {
            try appender.append([UInt8(token)], key: nil, to: partition, timestamp: nil, token: token)
        }
        let acknowledgements = try await within { [appender] in
            var all: [Acknowledgement] = []
            while all.count < 20 { all += try await appender.nextAcknowledgements() }
            return all
        }
        #expect(acknowledgements == (0..<20).map { Acknowledgement(token: $0, result: .success(Int64($0))) })
        await appender.abandon(within: 5_000)
    }

    @Test("a final error of an append ends the appender: nothing may follow the gap")
    func endsOnFinalErrors() async throws {
        let appender = try await log.appender()
        cluster.failNext(.produce, with: [.topicAuthorizationFailed])
        try appender.append([0], key: nil, to: partition, timestamp: nil, token: 0)
        let successes = Counter()
        let error = await #expect(throws: LogError.self) {
            try await within { [appender] in
                // The record's own acknowledgement may come before the end or not at all, but never as a success.
                while true {
                    for acknowledgement in try await appender.nextAcknowledgements() {
                        if case .success = acknowledgement.result { successes.add() }
                    }
                }
            }
        }
        guard let error, case .notAuthorized(let denial) = error else {
            Issue.record("expected the right that is missing, got \(String(describing: error))")
            return
        }
        #expect(denial.operation == .write && denial.resource == .topic("t"))
        #expect(
            denial.command
                == "kafka-acls.sh --bootstrap-server \(cluster.bootstrap) --add --allow-principal User:ANONYMOUS --operation Write --topic t"
        )
        #expect(successes.value == 0)
        #expect(throws: error) {
            try appender.append([1], key: nil, to: partition, timestamp: nil, token: 1)
        }
        await appender.abandon(within: 5_000)
        #expect(try await log.bounds(of: partition).high == 0)
    }

    @Test("a record above the size limit is refused at once and harms nothing")
    func refusesLargeRecords() async throws {
        let appender = try await log.appender()
        #expect(throws: LogError.recordTooLarge) {
            try appender.append([UInt8](repeating: 0, count: 2_000_000), key: nil, to: partition, timestamp: nil, token: 0)
        }
        try appender.append([1], key: nil, to: partition, timestamp: nil, token: 1)
        let next = try await within { [appender] in try await appender.nextAcknowledgements() }
        #expect(next.map(\.token) == [1])
        await appender.abandon(within: 5_000)
    }

    @Test("a caller who takes no acknowledgements is told that the queue is full, and can go on after taking them")
    func pushesBack() async throws {
        let small = try KafkaLog(
            configuration: KafkaConfiguration(brokers: cluster.bootstrap, properties: ["queue.buffering.max.messages": "10"]))
        _ = try await small.describe(topic: "t")
        let appender = try await small.appender()
        for token in 0..<10 as Range<UInt64> {
            try appender.append([0], key: nil, to: partition, timestamp: nil, token: token)
        }
        #expect(throws: LogError.queueFull) { try appender.append([0], key: nil, to: partition, timestamp: nil, token: 10) }
        _ = try await within { [appender] in try await appender.nextAcknowledgements() }
        try appender.append([0], key: nil, to: partition, timestamp: nil, token: 10)
        await appender.abandon(within: 5_000)
    }

    @Test("passing errors of a fetch are not seen by a reader")
    func readsOn() async throws {
        let reader = try await log.reader(of: partition, from: 0)
        _ = try await within { [reader] in try await reader.next().endReached }
        cluster.failNext(.fetch, with: [.notLeader, .leaderNotAvailable])
        let appender = try await log.appender()
        try appender.append([7], key: nil, to: partition, timestamp: nil, token: 0)
        let value = try await within { [reader] in try await reader.next().withRecord(at: 0) { $0.value?.first } }
        #expect(value == 7)
        await reader.close()
        await appender.abandon(within: 5_000)
    }

    @Test("a reader whose wait was cancelled can go on in another task and misses nothing")
    func goesOnAfterCancellation() async throws {
        let reader = try await log.reader(of: partition, from: 0)
        _ = try await within { [reader] in try await reader.next().endReached }
        let waiting = Task { [reader] in try await reader.next().count }
        waiting.cancel()
        await #expect(throws: LogError.closed) { _ = try await waiting.value }
        let appender = try await log.appender()
        try appender.append([7], key: nil, to: partition, timestamp: nil, token: 0)
        let first = try await within { [reader] in try await reader.next().withRecord(at: 0) { $0.offset } }
        #expect(first == 0)
        await reader.close()
        await appender.abandon(within: 5_000)
    }

    @Test("a log cut off behind a reader's back ends the reader for good")
    func noticesTruncation() async throws {
        let reader = try await log.reader(of: partition, from: 0)
        _ = try await within { [reader] in try await reader.next().endReached }
        cluster.failNext(.fetch, with: [.offsetOutOfRange])
        for _ in 0..<2 {
            let error = await #expect(throws: LogError.self) { try await within { [reader] in _ = try await reader.next() } }
            #expect(error == .offsetOutOfRange(partition, offset: 0))
        }
        await reader.close()
    }
}
