package import Schema
package import ScoringCore
internal import Streaming

extension SystemState {
    /// A unit's score opened into its parts, out of the state at the ranking's cut.
    ///
    /// - Parameter date: the day the ranking was closed on.
    /// - Returns: nil if the unit is not in the ranking.
    /// - Throws: a `Refusal` if the ranking could not be computed from what the logs hold.
    package func explanation(of unit: String, in ranking: PBRanking, on date: CivilDate) throws(Refusal) -> Explanation? {
        let question = RankingQuestion(
            namespace: ranking.namespace, cohort: ranking.cohort, period: ranking.period, date: date, cut: ranking.cut)
        let basis = ScoringBasis(registry: registry, records: scoring.state, facts: FollowedFacts(references, on: date))
        return try Scoring.explanation(of: unit, question, from: basis)
    }
}
