internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Streaming
internal import SupervisionCore

/// The facts as the followed states hold them at their cut. Making one costs nothing: what is counted is counted when asked for.
public struct FollowedFacts: ScoringFacts {
    let references: ScoringReferences

    public init(_ references: ScoringReferences) { self.references = references }

    public func inspection(of unit: String, round: String, period: String) -> InspectionFact? {
        references.supervision.state(ofKey: unit).inspection(unit: unit, round: round, period: period)
            .map { InspectionFact(points: $0.points, position: $0.step.position) }
    }

    /// Pledges stand in the partition of their unit, so a sub-tree is summed over many.
    public func pledges(atAndBelow unit: String, period: String) -> PledgeFact {
        references.registry.registry.subtree(of: unit).reduce(PledgeFact(inForce: 0, verified: 0)) { sum, unit in
            guard let counts = references.pledges.state(ofKey: unit).units[unit]?.counts(period: period) else { return sum }
            return sum + PledgeFact(inForce: counts.promised, verified: counts.accepted)
        }
    }

    public func openFindings(at unit: String, severity: UInt32) -> Int {
        references.supervision.state(ofKey: unit).openFindings(unit: unit, severityAtLeast: Int(severity)).count
    }
}
