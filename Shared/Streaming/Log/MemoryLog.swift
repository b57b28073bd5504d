internal import Synchronization

/// A log in memory: deterministic, as strict as the real one, for tests and for running a whole system in one process.
public final class MemoryLog: Log {
    struct StoredRecord: Sendable {
        var timestamp: Int64
        var timestampType = TimestampType.unknown
        var key: [UInt8]?
        var value: [UInt8]?
    }

    /// Records by their offset. nil where compaction or retention removed one; offsets before `low` are no longer readable.
    struct Partition: Sendable {
        var low: Int64 = 0
        var records: [StoredRecord?] = []
        var high: Int64 { Int64(records.count) }
    }

    struct Storage {
        var topics: [String: TopicSpecification] = [:]
        var records: [TopicPartition: Partition] = [:]
        var waiters: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    /// Behind a lock, because readers and appenders run on several tasks.
    let storage = Mutex(Storage())
    package let now: @Sendable () -> Int64

    /// - Parameter now: the clock for records appended without a timestamp, milliseconds since 1970.
    public init(now: @escaping @Sendable () -> Int64 = { 0 }) {
        self.now = now
    }

    public func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds {
        guard let found = storage.withLock({ $0.records[partition] }) else { throw LogError.unknownTopic(partition.topic) }
        return LogBounds(low: found.low, high: found.high)
    }

    public func describe(topic: String) async throws(LogError) -> TopicDescription? {
        storage.withLock { $0.topics[topic] }.map { TopicDescription(partitionCount: $0.partitionCount, settings: $0.settings) }
    }

    public func create(_ topic: TopicSpecification) async throws(LogError) {
        let created = storage.withLock { storage in
            guard storage.topics[topic.name] == nil else { return false }
            storage.topics[topic.name] = topic
            for partition in 0..<Int32(topic.partitionCount) {
                storage.records[TopicPartition(topic: topic.name, partition: partition)] = Partition()
            }
            return true
        }
        guard created else { throw LogError.topicExists(topic.name) }
    }

    public func change(settings: [String: String], of topic: String) async throws(LogError) {
        let isKnown = storage.withLock { storage in
            storage.topics[topic]?.settings.merge(settings) { $1 }
            return storage.topics[topic] != nil
        }
        guard isKnown else { throw .unknownTopic(topic) }
    }

    public func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        guard storage.withLock({ $0.records[partition] != nil }) else { throw LogError.unknownTopic(partition.topic) }
        return MemoryLogReader(log: self, partition: partition, from: offset)
    }

    public func appender() async throws(LogError) -> any LogAppender { MemoryLogAppender(log: self) }

    func append(_ record: StoredRecord, to partition: TopicPartition) -> Int64? {
        let (offset, wake) = storage.withLock { storage -> (Int64?, [@Sendable () -> Void]) in
            guard storage.records[partition] != nil else { return (nil, []) }
            var record = record
            record.timestampType = storage.topics[partition.topic]?.timestampType ?? .unknown
            // The broker's clock replaces the time the producer gave.
            if record.timestampType == .logAppendTime { record.timestamp = now() }
            storage.records[partition]?.records.append(record)
            let waiters = Array(storage.waiters.values)
            storage.waiters = [:]
            return ((storage.records[partition]?.high ?? 0) - 1, waiters)
        }
        for waiter in wake { waiter() }
        return offset
    }

    /// Changes the value of a stored record, as an attacker with access to the disk could. For tests.
    public func overwrite(_ partition: TopicPartition, at offset: Int64, with value: [UInt8]?) {
        storage.withLock { storage in
            guard storage.records[partition]?.records.indices.contains(Int(offset)) == true else { return }
            storage.records[partition]?.records[Int(offset)]?.value = value
        }
    }

    /// Deletes everything from `offset` on, as a broker that lost its tail would. For tests.
    public func truncate(_ partition: TopicPartition, from offset: Int64) {
        storage.withLock { storage in
            guard let high = storage.records[partition]?.high, offset >= 0, offset < high else { return }
            storage.records[partition]?.records.removeSubrange(Int(offset)...)
        }
    }

    /// Deletes everything before `offset`, as retention does. For tests.
    public func drop(_ partition: TopicPartition, before offset: Int64) {
        storage.withLock { storage in
            guard let found = storage.records[partition] else { return }
            let low = min(max(found.low, offset), found.high)
            for index in Int(found.low)..<Int(low) { storage.records[partition]?.records[index] = nil }
            storage.records[partition]?.low = low
        }
    }

