// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PBScoringBody.OneOf_Kind {
    /// Asks for the right that the schema names, then decides by the rules of the kind.
    func decide(_ request: Request, _ basis: ScoringBasis<some ScoringFacts>) throws(Refusal) -> Verdict {
        switch self {
        case .submitTally(let content):
            try request.authorize(PBSubmitTally.rule)
            return try SubmitTally.decide(content, request, basis)
        case .recordExternalMark(let content):
            try request.authorize(PBRecordExternalMark.rule)
            return try RecordExternalMark.decide(content, request, basis)
        case .closeCohort(let content):
            try request.authorize(PBCloseCohort.rule)
            return try CloseCohort.decide(content, request, basis)
        case .closeRecognition(let content):
            try request.authorize(PBCloseRecognition.rule)
            return try CloseRecognition.decide(content, request, basis)
        }
    }
}

extension PBScoringFact.OneOf_Kind {
    /// What the fact changes.
    func apply(to state: inout ScoringState, about unit: String, at step: Step) {
        switch self {
        case .tallyRecorded(let fact): TallyRecorded.apply(fact, to: &state, about: unit, at: step)
        case .externalMarkRecorded(let fact): RecordExternalMark.apply(fact, to: &state, about: unit, at: step)
        case .cohortClosed(let fact): CohortClosed.apply(fact, to: &state, about: unit, at: step)
        case .recognitionClosed(let fact): RecognitionClosed.apply(fact, to: &state, about: unit, at: step)
        }
    }
}
