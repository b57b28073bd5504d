import Kafka
import MockKafka
import Streaming
import TestSupport
import Testing

@Suite("When the broker is away")
struct OutageTests {
    @Test("questions throw unavailable within their bound and the status says so")
    func absentBroker() async throws {
        // Port 1 of the loopback: nobody listens there.
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: "127.0.0.1:1", operationTimeoutMilliseconds: 500))
        let questions: [@Sendable () async throws -> Void] = [
            { _ = try await log.describe(topic: "t") },
            { _ = try await log.bounds(of: TopicPartition(topic: "t", partition: 0)) },
            { try await log.create(TopicSpecification(name: "t", partitionCount: 1)) },
            { _ = try await log.reader(of: TopicPartition(topic: "t", partition: 0), from: 0).next() },
        ]
        for question in questions {
            let error = try await within { await #expect(throws: LogError.self) { try await question() } }
            guard case .unavailable = error else {
                Issue.record("expected unavailable, got \(String(describing: error))")
                continue
            }
        }
        try await eventually { log.status.allBrokersDown && !log.status.isConnected && log.status.lastError != nil }
    }

    @Test("a reader's first next() can be cancelled while its start is being checked")
    func cancelledCheck() async throws {
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: "127.0.0.1:1", operationTimeoutMilliseconds: 120_000))
        let reader = try await log.reader(of: TopicPartition(topic: "t", partition: 0), from: 0)
        let waiting = Task { try await reader.next().count }
        waiting.cancel()
        try await within {
            _ = await #expect(throws: LogError.closed) { _ = try await waiting.value }
        }
    }

    @Test("a stopped and restarted broker is found again: readers go on by themselves, records land exactly once and in order")
    func restart() async throws {
        let broker = try await TrialBroker.start()
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: broker.bootstrap))
        let partition = TopicPartition(topic: "outage", partition: 0)
        try await log.create(TopicSpecification(name: partition.topic, partitionCount: 1))
        let reader = try await log.reader(of: partition, from: 0)
        let reading = Task { () throws -> [UInt8] in
            var read: [UInt8] = []
            while read.count < 200 {
                let batch = try await reader.next()
                for index in 0..<batch.count { batch.withRecord(at: index) { read.append($0.value?.first ?? 255) } }
            }
            return read
        }
        let appender = try await log.appender()
        for token in 0..<100 as Range<UInt64> {
            try appender.append([UInt8(token)], key: nil, to: partition, timestamp: nil, token: token)
        }
        #expect(try await within { try await acknowledged(100, by: appender) }.allSatisfy { $0 })
        try await eventually { log.status.isConnected }

        try await broker.stop()
        for token in 100..<200 as Range<UInt64> {
            try appender.append([UInt8(token)], key: nil, to: partition, timestamp: nil, token: token)
        }
        #expect(await appender.flush(within: 50) == false)
        try await eventually { !log.status.isConnected }
        try await broker.restart()

        #expect(try await within { try await acknowledged(100, by: appender) }.allSatisfy { $0 })
        #expect(try await within { try await reading.value } == Array(0..<200))
        #expect(try await log.bounds(of: partition).high == 200)
        try await eventually { log.status.isConnected && !log.status.allBrokersDown }
        await reader.close()
        await appender.abandon(within: 5_000)
        try await broker.discard()
    }

    @Test("abandoning an appender whose broker is away does not wait for it")
    func abandonDuringOutage() async throws {
        let cluster = try MockCluster()
        let log = try KafkaLog(configuration: KafkaConfiguration(brokers: cluster.bootstrap))
        try cluster.createTopic("t")
        _ = try await log.describe(topic: "t")
        let appender = try await log.appender()
        try cluster.setBroker(1, isUp: false)
        for token in 0..<100 as Range<UInt64> {
            try appender.append([1], key: nil, to: TopicPartition(topic: "t", partition: 0), timestamp: nil, token: token)
        }
        try await within { await appender.abandon(within: 2_000) }
    }

    private func acknowledged(_ count: Int, by appender: any LogAppender) async throws -> [Bool] {
        var results: [Bool] = []
        while results.count < count {
            results += try await appender.nextAcknowledgements().map { acknowledgement in
                if case .success = acknowledgement.result { true } else { false }
            }
        }
        return results
    }
}
