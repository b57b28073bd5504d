internal import RegistryCore
public import Schema
public import Streaming

/// The scoring service: it records tallies and marks and publishes rankings and recognitions. The other facts come from the services it
/// follows.
public enum ScoringCore: ServiceCore {
    public typealias State = ScoringState
    public typealias References = ScoringReferences

    public static let service = PBService.scoring
    public static let rulesVersion = "scoring/4"

    public static func genesis(state: ScoringState, references: ScoringReferences) -> PBGenesis? { references.registry.registry.genesis }

    public static func statements(state: ScoringState, references: ScoringReferences) -> LogStatements {
        references.registry.registry.logStatements
    }

    public static func decide(
        _ submission: Submission, in context: DecisionContext, state: ScoringState, references: ScoringReferences
    ) -> Verdict {
        decide(
            submission, in: context,
            from: ScoringBasis(registry: references.registry.registry, records: state, facts: FollowedFacts(references, on: context.date)))
    }
}
