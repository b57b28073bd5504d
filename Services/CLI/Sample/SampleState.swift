public import PledgesCore
public import RegistryCore
public import ScoringCore
internal import Streaming
public import SupervisionCore

/// What the four services have decided, for whoever counts in a sample.
public struct SampleState: Sendable {
    public var registry: RegistryState
    /// Of every partition.
    public var pledges: [PledgesState]
    public var supervision: [SupervisionState]
    public var scoring: ScoringState

    public init(registry: RegistryState, pledges: [PledgesState], supervision: [SupervisionState], scoring: ScoringState) {
        self.registry = registry
        self.pledges = pledges
        self.supervision = supervision
        self.scoring = scoring
    }
}

extension SampleState {
    init(_ state: SystemState) {
        self.init(
            registry: state.registry, pledges: state.references.pledges.folds.map(\.state),
            supervision: state.references.supervision.folds.map(\.state), scoring: state.scoring.state)
    }
}
