public import RegistryCore
public import Schema

/// 核定前提示: what a closing would lack, shown before it is submitted. A plain value, so that command line and board show the same.
public struct ClosingPreview: Hashable, Sendable {
    public var cohort: Cohort
    public var period: String
    public var members: Int
    /// Units that will be rated; for a recognition, units that will attain it.
    public var counted: Int
    /// The cohort's minimum size if it has fewer members, so that nobody is ranked; otherwise nil.
    public var minimumSize: Int?
    /// What is missing, in the order of the scheme's components or of the recognition's criteria.
    public var gaps: [ClosingGap]
    /// In the byte order of the units' ids.
    public var notRated: [UnratedUnit]

    public var isComplete: Bool { gaps.isEmpty && notRated.isEmpty && minimumSize == nil }
}

/// Something that is missing, with the units at which it is.
public struct ClosingGap: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A round that is over has no record of the unit.
        case notInspected = "not_inspected"
        /// A round without a record of the unit is not over yet.
        case roundNotOver = "round_not_over"
        case tallyMissing = "tally_missing"
        case tooFewBallots = "too_few_ballots"
        case markMissing = "mark_missing"
        case noPledges = "no_pledges"
        /// Reported done and not verified.
        case notVerified = "not_verified"
        /// Contested by the unit and still open.
        case findingContested = "finding_contested"
        case findingOpen = "finding_open"
    }

    public struct Place: Hashable, Sendable {
        public var unit: String
        /// The pledges or findings concerned, as `unit/id`; empty for a round, voter group or external source.
        public var things: [ScopedName]
    }

    public var kind: Kind
    /// The round, voter group or external source; empty for pledges and findings.
    public var id: String
    public var name: PBText
    /// In the byte order of the units.
    public var places: [Place]
}

/// A unit that keeps its provisional score and gets no rank.
public struct UnratedUnit: Hashable, Sendable {
    public struct Missing: Hashable, Sendable {
        public var component: String
        public var name: PBText
        public var reason: MissingReason
    }

    public var unit: String
    /// Out of 100: the weight that is present, and the least that the scheme requires.
    public var presentWeight: String
    public var leastWeight: String
    public var missing: [Missing]
}

/// The facts that a preview needs beyond those that scores need.
public protocol ClosingFacts: ScoringFacts {
    /// Pledges of a period at a unit and below it that are reported done and not verified, ordered by name.
    func unverified(atAndBelow unit: String, period: String, on date: CivilDate) -> [ScopedName]

    /// Open findings of at least this severity at a unit, ordered by name, each with whether the unit contests it.
    func standingFindings(at unit: String, severity: UInt32, on date: CivilDate) -> [(finding: ScopedName, isContested: Bool)]
}
