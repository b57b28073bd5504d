import Streaming

/// A log of which a broker tells something else, or nothing: what a real cluster can do and a log in memory cannot.
struct FaultyLog: Log {
    let inner: MemoryLog
    var ids: [Int32] = [1, 2, 3]
    /// Of every topic.
    var copies = TopicDescription.Copies(assigned: 3, inSync: 3)
    var brokersFailure: LogError?
    var descriptionFailures: [String: LogError] = [:]
    var settingsUnknown: [String: String] = [:]
    var settings: [String: [String: String]] = [:]
    var readingFailures: [String: LogError] = [:]

    func brokers() async throws(LogError) -> [Int32] {
        if let brokersFailure { throw brokersFailure }
        return ids
    }

    func describe(topic: String) async throws(LogError) -> TopicDescription? {
        if let failure = descriptionFailures[topic] { throw failure }
        guard var description = try await inner.describe(topic: topic) else { return nil }
        description.copies = Array(repeating: copies, count: description.partitionCount)
        if let reason = settingsUnknown[topic] { (description.settings, description.settingsUnknown) = ([:], reason) }
        description.settings.merge(settings[topic] ?? [:]) { $1 }
        return description
    }

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { try await inner.bounds(of: partition) }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await inner.create(topic) }
    func appender() async throws(LogError) -> any LogAppender { try await inner.appender() }

    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        if let failure = readingFailures[partition.topic] { throw failure }
        return try await inner.reader(of: partition, from: offset)
    }
}
