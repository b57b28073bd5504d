internal import Domain
internal import PledgesCore
internal import RegistryCore
public import Schema
internal import Streaming
internal import SupervisionCore

/// The facts as the followed states hold them at their cut. Making one costs nothing: what is counted is counted when asked for.
///
/// Pledges and findings count where they are answered for on the day; an inspection is the inspected unit's own.
public struct FollowedFacts: ScoringFacts {
    let references: ScoringReferences
    let date: CivilDate

    /// - Parameter date: the day of the question.
    public init(_ references: ScoringReferences, on date: CivilDate) {
        self.references = references
        self.date = date
    }

    private var registry: RegistryState { references.registry.registry }

    public func inspection(of unit: String, round: String, period: String) -> InspectionFact? {
        references.supervision.state(ofKey: unit).inspection(unit: unit, round: round, period: period)
            .map { InspectionFact(points: $0.points, position: $0.step.position) }
    }

    /// Pledges stand in the partition of their unit, so a sub-tree is summed over many.
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
