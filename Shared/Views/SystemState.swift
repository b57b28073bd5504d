internal import Foundation
package import PledgesCore
package import RegistryCore
package import Schema
package import ScoringCore
package import Streaming
internal import SupervisionCore

/// Everything that has been decided, folded from the decision topics by the reader itself, to their ends or to a cut.
package struct SystemState: Sendable {
    package var references: ScoringReferences
    package var scoring: AcceptanceFold<ScoringState>

    package var registry: RegistryState { references.registry.registry }
    /// The pledges of all partitions.
    package var pledges: PledgeReader { PledgeReader(references.pledges.folds.map(\.state)) }

    /// What the owners say of the time of the last decisions, partitions that were not read included; 0 if nothing.
    package var toldTime: Int64 = 0

    package init(topics: Topics) {
        references = ScoringReferences(topics: topics)
        scoring = AcceptanceFold(
            namespace: topics.namespace, partition: TopicPartition(topic: topics.decisions(.scoring).name, partition: 0))
    }
}
