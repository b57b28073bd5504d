internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore

/// Everything that has been decided, folded from the decision topics by the reader itself, to their ends or to a cut.
struct SystemState: Sendable {
    var references: ScoringReferences
    var scoring: AcceptanceFold<ScoringState>

    var registry: RegistryState { references.registry.registry }
    /// The pledges of all partitions.
    var pledges: PledgeReader { PledgeReader(references.pledges.folds.map(\.state)) }

    /// What the owners say of the time of the last decisions, partitions that were not read included; 0 if nothing.
    var toldTime: Int64 = 0

    init(topics: Topics) {
        references = ScoringReferences(topics: topics)
        scoring = AcceptanceFold(
            namespace: topics.namespace, partition: TopicPartition(topic: topics.decisions(.scoring).name, partition: 0))
    }

    /// - Parameters:
    ///   - services: whose decisions are needed; the others stay empty.
    ///   - cut: the last offsets to include; nil is everything there is.
    static func read(
        _ connection: Connection, _ services: Set<PBService> = [.registry, .pledges, .supervision, .scoring], to cut: [PBCutPosition]? = nil
    ) async throws -> SystemState {
        var reading = SystemReading(connection, to: cut)
        return try await reading.read(services)
    }
}
