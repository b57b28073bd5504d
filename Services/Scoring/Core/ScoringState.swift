internal import Domain
public import Schema
public import Streaming

/// The recorded tallies and marks, and the closed cohorts and recognitions: the fold over the scoring service's decisions.
public struct ScoringState: FoldState {
    public internal(set) var tallies: [TallyKey: RecordedTally] = [:]
    public internal(set) var marks: [MarkKey: RecordedMark] = [:]
    public internal(set) var closedCohorts: [CohortKey: ClosedCohort] = [:]
    public internal(set) var closedRecognitions: [RecognitionKey: ClosedRecognition] = [:]

    public init() {}

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        let step = Step(decision, at: offset, of: partition)
        for fact in accepted.facts {
            guard case .scoring(let content)? = fact.content else { continue }
            content.apply(to: &self, about: fact.unit, at: step)
        }
    }
}
