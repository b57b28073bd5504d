internal import Domain
internal import PledgesCore
internal import RegistryCore
public import Schema
internal import Streaming
internal import SupervisionCore

/// The facts in the followed states at their cut. Creating one costs nothing: values are counted when they are asked for.
///
/// Pledges and findings count for the unit that answers for them on the day; an inspection counts only for the unit that was inspected.
public struct FollowedFacts: ScoringFacts {
    let references: ScoringReferences
    let date: CivilDate

    /// - Parameter date: the day that determines which unit answers for closed ones.
    public init(_ references: ScoringReferences, on date: CivilDate) {
        self.references = references
        self.date = date
    }

    private var registry: RegistryState { references.registry.registry }

    public func inspection(of unit: String, round: String, period: String) -> InspectionFact? {
        references.supervision.state(ofKey: unit).inspection(unit: unit, round: round, period: period)
            .map { InspectionFact(points: $0.points, position: $0.step.position) }
    }

    /// Each pledge is in the partition of its unit, so the sum over a sub-tree reads many partitions.
    public func pledges(atAndBelow unit: String, period: String) -> PledgeFact {
        registry.subtreeAnswered(by: unit, on: date).reduce(PledgeFact(inForce: 0, verified: 0)) { sum, unit in
            guard let counts = references.pledges.state(ofKey: unit).units[unit]?.counts(period: period) else { return sum }
            return sum + PledgeFact(inForce: counts.promised, verified: counts.accepted)
        }
    }

    public func openFindings(at unit: String, severity: UInt32) -> Int {
        ([unit] + registry.closedUnits(answeredBy: unit, on: date)).reduce(0) { sum, unit in
            sum + references.supervision.state(ofKey: unit).openFindings(unit: unit, severityAtLeast: Int(severity)).count
        }
    }
}
