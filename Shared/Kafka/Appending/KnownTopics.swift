import Streaming
import Synchronization

/// The topics this ``KafkaLog`` has been told of, with their partition counts, shared by its appenders.
///
/// Nobody appends to a topic that is not in here: asking a broker to write to a mistyped one makes some brokers create it silently. Topics
/// get in by ``KafkaLog/describe(topic:)`` and ``KafkaLog/create(_:)``; partition counts are frozen in Pledgeline, so nothing goes stale.
final class KnownTopics: Sendable {
    private let partitionCounts = Mutex<[String: Int]>([:])

    func note(_ topic: String, partitionCount: Int) {
        partitionCounts.withLock { $0[topic] = partitionCount }
    }

    func forget(_ topic: String) {
        partitionCounts.withLock { _ = $0.removeValue(forKey: topic) }
    }

    func contains(_ partition: TopicPartition) -> Bool {
        partitionCounts.withLock { counts in
            counts[partition.topic].map { (0..<$0).contains(Int(partition.partition)) } ?? false
        }
    }
}
