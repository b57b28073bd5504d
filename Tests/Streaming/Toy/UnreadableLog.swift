import Streaming
import Synchronization

/// A log in memory of which one topic cannot be read as long as a test says so, as where a right is missing.
final class UnreadableLog: Log {
    private let inner: MemoryLog
    private let topic: String
    private let failure: Mutex<LogError?>

    init(_ inner: MemoryLog, unreadable topic: String, because failure: LogError) {
        self.inner = inner
        self.topic = topic
        self.failure = Mutex(failure)
    }

    func becomeReadable() { failure.withLock { $0 = nil } }

    func describe(topic: String) async throws(LogError) -> TopicDescription? { try await inner.describe(topic: topic) }
    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { try await inner.bounds(of: partition) }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await inner.create(topic) }
    func appender() async throws(LogError) -> any LogAppender { try await inner.appender() }

    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        if partition.topic == topic, let failure = failure.withLock({ $0 }) { throw failure }
        return try await inner.reader(of: partition, from: offset)
    }
}
