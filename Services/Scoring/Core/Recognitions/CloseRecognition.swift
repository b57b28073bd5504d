internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension ScoringCore {
    static func decideRecognition(
        _ close: PBCloseRecognition, _ submission: Submission, _ context: DecisionContext, _ basis: ScoringBasis<some ScoringFacts>
    ) throws(Refusal) -> Verdict {
        try basis.registry.authorize(submission, as: [.scorer], time: context.time)
        let bundle = try begunPeriod(close.period, context, basis.registry)
        guard let recognition = bundle.recognition(close.recognition) else {
            throw ScoringRefusals.unknownRecognition(close.recognition)
                .naming(close.recognition, among: bundle.content.recognitions.map(\.id))
        }
        let cohort = try cohort(recognition.cohort, basis.registry)
        try checkReaches(submission, cohort, basis.registry)
        if let closed = basis.records.closedRecognition(close.recognition, period: close.period) {
            throw ScoringRefusals.recognitionClosed(close.recognition, period: close.period, at: closed.position)
        }
        let closed = try Scoring.recognition(close.recognition, period: close.period, cut: context.cut, from: basis)
        return .accepted([PBFact(about: cohort.below, .recognitionClosed(closed))])
    }
}
