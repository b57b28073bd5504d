import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import Client

struct ProducerTests {
    @Test("a submission that was acknowledged without saying where is sent again under the same id, and its place is told")
    func unknownOffset() async throws {
        let (log, prepared) = try await Self.log(losing: 2)
        let producer = try await Producer(log: log)
        let sent = try await producer.send(prepared)
        #expect(sent.offset == 2)
        let values = log.inner.values(of: prepared.target)
        #expect(values == [prepared.value, prepared.value, prepared.value])
        await producer.close()
    }

    @Test("a log that never says where is not asked for ever")
    func neverKnown() async throws {
        let (log, prepared) = try await Self.log(losing: .max)
        let producer = try await Producer(log: log)
        let error = await #expect(throws: LogError.self) { _ = try await producer.send(prepared) }
        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        await producer.close()
    }

    private static func log(losing count: Int) async throws -> (ForgetfulLog, PreparedSubmission) {
        let topics = try #require(Topics(namespace: "forgetful"))
        let log = ForgetfulLog(inner: MemoryLog(), count: count)
        for topic in topics.all { try await log.create(TopicSpecification(name: topic.name, partitionCount: topic.partitions)) }
        var payload = PBPayload()
        payload.registry.genesis.namespace = topics.namespace
        var random = SystemRandomNumberGenerator()
        let id = SubmissionID(milliseconds: 1_700_000_000_000, using: &random)
        return (log, try PreparedSubmission(payload, id: id, topics: topics, key: SigningKey(), time: 1_700_000_000_000))
    }
}

/// A log that takes every record, but whose first acknowledgements do not say where.
private struct ForgetfulLog: Log {
    let inner: MemoryLog
    let count: Int

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { try await inner.bounds(of: partition) }
    func describe(topic: String) async throws(LogError) -> TopicDescription? { try await inner.describe(topic: topic) }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await inner.create(topic) }
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        try await inner.reader(of: partition, from: offset)
    }
    func appender() async throws(LogError) -> any LogAppender { ForgetfulAppender(inner: try await inner.appender(), count: count) }
}

private struct ForgetfulAppender: LogAppender {
    let inner: any LogAppender
    let count: Int

    func append(
        _ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64
    ) throws(LogError) {
        try inner.append(value, key: key, to: partition, timestamp: timestamp, token: token)
    }

    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement] {
        try await inner.nextAcknowledgements().map { acknowledgement in
            guard case .success(let offset) = acknowledgement.result, offset < Int64(count) else { return acknowledgement }
            return Acknowledgement(token: acknowledgement.token, result: .success(-1))
        }
    }

    func abandon(within milliseconds: Int) async { await inner.abandon(within: milliseconds) }
    func flush(within milliseconds: Int) async -> Bool { await inner.flush(within: milliseconds) }
}
