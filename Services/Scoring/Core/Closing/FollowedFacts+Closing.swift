internal import Domain
internal import PledgesCore
internal import RegistryCore
public import Schema
internal import Streaming
internal import SupervisionCore

/// What closed units left open counts for the unit that answers for them.
extension FollowedFacts: ClosingFacts {
    public func unverified(atAndBelow unit: String, period: String, on date: CivilDate) -> [ScopedName] {
        references.registry.registry.subtreeAnswered(by: unit, on: date).flatMap { unit in
            references.pledges.state(ofKey: unit).units[unit]?.pledges.values
                .filter { $0.period == period && $0.stage == .reportedDone }
                .map(\.name) ?? []
        }
        .sorted(by: ScopedName.byteOrder)
    }

    public func standingFindings(at unit: String, severity: UInt32, on date: CivilDate) -> [(finding: ScopedName, isContested: Bool)] {
        let units = [unit] + references.registry.registry.closedUnits(answeredBy: unit, on: date)
        return units.flatMap { unit in
            references.supervision.state(ofKey: unit).openFindings(unit: unit, severityAtLeast: Int(severity)).map { finding in
                if case .contested = finding.answer { return (finding.name, true) }
                return (finding.name, false)
            }
        }
    }
}
