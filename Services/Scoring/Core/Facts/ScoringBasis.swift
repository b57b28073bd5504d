public import RegistryCore

/// Everything that scores are computed from, as of a cut. Scoring is a pure function of this and the question.
public struct ScoringBasis<Facts: ScoringFacts>: Sendable {
    public var registry: RegistryState
    /// Tallies, marks and closings.
    public var records: ScoringState
    public var facts: Facts

    public init(registry: RegistryState, records: ScoringState, facts: Facts) {
        self.registry = registry
        self.records = records
        self.facts = facts
    }
}
