public import Streaming

/// The ``Streaming/Log`` on Kafka, through librdkafka.
///
/// * Readers share consumers (``ConsumerPool``), every appender is a producer of its own, and administrative requests use a third
///   connection.
/// * Nothing polls: tasks sleep until librdkafka's queues call (``WakeUp``). Blocking calls run on Dispatch's threads (``BlockingCalls``).
/// * An appender accepts records only for topics that this log has described or created; others are `LogError.unknownTopic`.
/// * There is nothing to close: when the log and the objects it made are released, every connection ends in the background.
public final class KafkaLog: Log {
    private let clients: ClientFactory
    private let pool: ConsumerPool
    /// For readings that end; see ``ClientRole/scanner``.
    private let scanners: ConsumerPool
    private let administration: KafkaAdministration
    private let topics = KnownTopics()

    /// Checks the configuration and starts the control connection; does not wait for a broker.
    public init(configuration: KafkaConfiguration, logger: KafkaLogger? = nil) throws(KafkaConfigurationError) {
        try configuration.validate()
        clients = ClientFactory(configuration: configuration, logger: logger)
        pool = ConsumerPool(clients: clients, role: .reader)
        scanners = ConsumerPool(clients: clients, role: .scanner)
        administration = KafkaAdministration(
            client: try clients.selfDraining(.control), status: clients.status,
            timeoutMilliseconds: configuration.operationTimeoutMilliseconds)
    }

    /// The brokers' state as last reported. Cheap; may be read from any thread.
    public var status: KafkaStatus { clients.status.status }

    public func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds {
        guard let bounds = try await bounds(of: [partition])[partition] else { throw .unknownTopic(partition.topic) }
        return bounds
    }

    public func bounds(of partitions: [TopicPartition]) async throws(LogError) -> [TopicPartition: LogBounds] {
        guard !partitions.isEmpty else { return [:] }
        return try await BlockingCalls.attempt { [administration, topics] () throws(LogError) in
            try administration.bounds(of: partitions) { topics.contains(TopicPartition(topic: $0, partition: 0)) }
        }
    }

    public func brokers() async throws(LogError) -> [Int32] {
        try await BlockingCalls.attempt { [administration] () throws(LogError) in try administration.brokers() }
    }

    /// Throws `LogError.notAuthorized`, instead of returning nil, for a topic that this connection's principal may not describe.
    public func describe(topic: String) async throws(LogError) -> TopicDescription? {
        let description = try await BlockingCalls.attempt { [administration] () throws(LogError) in
            try administration.describe(topic)
        }
        if let description {
            topics.note(topic, partitionCount: description.partitionCount)
        } else {
            topics.forget(topic)
        }
        return description
    }

    public func create(_ topic: TopicSpecification) async throws(LogError) {
        try await BlockingCalls.attempt { [administration] () throws(LogError) in try administration.create(topic) }
        topics.note(topic.name, partitionCount: topic.partitionCount)
    }

    public func change(settings: [String: String], of topic: String) async throws(LogError) {
        try await BlockingCalls.attempt { [administration] () throws(LogError) in try administration.change(settings, of: topic) }
    }

    public func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        KafkaReader(partition, from: offset, pool: pool) { () async throws(LogError) in try await self.bounds(of: partition) }
    }

    public func reader(of partition: TopicPartition, within bounds: LogBounds) async throws(LogError) -> any LogReader {
        KafkaReader(partition, from: bounds.low, pool: scanners) { () async throws(LogError) in bounds }
    }

    public func waitUntilUsable(_ wanted: [String: Int]) async throws(LogError) {
        try await BlockingCalls.attempt { [administration, clients] () throws(LogError) in
            try administration.waitUntilUsable(wanted) { (address, milliseconds) throws(LogError) in
                var configuration = clients.configuration
                configuration.brokers = address
                // A connection of its own, to ask this broker and no other.
                let one = ClientFactory(configuration: configuration, logger: clients.logger)
                let client: KafkaClient
                do throws(KafkaConfigurationError) { client = try one.selfDraining(.control) } catch { throw LogError(error) }
                return try KafkaAdministration(client: client, status: one.status, timeoutMilliseconds: milliseconds)
                    .view(within: milliseconds)
            }
        }
        for (topic, count) in wanted { topics.note(topic, partitionCount: count) }
    }

    public func explain(_ error: LogError) -> LogError { clients.status.explain(error) }

    public func appender() async throws(LogError) -> any LogAppender {
        do throws(KafkaConfigurationError) {
            return try KafkaAppender(clients: clients, topics: topics)
        } catch {
            throw LogError(error)
        }
    }
}
