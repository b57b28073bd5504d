internal import Synchronization

/// A log in memory: deterministic, as strict as the real one, for tests and for running a whole system in one process.
public final class MemoryLog: Log {
    struct StoredRecord: Sendable {
        var timestamp: Int64
        var key: [UInt8]?
        var value: [UInt8]?
    }

    struct Storage {
        var topics: [String: TopicSpecification] = [:]
        var records: [TopicPartition: [StoredRecord]] = [:]
        var waiters: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    /// A value behind a lock: readers and appenders live on several tasks.
    let storage = Mutex(Storage())
    let now: @Sendable () -> Int64

    /// - Parameter now: the clock for records appended without a timestamp, milliseconds since 1970.
    public init(now: @escaping @Sendable () -> Int64 = { 0 }) {
        self.now = now
    }

    public func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds {
        guard let count = storage.withLock({ $0.records[partition]?.count }) else { throw LogError.unknownTopic(partition.topic) }
        return LogBounds(low: 0, high: Int64(count))
    }

    public func describe(topic: String) async throws(LogError) -> TopicDescription? {
        storage.withLock { $0.topics[topic] }.map { TopicDescription(partitionCount: $0.partitionCount, settings: $0.settings) }
    }

    public func create(_ topic: TopicSpecification) async throws(LogError) {
        let created = storage.withLock { storage in
            guard storage.topics[topic.name] == nil else { return false }
            storage.topics[topic.name] = topic
            for partition in 0..<Int32(topic.partitionCount) {
                storage.records[TopicPartition(topic: topic.name, partition: partition)] = []
            }
            return true
        }
        guard created else { throw LogError.topicExists(topic.name) }
    }

    public func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        guard storage.withLock({ $0.records[partition] != nil }) else { throw LogError.unknownTopic(partition.topic) }
        return MemoryLogReader(log: self, partition: partition, from: offset)
    }

    public func appender() async throws(LogError) -> any LogAppender { MemoryLogAppender(log: self) }

    func append(_ record: StoredRecord, to partition: TopicPartition) -> Int64? {
        let (offset, wake) = storage.withLock { storage -> (Int64?, [@Sendable () -> Void]) in
            guard storage.records[partition] != nil else { return (nil, []) }
            storage.records[partition, default: []].append(record)
            let waiters = Array(storage.waiters.values)
            storage.waiters = [:]
            return (Int64((storage.records[partition]?.count ?? 0) - 1), waiters)
        }
        for waiter in wake { waiter() }
        return offset
    }

    /// Changes the value of a stored record, as an attacker with the disk in his hands could. For tests.
    public func overwrite(_ partition: TopicPartition, at offset: Int64, with value: [UInt8]?) {
        storage.withLock { storage in
            guard storage.records[partition]?.indices.contains(Int(offset)) == true else { return }
            storage.records[partition]?[Int(offset)].value = value
        }
    }

    /// Cuts off everything from `offset` on, as a broker that lost its tail would. For tests.
    public func truncate(_ partition: TopicPartition, from offset: Int64) {
        storage.withLock { storage in
            guard let count = storage.records[partition]?.count, offset >= 0, offset < Int64(count) else { return }
            storage.records[partition]?.removeSubrange(Int(offset)...)
        }
    }

    /// The values of a partition. For tests.
    public func values(of partition: TopicPartition) -> [[UInt8]?] {
        storage.withLock { $0.records[partition]?.map(\.value) ?? [] }
    }
}

/// Records held as arrays.
public final class MemoryBatch: RecordBatch {
    public struct Record: Sendable {
        public var offset: Int64
        public var timestamp: Int64
        public var key: [UInt8]?
        public var value: [UInt8]?

        public init(offset: Int64, timestamp: Int64, key: [UInt8]? = nil, value: [UInt8]?) {
            self.offset = offset
            self.timestamp = timestamp
            self.key = key
            self.value = value
        }
    }

    public let records: [Record]
    public let endReached: Int64?

    public init(_ records: [Record], endReached: Int64? = nil) {
        self.records = records
        self.endReached = endReached
    }

    public var count: Int { records.count }

    public func withRecord<R>(at index: Int, _ body: (RecordView) throws -> R) rethrows -> R {
        let record = records[index]
        func withValue(_ key: UnsafeRawBufferPointer?) throws -> R {
            guard let value = record.value else {
                return try body(RecordView(offset: record.offset, timestamp: record.timestamp, key: key, value: nil))
            }
            return try value.withUnsafeBytes {
                try body(RecordView(offset: record.offset, timestamp: record.timestamp, key: key, value: $0))
            }
        }
        guard let key = record.key else { return try withValue(nil) }
        return try key.withUnsafeBytes { try withValue($0) }
    }
}

