internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Publishes the ranking of a cohort as of the cut at which this is decided.
enum CloseCohort {
    static func decide(_ close: PBCloseCohort, _ request: Request, _ basis: ScoringBasis<some ScoringFacts>) throws(Refusal) -> Verdict {
        let cohort = try ScoringCore.cohort(close.cohort, basis.registry)
        try ScoringCore.checkReaches(request.submission, cohort, basis.registry)
        _ = try ScoringCore.begunPeriod(close.period, request.context, basis.registry)
        // A published ranking is final, so it must wait for the end of the period; recognitions lie within the period and need not.
        if let period = basis.registry.periods[close.period], request.context.date <= period.ends {
            throw ScoringRefusals.periodNotEnded(close.period, ends: period.ends)
        }
        try ScoringCore.checkNotClosed(close.cohort, close.period, basis.records)

        let question = RankingQuestion(
            namespace: request.context.topics.namespace, cohort: close.cohort, period: close.period, date: request.context.date,
            cut: request.context.cut)
        var closed = PBCohortClosed()
        closed.ranking = try Scoring.bytes(of: Scoring.ranking(question, from: basis))
        closed.digest = Digest.sha256(closed.ranking)
        closed.cohort = close.cohort
        closed.period = close.period
        return .accepted([PBFact(about: cohort.below, .cohortClosed(closed))])
    }
}

extension DecisionContext {
    /// The cut of a ranking or recognition decided now: the followed partitions, then the own partition before this decision.
    var cut: [PBCutPosition] { referenceCut + [ownCut] }
}
