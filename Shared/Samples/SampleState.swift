package import PledgesCore
package import RegistryCore
package import ScoringCore
internal import Streaming
package import SupervisionCore
package import Views

/// What the four services have decided, for whoever counts in a sample.
package struct SampleState: Sendable {
    package var registry: RegistryState
    /// Of every partition.
    package var pledges: [PledgesState]
    package var supervision: [SupervisionState]
    package var scoring: ScoringState

    package init(registry: RegistryState, pledges: [PledgesState], supervision: [SupervisionState], scoring: ScoringState) {
        self.registry = registry
        self.pledges = pledges
        self.supervision = supervision
        self.scoring = scoring
    }
}

extension SampleState {
    package init(_ state: SystemState) {
        self.init(
            registry: state.registry, pledges: state.references.pledges.folds.map(\.state),
            supervision: state.references.supervision.folds.map(\.state), scoring: state.scoring.state)
    }
}
