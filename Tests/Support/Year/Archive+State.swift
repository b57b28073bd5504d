package import Audit
import PledgesCore
import RegistryCore
package import Samples
import Schema
import ScoringCore
package import Streaming
import SupervisionCore

extension Archive {
    /// What has been decided, as anybody sees it who folds the decisions.
    ///
    /// - Parameter ends: where to stop in each partition; a partition that is not named is not read. nil for the ends of the archive.
    package func state(until ends: [TopicPartition: Int64]? = nil) throws -> SampleState {
        guard let registry = try fold(.registry, as: RegistryState.self, until: ends).first,
            let scoring = try fold(.scoring, as: ScoringState.self, until: ends).first
        else { throw ToldYear.Untold(name: topics.namespace, why: "no partitions") }
        return SampleState(
            registry: registry, pledges: try fold(.pledges, as: PledgesState.self, until: ends),
            supervision: try fold(.supervision, as: SupervisionState.self, until: ends), scoring: scoring)
    }

    private func fold<State: FoldState>(
        _ service: PBService, as state: State.Type, until ends: [TopicPartition: Int64]?
    ) throws -> [State] {
        let topic = topics.decisions(service)
        return try (0..<Int32(topic.partitions)).map { partition in
            let place = TopicPartition(topic: topic.name, partition: partition)
            var fold = AcceptanceFold<State>(namespace: topics.namespace, partition: place)
            for record in self[place.topic, partition] {
                if let ends, record.offset >= ends[place, default: 0] { break }
                _ = try fold.fold(record.value ?? [], at: record.offset)
            }
            return fold.state
        }
    }
}
