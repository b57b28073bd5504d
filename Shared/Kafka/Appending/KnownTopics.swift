import Streaming
import Synchronization

/// The topics that this ``KafkaLog`` knows, with their partition counts, shared by its appenders.
///
/// Nobody appends to a topic that is not known: some brokers silently create a mistyped topic when they are asked to write to it. Topics
/// become known by ``KafkaLog/describe(topic:)``, ``KafkaLog/create(_:)`` and ``KafkaLog/waitUntilUsable(_:)``; partition counts are frozen
/// in Pledgeline, so none goes stale.
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
