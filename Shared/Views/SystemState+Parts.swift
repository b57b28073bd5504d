package import Domain
package import PledgesCore
internal import RegistryCore
package import Schema
package import ScoringCore
internal import Streaming
package import SupervisionCore

/// The states of the partitions. A unit stands in one of them.
extension SystemState {
    package var pledgesStates: [PledgesState] { references.pledges.folds.map(\.state) }
    package var scoringState: ScoringState { scoring.state }
    package var supervisionStates: [SupervisionState] { references.supervision.folds.map(\.state) }
}

extension Step {
    /// Where the decision stands, as everywhere: `pledges[3]@17`.
    package var place: String { position.place }
}

extension SystemState {
    /// The day it is: by this machine's clock, or with a declared clock the day of the last decision.
    package var day: CivilDate {
        guard registry.genesis?.clock == .declared else { return .today }
        let times = references.partitions.compactMap { references.standing(of: $0)?.time } + [scoring.standing.time, toldTime]
        return CivilDate(milliseconds: times.max() ?? 0)
    }
}
