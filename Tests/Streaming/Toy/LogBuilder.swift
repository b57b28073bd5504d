import Crypto
import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf

/// Writes the records of a decision partition as an honest writer would, by the rules of the architecture and not by the code under test.
struct LogBuilder {
    let partition: TopicPartition
    private(set) var values: [[UInt8]?] = []
    private(set) var chain: Data
    private(set) var epoch: UInt64 = 0
    private(set) var seq: UInt64 = 0
    private(set) var lastInput: Int64 = -1
    /// Offsets of the records that are to be accepted.
    private(set) var accepted: [Int64] = []

    init(_ partition: TopicPartition = Toy.own) {
        self.partition = partition
        chain = Data(SHA256.hash(data: Data("pledgeline.v1.chain\0toy\0\(partition.topic)\0\(partition.partition)".utf8)))
    }

    var nextOffset: Int64 { Int64(values.count) }

    /// A record the fold is to ignore.
    mutating func junk(_ value: [UInt8]?) { values.append(value) }

    mutating func open(_ new: UInt64, writer: String = "w") {
        let body = encoded(PBRecordBody.with { $0.open = Self.open(new, after: epoch, writer: writer) })
        chain = Data(SHA256.hash(data: chain + body))
        (epoch, seq) = (new, 0)
        accepted.append(nextOffset)
        values.append([UInt8](encoded(PBLogRecord.with { $0.body = body })))
    }

    static func open(_ epoch: UInt64, after previous: UInt64, writer: String = "w") -> PBOpen {
        .with {
            $0.epoch = epoch
            $0.prevEpoch = previous
            $0.writer = writer
            $0.codeVersion = "toy-1"
            $0.wire = Wire.version
        }
    }

    static func refusedOpen(_ epoch: UInt64, after previous: UInt64) -> [UInt8] {
        let body = encoded(PBRecordBody.with { $0.open = open(epoch, after: previous) })
        return [UInt8](encoded(PBLogRecord.with { $0.body = body }))
    }

    /// The next decision, before it is written.
    func decision(input offset: Int64? = nil, unit: String = "unit", _ change: (inout PBDecision) -> Void = { _ in }) -> PBDecision {
        var decision = PBDecision()
        decision.epoch = epoch
        decision.seq = seq
        decision.inputPartition = partition.partition
        decision.inputOffset = offset ?? lastInput + 1
        decision.previousOffset = lastInput
        decision.inputDigest = Data(SHA256.hash(data: Data("\(decision.inputOffset)".utf8)))
        decision.time = Toy.noon + decision.inputOffset
        decision.submission.unit = unit
        decision.accepted.facts = [ToyCore.fact(unit, "\(decision.inputOffset)")]
        change(&decision)
        return decision
    }

    /// The bytes of a decision that continues the chain as it stands.
    func value(of decision: PBDecision) -> [UInt8] {
        let body = encoded(PBRecordBody.with { $0.decision = decision })
        return [UInt8](
            encoded(
                PBLogRecord.with {
                    $0.body = body
                    $0.chain = Data(SHA256.hash(data: chain + body))
                }))
    }

    @discardableResult
    mutating func decide(input offset: Int64? = nil, unit: String = "unit", _ change: (inout PBDecision) -> Void = { _ in }) -> [UInt8] {
        let decision = decision(input: offset, unit: unit, change)
        let value = value(of: decision)
        chain = Data(SHA256.hash(data: chain + encoded(PBRecordBody.with { $0.decision = decision })))
        seq += 1
        lastInput = decision.inputOffset
        accepted.append(nextOffset)
        values.append(value)
        return value
    }

    /// A valid and dirty log: what two writers, retries and strangers leave behind in an intact partition.
    static func random(seed: UInt64, records: Int) -> LogBuilder {
        var random = SeededGenerator(seed: seed)
        var log = LogBuilder()
        var old: [[UInt8]] = []
        while log.values.count < records {
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<2: log.open(random.next() | 1, writer: "w\(log.nextOffset)")
            case 2: log.junk(refusedOpen(random.next() | 1, after: random.next() | 1))
            case 3: log.junk(nil)
            case 4: log.junk((0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0x80...0xff, using: &random) })
            case 5..<8: if let late = old.randomElement(using: &random) { log.junk(late) }
            case 8 where log.epoch != 0: log.junk(log.value(of: log.decision { $0.seq += 1 }))
            default:
                guard log.epoch != 0 else { continue }
                let gap = Int64.random(in: 1...3, using: &random)
                old.append(log.decide(input: log.lastInput + gap, unit: "unit-\(Int.random(in: 0..<5, using: &random))"))
            }
        }
        return log
    }

    func batch(from offset: Int64 = 0, atEnd: Bool = true) -> MemoryBatch {
        MemoryBatch(
            values.enumerated().dropFirst(Int(offset)).map { MemoryBatch.Record(offset: Int64($0), timestamp: 0, value: $1) },
            endReached: atEnd ? nextOffset : nil)
    }
}

/// Messages of this schema always encode; a failure shows as an empty record.
func encoded(_ message: some Message) -> Data { (try? message.serializedData()) ?? Data() }

extension AcceptanceFold {
    /// Folds stored values from an offset on.
    mutating func foldAll(_ values: some Sequence<[UInt8]?>, from offset: Int64 = 0) throws(FoldViolation) {
        var offset = offset
        for value in values {
            _ = try foldOne(value, at: offset)
            offset += 1
        }
    }

    mutating func foldOne(_ value: [UInt8]?, at offset: Int64) throws(FoldViolation) -> Folded {
        if let value { return try fold(value, at: offset) }
        return try fold(RecordView(offset: offset, timestamp: 0, key: nil, value: nil))
    }
}