final class MemoryLogReader: LogReader {
    struct Position {
        var next: Int64
        /// The end this reader has told of.
        var toldEnd: Int64 = -1
        var closed = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let log: MemoryLog
    private let partition: TopicPartition
    private let position: Mutex<Position>
    private let largestBatch = 1024

    init(log: MemoryLog, partition: TopicPartition, from offset: Int64) {
        self.log = log
        self.partition = partition
        position = Mutex(Position(next: offset))
    }

    func next() async throws(LogError) -> any RecordBatch {
        while true {
            if let batch = try take() { return batch }
            await withTaskCancellationHandler {
                await withCheckedContinuation { wait($0) }
            } onCancel: {
                finish()
            }
        }
    }

    private func take() throws(LogError) -> MemoryBatch? {
        let position = self.position.withLock { $0 }
        if position.closed { throw LogError.closed }
        let end: Int64
        var records: [MemoryBatch.Record] = []
        (end, records) = log.storage.withLock { storage in
            let all = storage.records[partition] ?? []
            let from = position.next
            guard from >= 0, from < Int64(all.count) else { return (Int64(all.count), []) }
            let slice = all[Int(from)..<min(all.count, Int(from) + largestBatch)]
            return (
                Int64(all.count),
                slice.enumerated().map {
                    MemoryBatch.Record(offset: from + Int64($0), timestamp: $1.timestamp, key: $1.key, value: $1.value)
                }
            )
        }
        guard position.next >= 0, position.next <= end else { throw LogError.offsetOutOfRange(partition, offset: position.next) }
        let next = position.next + Int64(records.count)
        let atEnd = next == end && (position.toldEnd != end)
        guard !records.isEmpty || atEnd else { return nil }
        self.position.withLock {
            $0.next = next
            if atEnd { $0.toldEnd = end }
        }
        return MemoryBatch(records, endReached: atEnd ? end : nil)
    }

    private func wait(_ continuation: CheckedContinuation<Void, Never>) {
        let closed = position.withLock { position in
            if !position.closed { position.waiting = continuation }
            return position.closed
        }
        if closed { return continuation.resume() }
        let ready = log.storage.withLock { storage in
            let count = Int64(storage.records[partition]?.count ?? 0)
            if self.position.withLock({ $0.next }) != count { return true }
            storage.waiters[ObjectIdentifier(self)] = { self.wake() }
            return false
        }
        if ready { wake() }
    }

    private func wake() {
        position.withLock { position in
            defer { position.waiting = nil }
            return position.waiting
        }?.resume()
    }

    private func finish() {
        position.withLock { $0.closed = true }
        wake()
    }

    func close() async { finish() }
}

final class MemoryLogAppender: LogAppender {
    struct Outbox {
        var acknowledgements: [Acknowledgement] = []
        var waiting: CheckedContinuation<Void, Never>?
        var closed = false
    }

    private let log: MemoryLog
    private let outbox = Mutex(Outbox())

    init(log: MemoryLog) { self.log = log }

    func append(
        _ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64
    ) throws(LogError) {
        if outbox.withLock({ $0.closed }) { throw LogError.closed }
        let record = MemoryLog.StoredRecord(timestamp: timestamp ?? log.now(), key: key, value: value)
        guard let offset = log.append(record, to: partition) else { throw LogError.unknownTopic(partition.topic) }
        let waiting = outbox.withLock { outbox in
            outbox.acknowledgements.append(Acknowledgement(token: token, result: .success(offset)))
            defer { outbox.waiting = nil }
            return outbox.waiting
        }
        waiting?.resume()
    }

    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement] {
        while true {
            let (taken, closed) = outbox.withLock { outbox in
                defer { outbox.acknowledgements = [] }
                return (outbox.acknowledgements, outbox.closed)
            }
            if !taken.isEmpty { return taken }
            if closed || Task.isCancelled { throw LogError.closed }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let ready = outbox.withLock { outbox in
                        if !outbox.acknowledgements.isEmpty || outbox.closed { return true }
                        outbox.waiting = continuation
                        return false
                    }
                    if ready { continuation.resume() }
                }
            } onCancel: {
                close()
            }
        }
    }

    private func close() {
        outbox.withLock { outbox in
            outbox.closed = true
            defer { outbox.waiting = nil }
            return outbox.waiting
        }?.resume()
    }

    func abandon(within milliseconds: Int) async { close() }

    func flush(within milliseconds: Int) async -> Bool { true }
}
