internal import Domain
internal import Foundation
internal import RegistryCore
public import Schema
public import Streaming

/// What the units of a partition promised and how far each promise has come: the fold over a partition of the pledges decisions.
public struct PledgesState: FoldState, Hashable {
    public internal(set) var units: [String: UnitPledges] = [:]
    /// Pledges in force that are not marked overdue yet.
    var deadlines = DeadlineIndex()
    /// Pledges in force that may still be brought to a tier above.
    var escalating = EscalationIndex()

    /// By unit.
    public internal(set) var projects: [String: UnitProjects] = [:]
    /// Projects under way, by the next day that is not marked overdue yet.
    var projectDeadlines = DeadlineIndex()
    /// By unit.
    public internal(set) var reports: [String: UnitReports] = [:]
    /// Reports awaited after an extension, by its last day.
    var extendedReports = DeadlineIndex()
    /// Slots that need no more looking at in this partition.
    public internal(set) var settledSlots: Set<SlotName> = []
    /// By unit.
    public internal(set) var attendance: [String: UnitAttendance] = [:]
    /// By the unit that offers.
    public internal(set) var community: [String: UnitCommunity] = [:]
    /// By the unit that is asked.
    public internal(set) var admissions: [String: UnitAdmissions] = [:]

    public init() {}

    public func pledge(_ pledge: String, of unit: String) -> Pledge? { units[unit]?.pledges[pledge] }

    public func letter(of unit: String, period: String) -> Letter? { units[unit]?.letters[period] }

    public func isLetterInForce(of unit: String, period: String) -> Bool { letter(of: unit, period: period)?.state == .inForce }

    public mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
        guard case .accepted(let accepted) = decision.outcome else { return }
        let step = Step(decision, at: offset, of: partition)
        for fact in accepted.facts {
            guard case .pledges(let content)? = fact.content else { continue }
            content.apply(to: &self, about: fact.unit, at: step)
            applyBurden(of: content, about: fact.unit, step)
        }
    }

    /// Changes a pledge, if it is there, and keeps the indexes of deadlines with it.
    mutating func update(_ pledge: String, of unit: String, _ change: (inout Pledge) -> Void) {
        guard let place = units.index(forKey: unit), let found = units.values[place].pledges.index(forKey: pledge) else { return }
        // Changed where it stands: a pledge is too large to be taken out and put back for every decision.
        let before = units.values[place].pledges.values[found].waiting
        change(&units.values[place].pledges.values[found])
        let after = units.values[place].pledges.values[found].waiting
        guard before != after else { return }
        let name = ScopedName(unit: unit, id: pledge)
        if let due = before.deadline { deadlines.remove(name, due: due) }
        if let due = after.deadline { deadlines.insert(name, due: due) }
        if let place = before.escalation { escalating.remove(name, at: place) }
        if let place = after.escalation { escalating.insert(name, at: place) }
    }
}

/// The letters, pledges and notices of one unit.
public struct UnitPledges: Hashable, Sendable {
    /// By period.
    public internal(set) var letters: [String: Letter] = [:]
    /// By id, of all periods.
    public internal(set) var pledges: [String: Pledge] = [:]
    /// By id, of letters and of anything else.
    public internal(set) var notices: [String: Notice] = [:]
    /// What the unit has sent, by month.
    public internal(set) var burden: [CivilMonth: BurdenCount] = [:]
}

extension PledgesCore {
    static func pledge(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Pledge {
        guard let pledge = state.pledge(id, of: request.unit) else { throw PledgesRefusals.unknownPledge(id, of: request.unit) }
        return pledge
    }
}
