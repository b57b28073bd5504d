internal import Foundation
package import Schema
package import Streaming
internal import SwiftProtobuf

/// A record of any of our topics as one line of JSON.
package enum RecordJSON {
    package static func line(_ record: RecordView, of partition: TopicPartition, role: Topic.Role) -> String {
        let key = record.key.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let head =
            "\"topic\":\(JSON.quoted(partition.topic)),\"partition\":\(partition.partition),\"offset\":\(record.offset),\"timestamp\":\(record.timestamp),\"key\":\(JSON.quoted(key))"
        guard let value = record.value else { return "{\(head),\"value\":null}" }
        let data = Data(value)
        do {
            return "{\(head),\(try content(data, role))}"
        } catch {
            return "{\(head),\"unreadable\":\(JSON.quoted(data.base64EncodedString()))}"
        }
    }

    private static func content(_ data: Data, _ role: Topic.Role) throws -> String {
        switch role {
        case .submissions:
            let envelope = try PBEnvelope(record: data)
            return
                "\"signedBy\":\(JSON.quoted(envelope.key.hex)),\"payload\":\(try PBPayload(signed: envelope.payload).jsonString())"
        case .decisions:
            let record = try PBLogRecord(serializedBytes: data)
            return "\"chain\":\(JSON.quoted(record.chain.hex)),\"record\":\(try PBRecordBody(serializedBytes: record.body).jsonString())"
        case .rankings:
            let published = try PBPublishedRanking(serializedBytes: data)
            return
                "\"digest\":\(JSON.quoted(published.digest.hex)),\"decision\":\(try published.decision.jsonString()),\"ranking\":\(try PBRanking(serializedBytes: published.ranking).jsonString())"
        case .heads: return "\"head\":\(try PBPartitionHead(serializedBytes: data).jsonString())"
        case .names:
            let signed = try PBSignedName(serializedBytes: data)
            return "\"signedBy\":\(JSON.quoted(signed.key.hex)),\"name\":\(try PBPersonName(serializedBytes: signed.name).jsonString())"
        case .evidence:
            let chunk = try PBEvidenceChunk(serializedBytes: data)
            return
                "\"digest\":\(JSON.quoted(chunk.digest.hex)),\"index\":\(chunk.index),\"count\":\(chunk.count),\"size\":\(chunk.size),\"bytes\":\(chunk.data.count)"
        }
    }
}
