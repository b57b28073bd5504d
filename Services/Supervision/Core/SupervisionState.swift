internal import Domain
internal import Foundation
internal import RegistryCore
public import Schema
public import Streaming

/// What inspections found at the units of a partition: the fold over a partition of the supervision service's decisions.
public struct SupervisionState: FoldState, Hashable {
    public internal(set) var units: [String: UnitSupervision] = [:]
    /// Findings on which the unit must act and that no tick has marked overdue.
    var deadlines = DeadlineIndex()

    public init() {}

    /// The unit's inspection in a round of a period.
    public func inspection(unit: String, round: String, period: String) -> Inspection? {
        units[unit]?.inspections[RoundName(period: period, round: round)]
    }

    public func finding(_ finding: String, of unit: String) -> Finding? { units[unit]?.findings[finding] }

    /// The unit's findings whose rectification has not been accepted, in the byte order of their ids.
    public func openFindings(unit: String, severityAtLeast severity: Int = 1) -> [Finding] {
        (units[unit]?.findings.values.filter { $0.isOpen && $0.severity >= severity } ?? [])
            .sorted { UTF8Order.precedes($0.id, $1.id) }
    }

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        let step = Step(decision, at: offset, of: partition)
        for fact in accepted.facts {
            guard case .supervision(let content)? = fact.content else { continue }
            content.apply(to: &self, about: fact.unit, at: step)
        }
    }

    /// Changes a finding, if it exists, and keeps the index of deadlines up to date.
    mutating func update(_ finding: String, of unit: String, _ change: (inout Finding) -> Void) {
        guard let before = units[unit]?.findings[finding] else { return }
        var after = before
        change(&after)
        units[unit]?.findings[finding] = after
        guard before.awaitsDeadline != after.awaitsDeadline else { return }
        let name = ScopedName(unit: unit, id: finding)
        if after.awaitsDeadline { deadlines.insert(name, due: after.due) } else { deadlines.remove(name, due: after.due) }
    }
}

/// The inspections and findings of one unit.
public struct UnitSupervision: Hashable, Sendable {
    public internal(set) var inspections: [RoundName: Inspection] = [:]
    /// By id.
    public internal(set) var findings: [String: Finding] = [:]
    /// How often each place of the taxonomy was found.
    var found: [String: UInt32] = [:]
}

/// Names a round: round ids are unique only within the bundle of a period.
public struct RoundName: Hashable, Sendable {
    public var period: String
    public var round: String

    public init(period: String, round: String) {
        self.period = period
        self.round = round
    }
}

extension SupervisionCore {
    static func finding(_ id: String, _ request: Request, _ state: SupervisionState) throws(Refusal) -> Finding {
        guard let finding = state.finding(id, of: request.unit) else { throw SupervisionRefusals.unknownFinding(id, unit: request.unit) }
        return finding
    }
}
