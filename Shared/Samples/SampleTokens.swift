internal import Client
package import Schema
package import Streaming

/// The causal tokens of a wave's steps, so that nothing is decided before the earlier waves have reached the service that decides.
///
/// Pledges and supervision need the registry and, for supervision, the pledges of the unit's own partition; scoring reads every partition of
/// everybody.
package struct SampleTokens: Sendable {
    private let topics: Topics
    private let latest: [TopicPartition: Int64]

    /// - Parameter latest: the offset of the last decision of each decision partition when the wave begins; one for each wave.
    package init(topics: Topics, latest: [TopicPartition: Int64]) {
        self.topics = topics
        self.latest = latest
    }

    package func tokens(for step: SampleStep) -> [PBPosition] {
        topics.causalTokens(from: latest, for: step.service, unit: step.unit)
    }
}
