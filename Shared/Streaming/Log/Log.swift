public import Schema

/// An append-only log of partitioned topics, as Kafka offers it: the only thing services share.
///
/// Implementations: ``MemoryLog`` (deterministic, for tests and simulation) and `KafkaLog` (librdkafka). All pass the same contract suite,
/// `LogContract`.
public protocol Log: Sendable {
    /// The first retained and the next free offset of a partition.
    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds

    /// The broker's description of a topic, or nil if it does not exist. Never creates one.
    func describe(topic: String) async throws(LogError) -> TopicDescription?

    /// The ids of the brokers that are in the cluster now; empty for a log without brokers.
    func brokers() async throws(LogError) -> [Int32]

    /// Creates a topic; throws ``LogError/topicExists(_:)`` if it is there already.
    func create(_ topic: TopicSpecification) async throws(LogError)

    /// Changes these settings of a topic, by Kafka's own names, and leaves all others as they are. Brokers may apply the change a moment
    /// later.
    ///
    /// - Throws: ``LogError/unknownTopic(_:)``; ``LogError/other(code:message:)`` if the log cannot change settings.
    func change(settings: [String: String], of topic: String) async throws(LogError)

    /// A reader that starts exactly at `offset`. Below the low or above the high watermark the first ``LogReader/next()`` throws
    /// ``LogError/offsetOutOfRange(_:offset:)``: a reader never jumps silently.
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader

    /// A new appender with its own idempotent producer; all in-sync replicas acknowledge. Its appends to one partition are never reordered.
    func appender() async throws(LogError) -> any LogAppender

    /// The bounds of many partitions, of any topics, in one request. They are not a consistent snapshot: each was true at some moment
    /// during the call.
    func bounds(of partitions: [TopicPartition]) async throws(LogError) -> [TopicPartition: LogBounds]

    /// A reader for a reading that ends at the given bounds: it starts at the low bound, which the caller has just queried, so the start is
    /// not validated again. Not made for waiting for records beyond the bounds.
    func reader(of partition: TopicPartition, within bounds: LogBounds) async throws(LogError) -> any LogReader

    /// Waits until all partitions of these topics, given with their partition counts, can be written and read through any broker. For
    /// topics just created.
    ///
    /// - Throws: ``LogError/unavailable(_:)`` if they are not usable in time.
    func waitUntilUsable(_ topics: [String: Int]) async throws(LogError)

    /// Adds to a time-out error the reason that the log's connections know, if they know one.
    func explain(_ error: LogError) -> LogError
}

/// Defaults for logs that need no network requests.
extension Log {
    public func bounds(of partitions: [TopicPartition]) async throws(LogError) -> [TopicPartition: LogBounds] {
        var bounds: [TopicPartition: LogBounds] = [:]
        for partition in partitions { bounds[partition] = try await self.bounds(of: partition) }
        return bounds
    }

    public func reader(of partition: TopicPartition, within bounds: LogBounds) async throws(LogError) -> any LogReader {
        try await reader(of: partition, from: bounds.low)
    }

    public func waitUntilUsable(_ topics: [String: Int]) async throws(LogError) {}

    public func change(settings: [String: String], of topic: String) async throws(LogError) {
        throw .other(code: "unsupported", message: "this log's topics cannot be changed")
    }

    public func brokers() async throws(LogError) -> [Int32] { [] }

    public func explain(_ error: LogError) -> LogError { error }
}

public struct TopicPartition: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var topic: String
    public var partition: Int32

    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    public var description: String { "\(topic)[\(partition)]" }

    public static func < (a: TopicPartition, b: TopicPartition) -> Bool {
        a.topic == b.topic ? a.partition < b.partition : a.topic.utf8.lexicographicallyPrecedes(b.topic.utf8)
    }
}

extension Topic {
    /// Its partitions.
    public var places: [TopicPartition] { partitionNumbers.map { TopicPartition(topic: name, partition: $0) } }
}

/// Watermarks: `low` is the first offset still kept, `high` the offset the next record will get.
public struct LogBounds: Hashable, Sendable {
    public var low: Int64
    public var high: Int64

    public init(low: Int64, high: Int64) {
        self.low = low
        self.high = high
    }
}

public struct TopicDescription: Hashable, Sendable {
    public var partitionCount: Int
    /// The topic's settings under Kafka's own names (`cleanup.policy`, `message.timestamp.type`, …); empty if the broker does not tell
    /// them.
    public var settings: [String: String]
    /// Why the broker does not tell the settings, such as a missing right; nil if it does.
    public var settingsUnknown: String?
    /// The copies of each partition, in the order of the partitions; empty for a log without replication.
    public var copies: [Copies]

    public struct Copies: Hashable, Sendable {
        /// The number of replicas the cluster is to keep.
        public var assigned: Int
        /// The number of those that are in sync.
        public var inSync: Int
        /// Whether the partition has a leader at present.
        public var hasLeader: Bool

        public init(assigned: Int, inSync: Int, hasLeader: Bool = true) {
            self.assigned = assigned
            self.inSync = inSync
            self.hasLeader = hasLeader
        }
    }

    public init(partitionCount: Int, settings: [String: String], settingsUnknown: String? = nil, copies: [Copies] = []) {
        self.partitionCount = partitionCount
        self.settings = settings
        self.settingsUnknown = settingsUnknown
        self.copies = copies
    }
}

public struct TopicSpecification: Hashable, Sendable {
    public var name: String
    public var partitionCount: Int
    /// −1 takes the broker's default.
    public var replicationFactor: Int
    public var settings: [String: String]

