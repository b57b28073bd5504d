import Foundation
import Schema
import SwiftProtobuf
import Testing

@testable import Streaming

@Suite("Records and envelopes are read where they lie")
struct StoredRecordTests {
    private func decision(_ note: Int) -> PBDecision {
        var decision = PBDecision()
        decision.epoch = 7
        decision.seq = UInt64(note)
        decision.inputDigest = Data(repeating: 3, count: 32)
        decision.submission.unit = String(repeating: "u", count: note)
        return decision
    }

    private func record(_ decision: PBDecision, chain: Data) throws -> PBLogRecord {
        var body = PBRecordBody()
        body.decision = decision
        var record = PBLogRecord()
        record.body = try body.serializedData()
        record.chain = chain
        return record
    }

    @Test("what is written is byte for byte what protobuf writes", arguments: [0, 1, 60, 127, 128, 200, 16_384, 100_000])
    func written(_ size: Int) throws {
        let chain = Data(repeating: 9, count: 32)
        let body = try StoredRecord.body(decision(size))
        let wanted: [UInt8] = try record(decision(size), chain: chain).serializedBytes()
        #expect(StoredRecord.value(body: body, chain: chain) == wanted)
    }

    @Test("what protobuf writes is read without being copied")
    func read() throws {
        let chain = Data(repeating: 9, count: 32)
        let stored = try record(decision(300), chain: chain)
        let value: [UInt8] = try stored.serializedBytes()
        try value.withUnsafeBytes { value in
            let read = try #require(StoredRecord(value))
            #expect(Data(read.body) == stored.body && read.hasChain(chain))
            #expect(value.baseAddress.map { $0 <= read.body.baseAddress ?? $0 } == true)
        }
    }

    @Test("a record cut short, with fields swapped or further ones is left to protobuf")
    func others() throws {
        let value: [UInt8] = try record(decision(20), chain: Data(repeating: 9, count: 32)).serializedBytes()
        for length in 0..<value.count where length != value.count - 34 {
            value.prefix(length).withUnsafeBytes { #expect(StoredRecord($0) == nil) }
        }
        let bodyLength = value.count - 34
        for other in [Array(value[bodyLength...] + value[..<bodyLength]), value + [0x18, 1], [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 1]] {
            other.withUnsafeBytes { #expect(StoredRecord($0) == nil) }
        }
    }

    @Test("the fold takes the same record whatever the order of its fields")
    func order() throws {
        let own = TopicPartition(topic: "decisions", partition: 0)
        var open = PBRecordBody()
        open.open.epoch = 7
        open.open.wire = Wire.version
        var opened = PBLogRecord()
        opened.body = try open.serializedData()
        var fold = AcceptanceFold<NoState>(namespace: "n", partition: own)
        _ = try fold.fold(try opened.serializedBytes(), at: 0)
        var next = decision(0)
        next.previousOffset = -1
        var stored = try record(next, chain: Data())
        stored.chain = Chain.next(after: fold.standing.chain, body: stored.body)
        let value: [UInt8] = try stored.serializedBytes()
        let swapped = Array(value.suffix(34) + value.dropLast(34)) + [0x1a, 0]
        var other = fold
        guard case .decided = try fold.fold(value, at: 1), case .decided = try other.fold(swapped, at: 1) else {
            Issue.record("not accepted")
            return
        }
        #expect(fold.standing == other.standing)
    }

    @Test("an envelope is the same to the intake whatever the order of its fields")
    func envelope() throws {
        let value = Send.sealed(Send.payload())
        let envelope = try PBEnvelope(serializedBytes: value)
        let payloadLength = value.count - 34 - 66
        #expect(payloadLength > envelope.payload.count)
        let swapped = Array(value.suffix(66) + value.prefix(payloadLength) + value.dropFirst(payloadLength).prefix(34))
        value.withUnsafeBytes { #expect(PlainEnvelope($0) != nil) }
        swapped.withUnsafeBytes { #expect(PlainEnvelope($0) == nil) }
        let intake = Intake(topics: Toy.topics, service: .pledges, partition: 0)
        guard case .submission(let one) = intake.open(value).content, case .submission(let two) = intake.open(swapped).content else {
            Issue.record("refused")
            return
        }
        #expect(one.payload == two.payload && one.key == two.key)
    }
}
