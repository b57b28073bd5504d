import Domain
import Foundation
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import SwiftProtobuf

@testable import PledgelineCLI

/// A system on a cluster of three brokers in which nothing is wrong: topics, genesis, and one submission decided by each service.
struct SmallSystem {
    let topics: Topics
    let log = MemoryLog(now: { SmallSystem.now * 1_000 })
    /// Seconds since 1970.
    static let now: Int64 = 1_790_000_000

    init(clock: PBClockMode = .broker, rules: [PBService: String] = [:]) async throws {
        guard let topics = Topics(namespace: "doctor") else { throw LogError.closed }
        self.topics = topics
        for topic in topics.all {
            var settings = topic.settings(clock: clock)
            settings["min.insync.replicas"] = "2"
            settings["unclean.leader.election.enable"] = "false"
            settings["max.message.bytes"] = "1048588"
            try await log.create(
                TopicSpecification(name: topic.name, partitionCount: topic.partitions, replicationFactor: 3, settings: settings))
        }
        for service in Topics.services { try await begin(service, rules[service] ?? Self.rules(service)) }
    }

    static func rules(_ service: PBService) -> String {
        switch service {
        case .registry: RegistryCore.rulesVersion
        case .pledges: PledgesCore.rulesVersion
        case .supervision: SupervisionCore.rulesVersion
        default: ScoringCore.rulesVersion
        }
    }

    func submissions(_ service: PBService) -> TopicPartition { TopicPartition(topic: topics.submissions(service).name, partition: 0) }
    func decisions(_ service: PBService) -> TopicPartition { TopicPartition(topic: topics.decisions(service).name, partition: 0) }

    func append(_ value: [UInt8]?, to partition: TopicPartition, at time: Int64? = nil) async throws {
        let appender = try await log.appender()
        try appender.append(value, key: Array("k".utf8), to: partition, timestamp: time, token: 0)
        _ = try await appender.nextAcknowledgements()
        await appender.abandon(within: 0)
    }

    /// Something that arrived a while ago: while it is appended the topic keeps the time it is given.
    func submit(to service: PBService, secondsAgo: Int64) async throws {
        let topic = topics.submissions(service)
        try await change(topic, ["message.timestamp.type": "CreateTime"])
        try await append([2], to: submissions(service), at: (Self.now - secondsAgo) * 1_000)
        try await change(topic, ["message.timestamp.type": "LogAppendTime"])
    }

    private func begin(_ service: PBService, _ rules: String) async throws {
        let own = decisions(service)
        var standing = Standing(chain: Chain.start(namespace: topics.namespace, topic: own.topic, partition: own.partition))
        let open: Data = try PBRecordBody.with {
            $0.open = .with { ($0.epoch, $0.writer, $0.codeVersion, $0.wire) = (7, "w", rules, Wire.version) }
        }
        .serializedBytes()
        standing.chain = Chain.next(after: standing.chain, body: open)
        let first: [UInt8] = try PBLogRecord.with { $0.body = open }.serializedBytes()
        try await append(first, to: own)
        var decision = PBDecision()
        (decision.epoch, decision.seq, decision.inputOffset, decision.previousOffset) = (7, 0, 0, -1)
        decision.inputDigest = Data(count: 32)
        if service == .registry {
            decision.accepted.facts = [
                PBFact(
                    about: "",
                    .genesisDeclared(
                        .with {
                            ($0.namespace, $0.clock, $0.topics) = (topics.namespace, .broker, topics.genesisPartitions)
                            $0.wire = Wire.version
                        }))
            ]
        } else {
            decision.accepted.facts = []
        }
        let body: Data = try PBRecordBody.with { $0.decision = decision }.serializedBytes()
        standing.chain = Chain.next(after: standing.chain, body: body)
        try await append([1], to: submissions(service))
        let second: [UInt8] = try PBLogRecord.with { ($0.body, $0.chain) = (body, standing.chain) }.serializedBytes()
        try await append(second, to: own)
        (standing.nextOffset, standing.epoch, standing.nextSequence, standing.lastInput) = (2, 7, 1, 0)
        standing.acceptedEpochs = [7]
        let head: [UInt8] = try PBPartitionHead(standing, of: own).serializedBytes()
        try await append(head, to: TopicPartition(topic: topics.heads.name, partition: 0))
    }

    /// What is found that is not fine.
    func findings(
        _ change: (inout FaultyLog) -> Void = { _ in }, holder: RightsHolder? = nil, properties: [String] = []
    ) async -> [DoctorFinding] {
        await all(change, holder: holder, properties: properties).filter { $0.severity != .fine }
    }

    func all(
        _ change: (inout FaultyLog) -> Void = { _ in }, holder: RightsHolder? = nil, properties: [String] = []
    ) async -> [DoctorFinding] {
        var faulty = FaultyLog(inner: log)
        change(&faulty)
        let doctor = Doctor(
            log: faulty, topics: topics, tools: KafkaTools(brokers: "kafka:9093", isSecured: true), properties: properties, holder: holder,
            now: Self.now)
        var findings: [DoctorFinding] = []
        let worst = await doctor.run { findings.append($0) }
        // What is told and what the exit status says is the same.
        return worst == findings.map(\.severity).max() ? findings : []
    }

    /// Changes a topic's settings or its count.
    func change(_ topic: Topic, partitions: Int? = nil, _ settings: [String: String] = [:]) async throws {
        let old = try await log.describe(topic: topic.name)?.settings ?? [:]
        log.change(
            TopicSpecification(
                name: topic.name, partitionCount: partitions ?? topic.partitions, replicationFactor: 3,
                settings: old.merging(settings) { $1 }))
    }
}
