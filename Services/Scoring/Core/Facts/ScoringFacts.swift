public import Schema

/// What scoring needs from other services: only values as of a cut. In production they come from ``FollowedFacts``; scoring does not depend
/// on their origin.
public protocol ScoringFacts: Sendable {
    /// The record of the unit's own inspection in a round of the period's calendar; nil if there is none.
    func inspection(of unit: String, round: String, period: String) -> InspectionFact?

    /// The pledges of a period at the unit and below it, including those of the closed units they answer for.
    func pledges(atAndBelow unit: String, period: String) -> PledgeFact

    /// The number of open findings of at least this severity at the unit, or at a closed unit it answers for, of any period.
    func openFindings(at unit: String, severity: UInt32) -> Int
}

/// The part of an inspection that is scored.
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
    /// Pledges that came into force and were not withdrawn, whatever their stage.
    public var inForce: Int
    /// Those of them that were verified, closed out since or not.
    public var verified: Int

    public init(inForce: Int, verified: Int) {
        self.inForce = inForce
        self.verified = verified
    }

    public static func + (a: PledgeFact, b: PledgeFact) -> PledgeFact {
        PledgeFact(inForce: a.inForce + b.inForce, verified: a.verified + b.verified)
    }
}
