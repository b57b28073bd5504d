internal import Domain
internal import Foundation
internal import RegistryCore
public import Schema
public import Streaming

/// What the units of a partition promised and how far each pledge has come: the fold over a partition of the pledges service's decisions.
public struct PledgesState: FoldState, Hashable {
    public internal(set) var units: [String: UnitPledges] = [:]
    /// Pledges in force that no tick has marked overdue.
    var deadlines = DeadlineIndex()
    /// Pledges in force that may still be escalated.
    var escalating = EscalationIndex()

    /// By unit.
    public internal(set) var projects: [String: UnitProjects] = [:]
    /// Projects under way, by their next day that no tick has marked.
    var projectDeadlines = DeadlineIndex()
    /// By unit.
    public internal(set) var reports: [String: UnitReports] = [:]
    /// Reports still awaited after an extension, by its last day.
    var extendedReports = DeadlineIndex()
    /// Report slots for which no further unit of this partition can be found missing, except after an extension.
    public internal(set) var settledSlots: Set<SlotName> = []
    /// By unit.
    public internal(set) var attendance: [String: UnitAttendance] = [:]
    /// By the offering unit.
    public internal(set) var community: [String: UnitCommunity] = [:]
    /// By the unit to which the request was made.
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

    /// Changes a pledge, if it exists, and keeps the indexes of deadlines and escalations up to date.
    mutating func update(_ pledge: String, of unit: String, _ change: (inout Pledge) -> Void) {
        guard let place = units.index(forKey: unit), let found = units.values[place].pledges.index(forKey: pledge) else { return }
        // Changed in place: pledges are too large to be copied out and back for every decision.
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
    /// By id, of letters and of all other subjects.
    public internal(set) var notices: [String: Notice] = [:]
    /// What the unit has sent, by month.
    public internal(set) var burden: [CivilMonth: BurdenCount] = [:]
}

extension PledgesCore {
    static func pledge(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Pledge {
        guard let pledge = state.pledge(id, of: request.unit) else { throw PledgesRefusals.unknownPledge(id, unit: request.unit) }
        return pledge
    }
}
