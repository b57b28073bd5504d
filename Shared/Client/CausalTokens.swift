package import Schema
package import Streaming

extension Topics {
    /// The services whose decisions a service follows: those before it.
    package static func followed(by service: PBService) -> ArraySlice<PBService> {
        services.prefix { $0 != service }
    }

    /// The tokens a submission should carry: of the decisions seen, those in partitions that matter to its service and unit. Scoring reads all
    /// partitions; the others read only those in which the unit's records stand.
    ///
    /// - Parameter latest: the last decision seen of each decision partition.
    package func causalTokens(from latest: [TopicPartition: Int64], for service: PBService, unit: String) -> [PBPosition] {
        Self.followed(by: service).flatMap { followed -> [PBPosition] in
            let topic = decisions(followed)
            return topic.partitionNumbers.compactMap { partition in
                guard topic.partitions == 1 || service == .scoring || topic.partition(ofKey: unit) == partition,
                    let offset = latest[TopicPartition(topic: topic.name, partition: partition)]
                else { return nil }
                return PBPosition(TopicPartition(topic: topic.name, partition: partition), offset)
            }
        }
    }
}
