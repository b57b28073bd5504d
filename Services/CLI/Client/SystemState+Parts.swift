internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore

/// The states of the partitions. A unit stands in one of them.
extension SystemState {
    var pledgesStates: [PledgesState] { references.pledges.folds.map(\.state) }
    var scoringState: ScoringState { scoring.state }
    var supervisionStates: [SupervisionState] { references.supervision.folds.map(\.state) }
}

extension Step {
    /// Where the decision stands, as everywhere: `pledges[3]@17`.
    var place: String { position.place }
}
