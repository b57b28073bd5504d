public import Schema

/// Which ranking to compute, and as of when. Together with a ``ScoringBasis`` it determines every byte of the result.
public struct RankingQuestion: Hashable, Sendable {
    public var namespace: String
    public var cohort: String
    public var period: String
    /// The day that determines which rounds are over: the date of the closing decision.
    public var date: CivilDate
    /// The followed partitions first, then scoring's own partition before the closing decision.
    public var cut: [PBCutPosition]

    public init(namespace: String, cohort: String, period: String, date: CivilDate, cut: [PBCutPosition]) {
        self.namespace = namespace
        self.cohort = cohort
        self.period = period
        self.date = date
        self.cut = cut
    }
}
