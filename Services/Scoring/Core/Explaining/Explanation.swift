public import Schema

/// Every number of a unit's entry, opened into its parts down to the decisions it came from. Plain data in both languages; drawing it is for CLI
/// and board.
public struct Explanation: Hashable, Sendable {
    public var unit: String
    public var unitName: PBText
    public var cohort: String
    public var cohortName: PBText
    /// How many units the cohort has.
    public var members: Int
    public var period: String
    public var scheme: String
    /// The published entry: rank, score, components.
    public var entry: PBRankingEntry
    /// How the number came about and why it has a rank or none, in one sentence.
    public var summary: PBText
    /// The exact composite before it was rounded, as numerator/denominator; empty if nothing was present.
    public var exactScore: String
    /// The weight that was present, of 100.
    public var presentWeight: String
    public var components: [ExplainedComponent]
}

public struct ExplainedComponent: Hashable, Sendable {
    public var name: PBText
    /// As published: weight, exact and rounded points, missing and why, sources.
    public var result: PBComponentResult
    /// From 0 to 1 as numerator/denominator; empty if missing.
    public var share: String
    /// What the source is and how its parts make the share.
    public var rule: PBText
    public var parts: [ExplainedPart]
}

/// One voter group, round, mark or count.
public struct ExplainedPart: Hashable, Sendable {
    public var name: PBText
    /// What was found, or why nothing was.
    public var value: PBText
    public var sources: [PBPosition]
}

extension PBText {
    init(zh: String, en: String) {
        self.init()
        self.zh = zh
        self.en = en
    }
}
