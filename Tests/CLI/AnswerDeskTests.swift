import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing
import Domain

@testable import Client
@testable import Files
@testable import Views

/// The command's client over a log in memory, with the real registry behind it.
struct AnswerDeskTests {
    private struct Quiet: EngineHooks {
        typealias Core = RegistryCore
        func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {}
        func becameActive(partition: TopicPartition, state: RegistryState, standing: Standing) async {}
        func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
        func halted(partition: TopicPartition, reason: HaltReason) async {}
        func noticed(_ notice: EngineNotice) async {}
    }

    private func connection() async throws -> Connection {
        let topics = try #require(Topics(namespace: "desk"))
        let log = MemoryLog(now: { Int64(Date().timeIntervalSince1970 * 1000) })
        let connection = Connection(topics: topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        return connection
    }

    private func genesis(_ topics: Topics, _ key: SigningKey) -> PBPayload {
        var payload = PBPayload()
        payload.registry.genesis.namespace = topics.namespace
        payload.registry.genesis.rootKey = key.publicKey.bytes
        payload.registry.genesis.wire = Wire.version
        payload.registry.genesis.clock = .declared
        payload.registry.genesis.topics = topics.genesisPartitions
        return payload
    }

    private func running(_ connection: Connection) throws -> Task<Void, any Error> {
        let ownership = try #require(StaticOwnership(instance: 0, of: 1, partitions: 1))
        let engine = ServiceEngine<RegistryCore>(
            topics: connection.topics, log: connection.log, writer: "test", ownership: ownership, hooks: Quiet())
        return Task { try await engine.run() }
    }

    @Test("a submission that is sent before anybody is there is answered when the service comes")
    func waits() async throws {
        let connection = try await connection()
        let key = SigningKey()
        let client = try await SubmissionClient(connection)
        async let outcome = client.submit(genesis(connection.topics, key), key: key, waitFor: .seconds(30))
        let service = try running(connection)
        #expect(try await outcome.status == .accepted)
        service.cancel()
        await client.close()
    }

    @Test("a sender who may not read decisions is told which right is missing, and that the submission is in the log")
    func notAllowedToRead() async throws {
        let plain = try await connection()
        let memory = try #require(plain.log as? MemoryLog)
        let decisions = plain.topics.decisions(.registry).name
        var faulty = FaultyLog(inner: memory)
        faulty.readingFailures[decisions] = .notAuthorized(Denial(.read, .topic(decisions), principal: "User:clerk"))
        let client = try await SubmissionClient(Connection(topics: plain.topics, log: faulty, brokers: "memory", language: .en))
        let outcome = try await client.submit(genesis(plain.topics, SigningKey()), key: SigningKey(), waitFor: .seconds(30))
        #expect(outcome.status == .misconfigured)
        #expect(
            outcome.text(.en).contains("is in the log") && outcome.text(.en).contains("User:clerk") && outcome.text(.en).contains(decisions)
        )
        #expect(try await memory.bounds(of: TopicPartition(topic: plain.topics.submissions(.registry).name, partition: 0)).high == 1)
        await client.close()
    }

    @Test("without a decision in time the sender is told that it is sent but not answered")
    func notAnswered() async throws {
        let connection = try await connection()
        let key = SigningKey()
        let client = try await SubmissionClient(connection)
        let outcome = try await client.submit(genesis(connection.topics, key), key: key, waitFor: .milliseconds(20))
        #expect(outcome.status == .notAnswered && outcome.sent.offset == 0)
        await client.close()
    }

    @Test("a wrong head is only a hint: the answer is found from the beginning")
    func wrongHint() async throws {
        let connection = try await connection()
        let key = SigningKey()
        let service = try running(connection)
        let client = try await SubmissionClient(connection)
        let first = try await client.submit(genesis(connection.topics, key), key: key, waitFor: .seconds(30))
        #expect(first.status == .accepted)
        await client.close()

        var head = PBPartitionHead()
        head.topic = connection.topics.decisions(.registry).name
        head.offset = 1
        head.epoch = 12345
        head.inputOffset = 0
        head.chain = Data(repeating: 7, count: Digest.size)
        let appender = try await connection.log.appender()
        let heads = TopicPartition(topic: connection.topics.heads.name, partition: 0)
        try appender.append(try head.serializedBytes(), key: Array("x".utf8), to: heads, timestamp: nil, token: 0)

        let second = try await SubmissionClient(connection)
        let outcome = try await second.submit(genesis(connection.topics, key), key: key, waitFor: .seconds(30))
        #expect(outcome.status == .refused)
        if case .refused(let refused) = outcome.answer?.decision.outcome {
            #expect(refused.code == "genesis_exists")
        } else {
            Issue.record("no answer")
        }
        service.cancel()
        await second.close()
    }

    @Test("whoever waits for decisions that cannot be read any more is told why instead of waiting for ever")
    func brokenLog() async throws {
        let connection = try await connection()
        let desk = AnswerDesk(topics: connection.topics, log: connection.log)
        try await desk.watch(.registry, partition: 0)
        // A decision of an epoch that was never opened.
        var body = PBRecordBody()
        body.decision.epoch = 7
        var record = PBLogRecord()
        record.body = try body.serializedData()
        let decisions = TopicPartition(topic: connection.topics.decisions(.registry).name, partition: 0)
        let appender = try await connection.log.appender()
        try appender.append(try record.serializedBytes(), key: nil, to: decisions, timestamp: nil, token: 0)
        await #expect(throws: FoldViolation.self) { try await desk.decided(.registry, partition: 0, upTo: 0) }
        #expect(await desk.answer(.registry, partition: 0, inputOffset: 0, within: .seconds(60)) == nil)
        await desk.close()
    }

    @Test("a log that does not acknowledge is not waited for longer than asked, and the sender is told that nobody knows")
    func unacknowledged() async throws {
        let inner = try await connection()
        let connection = Connection(topics: inner.topics, log: SilentLog(inner: inner.log), brokers: "silent", language: .en)
        let key = SigningKey()
        let client = try await SubmissionClient(connection)
        let error = await #expect(throws: CommandError.self) {
            _ = try await client.submit(genesis(connection.topics, key), key: key, waitFor: .milliseconds(50))
        }
        #expect(error?.status == .unavailable && error?.en.contains("may have arrived or not") == true)
        await client.close()
    }
}

/// A log whose records never come to be acknowledged.
private struct SilentLog: Log {
    let inner: any Log

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { try await inner.bounds(of: partition) }
    func describe(topic: String) async throws(LogError) -> TopicDescription? { try await inner.describe(topic: topic) }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await inner.create(topic) }
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        try await inner.reader(of: partition, from: offset)
    }
    func appender() async throws(LogError) -> any LogAppender { SilentAppender(inner: try await inner.appender()) }
}

private struct SilentAppender: LogAppender {
    let inner: any LogAppender

    func append(
        _ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64
    ) throws(LogError) {}
    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement] { try await inner.nextAcknowledgements() }
    func abandon(within milliseconds: Int) async { await inner.abandon(within: milliseconds) }
    func flush(within milliseconds: Int) async -> Bool { false }
}
