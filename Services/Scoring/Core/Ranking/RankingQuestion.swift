public import Schema

/// What a ranking is of, and as of when. Together with a ``ScoringBasis`` it determines every byte.
public struct RankingQuestion: Hashable, Sendable {
    public var namespace: String
    public var cohort: String
    public var period: String
    /// The day as of which rounds are over or not: the date of the closing decision.
    public var date: CivilDate
    /// Followed partitions first, then scoring's own before the closing decision.
    public var cut: [PBCutPosition]

    public init(namespace: String, cohort: String, period: String, date: CivilDate, cut: [PBCutPosition]) {
        self.namespace = namespace
        self.cohort = cohort
        self.period = period
        self.date = date
        self.cut = cut
    }
}
