public import Schema
public import Streaming

/// What was counted, marked and closed: the fold over scoring's decisions.
public struct ScoringState: FoldState {
    public internal(set) var tallies: [TallyKey: RecordedTally] = [:]
    public internal(set) var marks: [MarkKey: RecordedMark] = [:]
    public internal(set) var closedCohorts: [CohortKey: ClosedCohort] = [:]
    public internal(set) var closedRecognitions: [RecognitionKey: ClosedRecognition] = [:]

    public init() {}

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        var position = PBPosition()
        position.topic = partition.topic
        position.partition = partition.partition
        position.offset = offset
        for fact in accepted.facts {
            switch fact.fact {
            case .tallyRecorded(let recorded): applyTally(recorded, at: position)
            case .externalMarkRecorded(let recorded): applyMark(recorded, at: position)
            case .cohortClosed(let closed): applyClosing(closed, at: position, time: decision.time)
            case .recognitionClosed(let closed): applyRecognition(closed, at: position, time: decision.time)
            default: break
            }
        }
    }
}
