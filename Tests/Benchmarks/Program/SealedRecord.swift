import Foundation
import Schema
import SwiftProtobuf
import Synchronization

/// A submission as it goes into its topic.
struct SealedRecord: Sendable {
    var key: [UInt8]
    var value: [UInt8]
    var partition: Int32
    /// The record's own time, which the declared clock goes by.
    var timestamp: Int64
}

enum Sealing {
    /// Noon of the first working day of 2026 in China.
    static let start: Int64 = 1_767_585_600_000
    /// So that a hundred thousand submissions take three weeks of record time and ids fill several days of memory.
    static let step: Int64 = 18_000

    /// Signs on all cores; ids and bytes are the same in every run.
    static func seal(_ acts: [City.Act], for service: PBService, of topics: Topics, from first: Int = 0) throws -> [SealedRecord] {
        let topic = topics.submissions(service)
        let chunk = 512
        let chunks = (acts.count + chunk - 1) / chunk
        let results = Mutex<[Int: Result<[SealedRecord], any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: chunks) { index in
            let result = Result {
                try (index * chunk..<min(acts.count, (index + 1) * chunk)).map { number in
                    try seal(acts[number], number: first + number, for: service, topic: topic, namespace: topics.namespace)
                }
            }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { done in try (0..<chunks).flatMap { try done[$0]?.get() ?? [] } }
    }

    private static func seal(
        _ act: City.Act, number: Int, for service: PBService, topic: Topic, namespace: String
    ) throws -> SealedRecord {
        let time = start + Int64(number) * step
        var payload = PBPayload()
        payload.id = SubmissionID(milliseconds: time, random: (UInt64(number), UInt64(number))).description
        payload.namespace = namespace
        payload.unit = act.unit
        payload.issuedAt = time
        payload.body = act.body
        let value: [UInt8] = try PBEnvelope.sealing(payload, with: act.key).serializedBytes()
        return SealedRecord(
            key: Array(act.unit.utf8), value: value, partition: topic.partition(ofKey: payload.partitionKey), timestamp: time)
    }
}
