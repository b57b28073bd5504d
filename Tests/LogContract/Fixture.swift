import Foundation
import Streaming

/// A record as a test compares it.
struct Record: Equatable, Sendable {
    var offset: Int64
    var key: [UInt8]?
    var value: [UInt8]?
}

/// One log under test and the steps behaviours are made of.
struct Fixture: Sendable {
    let subject: LogContract.Subject
    let log: any Log

    /// A new topic with a name nobody else has.
    func topic(partitions: Int = 1) async throws -> String {
        let name = Self.unusedName()
        try await subject.makeTopic(log, name, partitions)
        // Some logs append only to topics they have been asked about.
        let description = try await log.describe(topic: name)
        try require(
            description?.partitionCount == partitions,
            "a new topic of \(partitions) partitions is described as \(String(describing: description))")
        return name
    }

    func partition() async throws -> TopicPartition {
        TopicPartition(topic: try await topic(), partition: 0)
    }

    static func unusedName() -> String { "contract.\(UUID().uuidString.lowercased())" }

    /// Appends with a new appender, one token each from 0 on, and waits for all acknowledgements.
    @discardableResult
    func append(_ values: [[UInt8]?], to partition: TopicPartition) async throws -> [Int64] {
        let appender = try await log.appender()
        for (index, value) in values.enumerated() {
            try appender.append(value, key: nil, to: partition, timestamp: nil, token: UInt64(index))
        }
        let offsets = try await acknowledged(values.count, by: appender).map { try $0.result.get() }
        await appender.abandon(within: 5_000)
        return offsets
    }

    func acknowledged(_ count: Int, by appender: any LogAppender) async throws -> [Acknowledgement] {
        var all: [Acknowledgement] = []
        while all.count < count { all += try await appender.nextAcknowledgements() }
        return all
    }

    /// Everything from `offset` to the end, and where the end was.
    func readToEnd(_ partition: TopicPartition, from offset: Int64 = 0) async throws -> (records: [Record], end: Int64) {
        let reader = try await log.reader(of: partition, from: offset)
        let result = try await readToEnd(reader)
        await reader.close()
        return result
    }

    func readToEnd(_ reader: any LogReader) async throws -> (records: [Record], end: Int64) {
        var records: [Record] = []
        while true {
            let batch = try await reader.next()
            records += batch.records
            if let end = batch.endReached { return (records, end) }
        }
    }

    /// Whose clock dated each record.
    func readTypes(_ partition: TopicPartition) async throws -> (types: [TimestampType], end: Int64) {
        var types: [TimestampType] = []
        let end = try await log.bounds(of: partition).high
        try await log.readAll(of: partition) { types.append($0.timestampType) }
        return (types, end)
    }

    /// The first `count` records or more.
    func read(_ count: Int, from reader: any LogReader) async throws -> [Record] {
        var records: [Record] = []
        while records.count < count { records += try await reader.next().records }
        return records
    }
}

extension RecordBatch {
    var records: [Record] {
        (0..<count).map { index in
            withRecord(at: index) { Record(offset: $0.offset, key: $0.key.map(Array.init), value: $0.value.map(Array.init)) }
        }
    }
}

func require(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
    if !condition { throw ContractViolation(otherwise()) }
}

/// Expects `body` to throw exactly this error.
func expect(_ expected: LogError, _ what: String, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as LogError where error == expected {
        return
    }
    throw ContractViolation("\(what) should throw \(expected)")
}

/// No behaviour takes longer than this on a log that works; most take milliseconds.
private let patience: Duration = .seconds(60)

func bounded<R: Sendable>(_ body: @escaping @Sendable () async throws -> R) async throws -> R {
    try await withThrowingTaskGroup(of: R.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: patience)
            throw ContractViolation("not over within \(patience)")
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw ContractViolation("nothing ran") }
        return first
    }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
