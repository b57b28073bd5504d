package import ScoringCore
internal import Streaming

extension SystemState {
    /// Everything a score is made of.
    package var scoringBasis: ScoringBasis<FollowedFacts> {
        ScoringBasis(registry: registry, records: scoring.state, facts: FollowedFacts(references, on: day))
    }
}
