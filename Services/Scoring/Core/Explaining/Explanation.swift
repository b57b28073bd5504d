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
    /// Ballots by grade, the best first; empty unless the group cast enough valid ballots to keep them secret.
    public var grades: [ExplainedGrade] = []
    /// Points by item, in the order of the sheet.
    public var items: [ExplainedItem] = []
}

public struct ExplainedGrade: Hashable, Sendable {
    public var grade: String
    public var name: PBText
    /// What one such ballot is worth, exactly.
    public var points: String
    public var ballots: Int
}

public struct ExplainedItem: Hashable, Sendable {
    public var item: String
    public var name: PBText
    /// Exact decimals.
    public var given: String
    public var possible: String
}

extension PBText {
    init(zh: String, en: String) {
        self.init()
        self.zh = zh
        self.en = en
    }
}
