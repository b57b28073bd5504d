public import RegistryCore
public import Schema

/// What a closing would not take in, told before it is asked for (核定前提示): a value, so that command line and board show the same.
public struct ClosingPreview: Hashable, Sendable {
    public var cohort: Cohort
    public var period: String
    public var members: Int
    /// Units that will be rated; of a recognition, those that will attain it.
    public var counted: Int
    /// The cohort's minimum size, if it has fewer members: then nobody is ranked.
    public var minimumSize: Int?
    /// What is missing, in the order of the scheme or of the criteria.
    public var gaps: [ClosingGap]
    /// In the byte order of their ids.
    public var notRated: [UnratedUnit]

    public var isComplete: Bool { gaps.isEmpty && notRated.isEmpty && minimumSize == nil }
}

/// One thing that is missing, at the units where it is.
public struct ClosingGap: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A round that is over left no record.
        case notInspected = "not_inspected"
        /// A round without a record is not over yet.
        case roundNotOver = "round_not_over"
        case tallyMissing = "tally_missing"
        case tooFewBallots = "too_few_ballots"
        case markMissing = "mark_missing"
        case noPledges = "no_pledges"
        /// Reported done, and not verified.
        case notVerified = "not_verified"
        /// Contested by the unit, and not settled.
        case findingContested = "finding_contested"
        case findingOpen = "finding_open"
    }

    public struct Place: Hashable, Sendable {
        public var unit: String
        /// Pledges or findings, as `unit/id`; none of a round, group or source.
        public var things: [ScopedName]
    }

    public var kind: Kind
    /// The round, voter group or outside source; empty of pledges and findings.
    public var id: String
    public var name: PBText
    /// In the byte order of the units.
    public var places: [Place]
}

/// A unit that keeps its provisional number and gets no rank.
public struct UnratedUnit: Hashable, Sendable {
    public struct Missing: Hashable, Sendable {
        public var component: String
        public var name: PBText
        public var reason: MissingReason
    }

    public var unit: String
    /// Of 100: what is there, and what the scheme asks for.
    public var presentWeight: String
    public var leastWeight: String
    public var missing: [Missing]
}

/// What a preview asks beyond what scores are made of.
public protocol ClosingFacts: ScoringFacts {
    /// Pledges of a period at a unit and everywhere below it that are reported done and not verified, by name.
    func unverified(atAndBelow unit: String, period: String, on date: CivilDate) -> [ScopedName]

    /// Findings of at least this severity that stand open at a unit, by name, and which of them it contests.
    func standingFindings(at unit: String, severity: UInt32, on date: CivilDate) -> [(finding: ScopedName, isContested: Bool)]
}
