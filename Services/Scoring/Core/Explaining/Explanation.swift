public import Schema

/// Explains every number of a unit's entry, from its parts down to the decisions it came from. Plain data in both languages; CLI and board
/// display it.
public struct Explanation: Hashable, Sendable {
    public var unit: String
    public var unitName: PBText
    public var cohort: String
    public var cohortName: PBText
    /// The number of units in the cohort.
    public var members: Int
    public var period: String
    public var scheme: String
    /// The published entry: rank, score, components.
    public var entry: PBRankingEntry
    /// How the score came about, and why the unit has a rank or none, in one sentence.
    public var summary: PBText
    /// The exact composite before rounding, as numerator/denominator; empty if no component was present.
    public var exactScore: String
    /// The weight that was present, out of 100.
    public var presentWeight: String
    public var components: [ExplainedComponent]
}

public struct ExplainedComponent: Hashable, Sendable {
    public var name: PBText
    /// As published: weight, exact and rounded points, the reason if missing, sources.
    public var result: PBComponentResult
    /// From 0 to 1 as numerator/denominator; empty if missing.
    public var share: String
    /// What the source is and how the share is computed from its parts.
    public var rule: PBText
    public var parts: [ExplainedPart]
}

/// One voter group, round, mark or count of pledges.
public struct ExplainedPart: Hashable, Sendable {
    public var name: PBText
    /// The result, or why there is none.
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
    /// The exact points of one such ballot.
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