    /// Deletes a record from the middle, as compaction does. For tests.
    public func remove(_ partition: TopicPartition, at offset: Int64) {
        storage.withLock { storage in
            guard storage.records[partition]?.records.indices.contains(Int(offset)) == true else { return }
            storage.records[partition]?.records[Int(offset)] = nil
        }
    }

    /// Deletes a topic and creates it again, empty, with these settings. For tests.
    public func makeAnew(_ topic: TopicSpecification) {
        storage.withLock { storage in
            storage.records = storage.records.filter { $0.key.topic != topic.name }
            storage.topics[topic.name] = topic
            for partition in 0..<Int32(topic.partitionCount) {
                storage.records[TopicPartition(topic: topic.name, partition: partition)] = Partition()
            }
        }
    }

    /// Changes a topic's settings, and adds partitions if the specification has more. For tests.
    public func change(_ topic: TopicSpecification) {
        storage.withLock { storage in
            storage.topics[topic.name] = topic
            for partition in 0..<Int32(topic.partitionCount) {
                let place = TopicPartition(topic: topic.name, partition: partition)
                if storage.records[place] == nil { storage.records[place] = Partition() }
            }
        }
    }

    /// The values of a partition. For tests.
    public func values(of partition: TopicPartition) -> [[UInt8]?] {
        storage.withLock { $0.records[partition]?.records.map { $0?.value } ?? [] }
    }
}

/// A batch of records held in arrays.
public final class MemoryBatch: RecordBatch {
    public struct Record: Sendable {
        public var offset: Int64
        public var timestamp: Int64
        public var timestampType: TimestampType
        public var key: [UInt8]?
        public var value: [UInt8]?

        public init(
            offset: Int64, timestamp: Int64, timestampType: TimestampType = .unknown, key: [UInt8]? = nil, value: [UInt8]?
        ) {
            self.offset = offset
            self.timestamp = timestamp
            self.timestampType = timestampType
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
            var view = RecordView(
                offset: record.offset, timestamp: record.timestamp, timestampType: record.timestampType, key: key, value: nil)
            guard let value = record.value else { return try body(view) }
            return try value.withUnsafeBytes {
                view.value = $0
                return try body(view)
            }
        }
        guard let key = record.key else { return try withValue(nil) }
        return try key.withUnsafeBytes { try withValue($0) }
    }
}

final class MemoryLogReader: LogReader {
    struct Position {
        var next: Int64
        /// The end of the partition that this reader last reported.
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
        let (found, records, next) = log.storage.withLock { storage in
            let found = storage.records[partition] ?? MemoryLog.Partition()
            guard position.next >= found.low, position.next < found.high else {
                return (LogBounds(low: found.low, high: found.high), [MemoryBatch.Record](), position.next)
            }
            let end = min(found.high, position.next + Int64(largestBatch))
            let records = (position.next..<end).compactMap { offset in
                found.records[Int(offset)].map {
                    MemoryBatch.Record(
                        offset: offset, timestamp: $0.timestamp, timestampType: $0.timestampType, key: $0.key, value: $0.value)
                }
            }
            return (LogBounds(low: found.low, high: found.high), records, end)
        }
        guard position.next >= found.low, position.next <= found.high else {
            throw LogError.offsetOutOfRange(partition, offset: position.next)
        }
        let atEnd = next == found.high && position.toldEnd != found.high
        guard !records.isEmpty || atEnd || next > position.next else { return nil }
        self.position.withLock {
            $0.next = next
            if atEnd { $0.toldEnd = found.high }
        }
        return MemoryBatch(records, endReached: atEnd ? found.high : nil)
    }

    private func wait(_ continuation: CheckedContinuation<Void, Never>) {
        let closed = position.withLock { position in
            if !position.closed { position.waiting = continuation }
            return position.closed
        }
        if closed { return continuation.resume() }
        let ready = log.storage.withLock { storage in
            if self.position.withLock({ $0.next }) != storage.records[partition]?.high ?? 0 { return true }
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

extension TopicSpecification {
    /// The timestamp type of records appended under these settings; unknown if they do not name one.
    fileprivate var timestampType: TimestampType {
        switch settings["message.timestamp.type"] {
        case "CreateTime": .createTime
        case "LogAppendTime": .logAppendTime
        default: .unknown
        }
    }
}
