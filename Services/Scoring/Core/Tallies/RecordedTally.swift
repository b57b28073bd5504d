internal import Domain
public import Foundation
public import Schema

/// Names the tally of one voter group's ballots on one unit; only one can be recorded.
public struct TallyKey: Hashable, Sendable {
    public var period: String
    public var cohort: String
    public var unit: String
    public var group: String

    public init(period: String, cohort: String, unit: String, group: String) {
        self.period = period
        self.cohort = cohort
        self.unit = unit
        self.group = group
    }
}

/// A tally signed by two tellers (计票结果).
public struct RecordedTally: Hashable, Sendable {
    public var content: PBTally
    public var secondKey: Data
    /// The position of the decision that recorded it.
    public var position: PBPosition

    /// Ballots with a grade; spoilt ones are not included.
    public var valid: Int { content.counts.reduce(0) { $0 + Int($1.ballots) } }

    /// Whether the group has enough valid ballots for its counts to be used and shown: with fewer, somebody could tell how a voter voted.
    public func isLargeEnough(for group: PBVoterGroup) -> Bool { valid >= Int(group.minimumBallots) }

    public func ballots(of grade: String) -> Int { content.counts.reduce(0) { $0 + ($1.grade == grade ? Int($1.ballots) : 0) } }
}

enum TallyRecorded {
    static func apply(_ recorded: PBTallyRecorded, to state: inout ScoringState, about unit: String, at step: Step) {
        let tally = recorded.tally
        let key = TallyKey(period: tally.period, cohort: tally.cohort, unit: tally.unit, group: tally.group)
        if state.tallies[key] == nil {
            state.tallies[key] = RecordedTally(content: tally, secondKey: recorded.secondKey, position: step.position)
        }
    }
}

extension ScoringState {
    public func tally(period: String, cohort: String, unit: String, group: String) -> RecordedTally? {
        tallies[TallyKey(period: period, cohort: cohort, unit: unit, group: group)]
    }
}
