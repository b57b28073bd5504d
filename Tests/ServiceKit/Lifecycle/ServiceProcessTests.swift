import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Kafka
import Logging
import RegistryCore
import Schema
import ServiceLifecycle
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import ServiceKit

@Suite("A whole service over a log in memory", .timeLimit(.minutes(1)))
struct ServiceProcessTests {
    private let topics: Topics
    private let lines = LogLines()

    init() throws { topics = try #require(Topics(namespace: "pledgeline")) }

    private func process(_ log: any Log) throws -> ServiceProcess<RegistryCore> {
        let configuration = ServiceConfiguration(
            kafka: KafkaConfiguration(brokers: "none:1"), topics: topics, ownership: .fixed(index: 0, count: 1),
            health: HealthAddress(host: "127.0.0.1", port: 0), logLevel: .info, logFormat: .text, writer: "test")
        return ServiceProcess(
            configuration: configuration, log: log, ownership: try #require(StaticOwnership(instance: 0, of: 1, partitions: 1)),
            logger: lines.logger(), broker: { HealthReport.Broker(connected: true) })
    }

    /// Runs the services, then `body`, then stops gracefully and returns what `body` returned.
    private func running<R: Sendable>(_ process: ServiceProcess<RegistryCore>, _ body: @Sendable () async throws -> R) async throws -> R {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: process.services, logger: lines.logger(level: .critical)))
        let run = Task { try await group.run() }
        let result: Result<R, any Error> = await Result(body)
        await group.triggerGracefulShutdown()
        try await run.value
        return try result.get()
    }

    private func createTopics(_ log: MemoryLog, clock: PBClockMode = .broker) async throws {
        for topic in topics.all { try await log.create(specification(topic, clock: clock)) }
    }

    private func ask<R: Sendable>(
        _ path: String, _ process: ServiceProcess<RegistryCore>, _ body: @escaping @Sendable (TestResponse) -> R
    ) async throws -> R {
        try await Application(router: process.router()).test(.router) { client in
            try await client.execute(uri: path, method: .get) { body($0) }
        }
    }

    @Test("it becomes ready, publishes its head, and stops when asked")
    func life() async throws {
        let log = MemoryLog()
        try await createTopics(log)
        let process = try process(log)
        #expect(try await ask("/readyz", process) { $0.status } == .serviceUnavailable)
        let heads = TopicPartition(topic: topics.heads.name, partition: 0)
        try await running(process) {
            let written = try await records(of: heads, in: log) { !$0.isEmpty }
            let head = try PBPartitionHead(serializedBytes: written[0].value)
            #expect(head.topic == topics.decisions(.registry).name && head.offset == 0 && head.epoch != 0)
            #expect(written[0].key == "\(topics.decisions(.registry).name)/0")
            try await eventually(.seconds(90), "the broker has answered once") { await process.report().isReady }
            let ready = try await ask("/readyz", process) { ($0.status, String(buffer: $0.body)) }
            #expect(ready.0 == .ok, "\(ready.1)")
            let metrics = try await ask("/metrics", process) { String(buffer: $0.body) }
            #expect(metrics.contains(#"pledgeline_worker_activated_total{partition="0",service="registry"} 1"#))
            #expect(metrics.contains(#"pledgeline_worker_phase{service="registry",partition="0",phase="active"} 1"#))
        }
        #expect(lines.count(of: "partition active") == 1)
        #expect(try await ask("/readyz", process) { $0.status } == .serviceUnavailable)
    }

    @Test("an unreadable submission is refused, counted, and shown in a later head")
    func refusal() async throws {
        let log = MemoryLog()
        try await createTopics(log)
        let process = try process(log)
        let appender = try await log.appender()
        try appender.append(
            [0xff], key: nil, to: TopicPartition(topic: topics.submissions(.registry).name, partition: 0), timestamp: 5, token: 0)
        try await running(process) {
            // Only what has been read back counts, and only that is in a head.
            try await eventually {
                process.registry.families().contains { $0.name == ServiceMetrics.decisions }
            }
        }
        let written = try await records(of: TopicPartition(topic: topics.heads.name, partition: 0), in: log) { $0.count == 2 }
        #expect(try PBPartitionHead(serializedBytes: written[1].value).inputOffset == 0, "stopping flushes the last head")
        let metrics = try await ask("/metrics", process) { String(buffer: $0.body) }
        #expect(metrics.contains(#"outcome="refused""#))
    }

    @Test("a wrong partition count ends the process with a named error")
    func refuses() async throws {
        let log = MemoryLog()
        try await log.create(specification(topics.submissions(.registry), partitions: 3))
        let process = try process(log)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: process.services, logger: lines.logger(level: .critical)))
        await #expect(throws: StartUpError.self) { try await group.run() }
    }

    @Test("the registry needs its own topics and the heads only; those who follow need what they follow")
    func needed() {
        #expect(
            ServiceProcess<RegistryCore>.needed(topics) == [topics.submissions(.registry), topics.decisions(.registry), topics.heads])
    }

    @Test("genesis is found in the registry's decisions, and nothing before it is taken for it")
    func genesis() async throws {
        let log = MemoryLog()
        try await createTopics(log)
        let partition = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        #expect(try await GenesisReader(topics: topics, log: log).next(stopsAtEnd: true) == nil)
        var open = PBOpen()
        open.epoch = 7
        open.wire = Wire.version
        var openBody = PBRecordBody()
        openBody.open = open
        var openRecord = PBLogRecord()
        openRecord.body = try openBody.serializedData()
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = "pledgeline"
        var decision = PBDecision()
        decision.epoch = 7
        decision.previousOffset = -1
        decision.accepted.facts = [PBFact(about: "", .genesisDeclared(genesis))]
        var body = PBRecordBody()
        body.decision = decision
        let start = Chain.start(namespace: "pledgeline", topic: partition.topic, partition: 0)
        var record = PBLogRecord()
        record.body = try body.serializedData()
        record.chain = Chain.next(after: Chain.next(after: start, body: openRecord.body), body: record.body)
        let appender = try await log.appender()
        for (token, value) in [try openRecord.serializedData(), try record.serializedData()].enumerated() {
            try appender.append([UInt8](value), key: [], to: partition, timestamp: nil, token: UInt64(token))
        }
        #expect(try await GenesisReader(topics: topics, log: log).next(stopsAtEnd: true) == genesis)

        // Its counts are missing, so the service must not decide.
        let process = try process(log)
        try await running(process) {
            try await eventually { await process.report().halt?.name == "genesis_mismatch" }
            #expect(try await ask("/readyz", process) { $0.status } == .serviceUnavailable)
        }
        #expect(lines.count(of: "halt=genesis_mismatch") == 1)
        #expect(try await log.bounds(of: partition).high == 2, "not even an Open was written")
    }
}
