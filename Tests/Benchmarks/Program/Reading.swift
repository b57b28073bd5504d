import Domain
import Foundation
import RegistryCore
import Samples
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import YearSupport

extension Benchmark {
    /// `pledgeline due` of a village over the county's year, as a process from its start to its end, on a broker that holds empty answers to fetches back
    /// as Apache Kafka does. Nearly all of it is waiting for answers, so how quick the machine is matters little.
    func reading(_ figures: inout Figures) async throws {
        let (topics, village) = try await countyYear()
        guard let port = brokers.split(separator: ":").last.flatMap({ UInt16($0) }), brokers.hasPrefix("127.0.0.1:") else {
            throw BenchError("reading goes through a proxy of ours, which needs one broker on 127.0.0.1")
        }
        var fault = BrokerProxy.Fault()
        fault.advertised = .proxy
        fault.holdsEmptyFetches = true
        let proxy = try BrokerProxy(to: port, fault: fault)
        defer { proxy.stop() }
        let arguments = ["due", "--unit", village, "--role", "clerk", "-b", proxy.bootstrap, "--namespace", topics.namespace]
        let folder = FileManager.default.temporaryDirectory.appending(path: topics.namespace).path
        for _ in 0..<Self.readings {
            let start = ContinuousClock.now
            let (status, output) = try await Programs.run("pledgeline", arguments, environment: ["XDG_STATE_HOME": folder])
            guard status == 0 else { throw BenchError("due ended with \(status): \(output)") }
            figures.add("due_of_a_village", start.duration(to: .now).inSeconds)
        }
    }

    private static let readings = 5

    /// The sample's year decided in memory, its decisions and heads put into the broker.
    private func countyYear() async throws -> (Topics, village: String) {
        guard let year = YearSystem() else { throw BenchError("no year") }
        try await year.start()
        for wave in try ZhanhuaSample().waves { try await year.send(wave) }
        let halted = await year.halted
        guard halted.isEmpty else { throw BenchError("\(halted)") }
        await year.stop()
        let topics = year.topics
        try await Loading.createTopics(topics, in: log)
        var heads: [SealedRecord] = []
        for service in Topics.services {
            let topic = topics.decisions(service)
            for partition in topic.partitionNumbers {
                let place = TopicPartition(topic: topic.name, partition: partition)
                let values = year.log.values(of: place).compactMap(\.self)
                let records = values.map { SealedRecord(key: [], value: $0, partition: partition, timestamp: 1) }
                try await Loading.load(records, into: topic.name, of: log)
                heads.append(try head(of: place, values, topics))
            }
        }
        try await Loading.load(heads, into: topics.heads.name, of: log)
        let registry = try await year.fold(.registry, as: RegistryState.self)[0]
        let villages = registry.units.values.filter { $0.level == .village }.map(\.id).sorted(by: UTF8Order.precedes)
        guard let village = villages.first else { throw BenchError("no village") }
        return (topics, village)
    }

    private func head(of place: TopicPartition, _ values: [[UInt8]], _ topics: Topics) throws -> SealedRecord {
        var fold = AcceptanceFold<NoState>(namespace: topics.namespace, partition: place)
        for (offset, value) in values.enumerated() { _ = try fold.fold(value, at: Int64(offset)) }
        let standing = fold.standing
        let head = PBPartitionHead.with {
            $0.topic = place.topic
            $0.partition = place.partition
            $0.offset = standing.nextOffset - 1
            $0.chain = standing.chain
            $0.epoch = standing.epoch
            $0.nextSeq = standing.nextSequence
            $0.inputOffset = standing.lastInput
            $0.acceptedEpochs = Array(standing.acceptedEpochs)
            $0.time = standing.time
        }
        return SealedRecord(key: Array("\(place)".utf8), value: try head.serializedBytes(), partition: 0, timestamp: 1)
    }
}
