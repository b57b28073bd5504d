import Foundation
import Kafka
import PledgesCore
import RegistryCore
import Schema
import Streaming
import TestSupport

/// One city after another is founded, told a year, and measured, each in a namespace of its own, so that every run begins with empty logs.
struct Benchmark: Sendable {
    let brokers: String
    let log: KafkaLog
    let sizes: Sizes

    struct Sizes: Sendable {
        /// Submissions decided without signature checks in one run, and with them.
        var unsigned: Int
        var signed: Int
        /// How long a thousand a second are sent.
        var seconds: Int
    }

    init(brokers: String, sizes: Sizes) throws {
        self.brokers = brokers
        self.sizes = sizes
        log = try KafkaLog(configuration: KafkaConfiguration(brokers: brokers))
    }

    /// A city whose registry is decided and whose year is in the submissions topic.
    struct Told {
        var city: City
        var topics: Topics { city.topics }
        var records: [SealedRecord]
        var ends: [Int64]
        var sink: String
    }

    func tell(_ name: String, submissions: Int, loads: Bool = true) async throws -> Told {
        let stamp = UInt32(truncatingIfNeeded: Int64(Date().timeIntervalSince1970 * 1_000))
        guard let topics = Topics(namespace: "bench-\(stamp)-\(name)") else { throw BenchError("namespace") }
        let city = try City(topics: topics, submissions: submissions)
        let sink = TopicSpecification(
            name: "\(topics.namespace).bench.sink.v1", partitionCount: Topics.partitions(of: .pledges),
            settings: ["message.timestamp.type": "CreateTime"])
        try await Loading.createTopics(topics, more: [sink], in: log)
        let founding = try Sealing.seal(city.founding(), for: .registry, of: topics)
        try await Loading.load(founding, into: topics.submissions(.registry).name, of: log)
        let registry = try ServiceRun<RegistryCore>(topics, brokers: brokers)
        _ = try await registry.watch.wait("registry") { $0.confirmed == founding.count }
        try await registry.stop()
        let records = try Sealing.seal(city.year(), for: .pledges, of: topics, from: founding.count)
        let topic = topics.submissions(.pledges)
        if loads { try await Loading.load(records, into: topic.name, of: log) }
        let ends = try await Loading.ends(of: topic.name, partitions: topic.partitions, in: log)
        return Told(city: city, records: records, ends: ends, sink: sink.name)
    }

    /// Decides everything and says how many a second, from the first partition's activation to the last confirmation.
    func decide(_ told: Told, checksSignatures: Bool) async throws -> Double {
        let service = try ServiceRun<PledgesCore>(told.topics, brokers: brokers, checksSignatures: checksSignatures)
        let seen = try await service.watch.wait("pledges") { $0.confirmed == told.records.count }
        try await service.stop()
        guard let first = seen.firstActive, let last = seen.lastConfirmed else { throw BenchError("no times") }
        return Double(told.records.count) / (last - first).inSeconds
    }

    /// Starts the service again and says how many decisions a second it takes in until it is active.
    func replay(_ told: Told) async throws -> Double {
        let service = try ServiceRun<PledgesCore>(told.topics, brokers: brokers)
        let seen = try await service.watch.wait("replay") { $0.active == Topics.partitions(of: .pledges) }
        try await service.stop()
        guard let began = seen.began, let active = seen.lastActive else { throw BenchError("no times") }
        return Double(told.records.count) / (active - began).inSeconds
    }

    func decisionSize(_ told: Told) async throws -> Int {
        let place = TopicPartition(topic: told.topics.decisions(.pledges).name, partition: 0)
        let reader = try await log.reader(of: place, from: 0)
        var sizes: [Int] = []
        while sizes.count < 2_000 {
            let batch = try await reader.next()
            for index in 0..<batch.count { sizes.append(batch.withRecord(at: index) { $0.value?.count ?? 0 }) }
            if batch.endReached != nil { break }
        }
        await reader.close()
        return sizes.reduce(0, +) / max(1, sizes.count)
    }
}
