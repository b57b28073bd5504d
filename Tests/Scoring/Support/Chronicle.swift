import Foundation
import RegistryCore
import Schema
import Seeded
import Streaming
import SwiftProtobuf

@testable import ScoringCore

/// The decision logs of the followed services, written as their owners would: an Open in every partition, then one decision for each fact.
struct Chronicle {
    let topics: Topics
    private(set) var records: [TopicPartition: [[UInt8]]] = [:]
    private var chains: [TopicPartition: Data] = [:]

    init(_ topics: Topics) throws {
        self.topics = topics
        for partition in ScoringReferences(topics: topics).partitions {
            var open = PBOpen()
            open.epoch = 1
            open.wire = Wire.version
            let body = try PBRecordBody.with { $0.open = open }.serializedData()
            records[partition] = [try Self.record(body, chain: Data())]
            let start = Chain.start(namespace: topics.namespace, topic: partition.topic, partition: partition.partition)
            chains[partition] = Chain.next(after: start, body: body)
        }
    }

    /// - Returns: the fact's place.
    @discardableResult
    mutating func write(_ fact: PBFact, by service: PBService) throws -> PBPosition {
        let topic = topics.decisions(service)
        let partition = TopicPartition(topic: topic.name, partition: topic.partition(ofKey: fact.unit))
        let offset = records[partition]?.count ?? 0
        var decision = PBDecision()
        decision.epoch = 1
        decision.seq = UInt64(offset - 1)
        decision.inputOffset = Int64(offset - 1)
        decision.previousOffset = Int64(offset - 2)
        decision.outcome = .accepted(.with { $0.facts = [fact] })
        let body = try PBRecordBody.with { $0.decision = decision }.serializedData()
        let chain = Chain.next(after: chains[partition] ?? Data(), body: body)
        chains[partition] = chain
        records[partition, default: []].append(try Self.record(body, chain: chain))
        return .with {
            $0.service = service
            $0.partition = partition.partition
            $0.offset = Int64(offset)
        }
    }

    /// Folds everything, partitions interleaved by the generator; each partition in its own order.
    func folded(using generator: inout SeededGenerator) throws -> ScoringReferences {
        var references = ScoringReferences(topics: topics)
        var turns = references.partitions.flatMap { Array(repeating: $0, count: records[$0]?.count ?? 0) }
        turns.shuffle(using: &generator)
        var next: [TopicPartition: Int] = [:]
        for partition in turns {
            let offset = next[partition, default: 0]
            next[partition] = offset + 1
            guard let value = records[partition]?[offset] else { continue }
            try value.withUnsafeBytes { bytes in
                try references.fold(RecordView(offset: Int64(offset), timestamp: 0, key: nil, value: bytes), of: partition)
            }
        }
        return references
    }

    private static func record(_ body: Data, chain: Data) throws -> [UInt8] {
        try PBLogRecord.with {
            $0.body = body
            $0.chain = chain
        }.serializedBytes()
    }
}
