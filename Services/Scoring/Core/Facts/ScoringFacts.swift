public import Schema

/// What scoring asks of the other services: nothing but values as of a cut. The live answers come from ``FollowedFacts``; scoring itself never knows
/// where they are from.
public protocol ScoringFacts: Sendable {
    /// The record of the unit's own inspection in a round of the period's calendar; nil if there is none.
    func inspection(of unit: String, round: String, period: String) -> InspectionFact?

    /// The pledges of a period at the unit and everywhere below it, and of what they answer for.
    func pledges(atAndBelow unit: String, period: String) -> PledgeFact

    /// How many findings of at least this severity stand open at the unit, or at one it answers for, whatever period they were found in.
    func openFindings(at unit: String, severity: UInt32) -> Int
}

/// An inspection as far as it scores.
public struct InspectionFact: Hashable, Sendable {
    /// Points given, by item of the round's sheet.
    public var points: [String: PBDecimal]
    /// The decision that recorded it.
    public var position: PBPosition

    public init(points: [String: PBDecimal], position: PBPosition) {
        self.points = points
        self.position = position
    }
}

public struct PledgeFact: Hashable, Sendable {
    /// Pledges of letters that came into force, whatever became of them since.
    public var inForce: Int
    /// Those of them verified with the standard met, closed out or not.
    public var verified: Int

    public init(inForce: Int, verified: Int) {
        self.inForce = inForce
        self.verified = verified
    }

    public static func + (a: PledgeFact, b: PledgeFact) -> PledgeFact {
        PledgeFact(inForce: a.inForce + b.inForce, verified: a.verified + b.verified)
    }
}
