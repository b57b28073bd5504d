internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

enum CloseRecognition {
    static func decide(_ close: PBCloseRecognition, _ request: Request, _ basis: ScoringBasis<some ScoringFacts>) throws(Refusal) -> Verdict
    {
        let bundle = try ScoringCore.begunPeriod(close.period, request.context, basis.registry)
        guard let recognition = bundle.recognition(close.recognition) else {
            throw ScoringRefusals.unknownRecognition(close.recognition)
                .naming(close.recognition, among: bundle.content.recognitions.map(\.id))
        }
        let cohort = try ScoringCore.cohort(recognition.cohort, basis.registry)
        try ScoringCore.checkReaches(request.submission, cohort, basis.registry)
        if let closed = basis.records.closedRecognition(close.recognition, period: close.period) {
            throw ScoringRefusals.recognitionClosed(close.recognition, period: close.period, position: closed.position)
        }
        let closed = try Scoring.recognition(close.recognition, period: close.period, cut: request.context.cut, from: basis)
        return .accepted([PBFact(about: cohort.below, .recognitionClosed(closed))])
    }
}
