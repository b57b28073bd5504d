public import RegistryCore

/// Everything a score is made of, as of a cut. Scoring is a pure function of it and of the question.
public struct ScoringBasis<Facts: ScoringFacts>: Sendable {
    public var registry: RegistryState
    /// Tallies and marks.
    public var records: ScoringState
    public var facts: Facts

    public init(registry: RegistryState, records: ScoringState, facts: Facts) {
        self.registry = registry
        self.records = records
        self.facts = facts
    }
}