    public init(name: String, partitionCount: Int, replicationFactor: Int = -1, settings: [String: String] = [:]) {
        self.name = name
        self.partitionCount = partitionCount
        self.replicationFactor = replicationFactor
        self.settings = settings
    }
}

/// Whose clock set a record's timestamp, as the record itself says: the topic's setting when it was appended.
public enum TimestampType: Hashable, Sendable {
    /// The log keeps no such mark (Kafka always does).
    case unknown
    /// The producer's clock (`CreateTime`).
    case createTime
    /// The broker's clock (`LogAppendTime`).
    case logAppendTime

    /// Whether a record may have this timestamp type under the clock that genesis names.
    public func fits(_ clock: PBClockMode) -> Bool {
        switch (self, clock) {
        case (.createTime, .broker), (.logAppendTime, .declared): false
        case (.unknown, _), (.createTime, _), (.logAppendTime, _): true
        }
    }
}

/// One record inside a ``RecordBatch``. The buffers belong to the batch and are valid only inside the closure that receives the view.
public struct RecordView {
    public var offset: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z, as the topic's `message.timestamp.type` says.
    public var timestamp: Int64
    public var timestampType: TimestampType
    public var key: UnsafeRawBufferPointer?
    public var value: UnsafeRawBufferPointer?

    public init(
        offset: Int64, timestamp: Int64, timestampType: TimestampType = .unknown, key: UnsafeRawBufferPointer?,
        value: UnsafeRawBufferPointer?
    ) {
        self.offset = offset
        self.timestamp = timestamp
        self.timestampType = timestampType
        self.key = key
        self.value = value
    }
}

/// Records of one partition in offset order, owned until the batch is released.
public protocol RecordBatch: AnyObject, Sendable {
    var count: Int { get }
    /// The next offset to be written, if the reader was at the end of the partition after this batch; otherwise nil.
    var endReached: Int64? { get }
    func withRecord<R>(at index: Int, _ body: (RecordView) throws -> R) rethrows -> R
}

public protocol LogReader: Sendable {
    /// Waits until there is at least one record, or until the end of the partition is (newly) reached, and returns what is there. If the
    /// task is cancelled it throws ``LogError/closed``; whether the reader can be used after that is not promised. Not to be called
    /// concurrently.
    func next() async throws(LogError) -> any RecordBatch

    /// Stops fetching; a waiting ``next()`` throws ``LogError/closed``. Idempotent.
    func close() async
}

public protocol LogAppender: Sendable {
    /// Queues a record without waiting. The result is delivered by ``nextAcknowledgements()`` under `token`. Null keys and values are
    /// legal.
    ///
    /// - Parameter timestamp: milliseconds since 1970 for topics that keep the producer's time; nil is now.
    /// - Throws: ``LogError/queueFull`` if the local queue is full (nothing was queued; wait for acknowledgements), ``LogError/closed``,
    ///   ``LogError/recordTooLarge``; ``LogError/unknownTopic(_:)`` for a topic this log has neither described nor created, because some
    ///   brokers would silently create a mistyped one.
    func append(
        _ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64
    ) throws(LogError)

    /// Waits for at least one acknowledgement and returns all that are there, in the order the log gave them. If the task is cancelled it
    /// throws ``LogError/closed``.
    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement]

    /// Destroys the producer. Records not yet acknowledged may or may not still reach the log; their acknowledgements are never delivered.
    /// Returns within `milliseconds`. Idempotent.
    func abandon(within milliseconds: Int) async

    /// Waits until every queued record has been acknowledged or `milliseconds` have passed. Returns whether none is left.
    func flush(within milliseconds: Int) async -> Bool
}

public struct Acknowledgement: Sendable, Equatable {
    public var token: UInt64
    /// The record's offset. An unknown offset (−1) is passed on unchanged: the caller decides what it means.
    public var result: Result<Int64, LogError>

    public init(token: UInt64, result: Result<Int64, LogError>) {
        self.token = token
        self.result = result
    }
}

public enum LogError: Error, Hashable, Sendable {
    /// No broker answers, or none in time. Worth trying again.
    case unavailable(Unavailability)
    case unknownTopic(String)
    case topicExists(String)
    case offsetOutOfRange(TopicPartition, offset: Int64)
    /// The local queue is full; nothing was queued.
    case queueFull
    /// The record exceeds what the log accepts.
    case recordTooLarge
    /// The reader or appender was closed or abandoned, or the waiting task was cancelled.
    case closed
    /// The connection's principal lacks a right.
    case notAuthorized(Denial)
    /// Something answers, but the connection's settings do not match the broker's. Does not go away by itself.
    case misconnected(ConnectionProblem)
    /// The producer or consumer instance is unusable and must be destroyed.
    case fatal(String)
    /// Any other error, with librdkafka's name for it.
    case other(code: String, message: String)
}

extension LogError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let why): "unavailable: \(why)"
        case .unknownTopic(let topic): "unknown topic \(topic)"
        case .topicExists(let topic): "topic \(topic) exists already"
        case .offsetOutOfRange(let partition, let offset): "\(partition) has no offset \(offset)"
        case .queueFull: "local queue full"
        case .recordTooLarge: "record too large"
        case .closed: "closed"
        case .notAuthorized(let denial): "not authorized: \(denial)"
        case .misconnected(let problem): "\(problem)"
        case .fatal(let why): "fatal: \(why)"
        case .other(let code, let message): "\(code): \(message)"
        }
    }
}
