internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension ScoringCore {
    /// Publishes the ranking as of the place in the logs at which this is decided.
    static func decideClosing(
        _ close: PBCloseCohort, _ submission: Submission, _ context: DecisionContext, _ basis: ScoringBasis<some ScoringFacts>
    ) throws(Refusal) -> Verdict {
        try basis.registry.authorize(submission, as: [.scorer], time: context.time)
        let cohort = try cohort(close.cohort, basis.registry)
        try checkReaches(submission, cohort, basis.registry)
        _ = try begunPeriod(close.period, context, basis.registry)
        // What is published is final, so it waits for the whole period; recognitions lie inside it and do not.
        if let period = basis.registry.periods[close.period], context.date <= period.ends {
            throw ScoringRefusals.periodNotEnded(close.period, ends: period.ends)
        }
        try checkNotClosed(close.cohort, close.period, basis.records)

        let question = RankingQuestion(
            namespace: context.topics.namespace, cohort: close.cohort, period: close.period, date: context.date, cut: context.cut)
        var closed = PBCohortClosed()
        closed.ranking = try Scoring.bytes(of: Scoring.ranking(question, from: basis))
        closed.digest = Digest.sha256(closed.ranking)
        closed.cohort = close.cohort
        closed.period = close.period
        return .accepted([PBFact(about: cohort.below, .cohortClosed(closed))])
    }
}

extension DecisionContext {
    /// What a ranking or recognition decided now is as of: the followed partitions, then the own one before this decision.
    var cut: [PBCutPosition] { referenceCut + [ownCut] }
}
