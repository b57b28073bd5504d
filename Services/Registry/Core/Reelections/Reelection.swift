internal import Domain
public import Schema
internal import Streaming

/// 换届: the re-election of a unit on a day, with the milestones before and after it.
public struct Reelection: Hashable, Sendable {
    public var name: ScopedName
    public var template: String
    public var due: CivilDate
    /// In the order in which they must be reached, copied from the template when the re-election was scheduled.
    public internal(set) var milestones: [Milestone]

    /// The milestone to be reached next; nil if all are.
    public var next: Milestone? { milestones.first { $0.completed == nil } }
}

public struct Milestone: Hashable, Sendable {
    public var id: String
    public var name: PBText
    public var due: CivilDate
    /// The names of the documents that must be shown.
    public var documents: [String]
    /// The day of the decision that recorded it as reached; nil until then.
    public internal(set) var completed: CivilDate?
    public internal(set) var shown: [PBEvidence] = []
    /// Whether a tick has found it not reached by its day.
    public internal(set) var isMarkedOverdue = false

    public var isLate: Bool { completed.map { $0 > due } ?? false }
}

/// The next milestone that a unit must reach, of one re-election.
public struct DueMilestone: Hashable, Sendable {
    public var reelection: ScopedName
    public var milestone: Milestone
}

extension RegistryState {
    /// The re-elections of a unit, in the byte order of their ids.
    public func reelections(of unit: String) -> [Reelection] {
        (reelections[unit]?.values.map { $0 } ?? []).sorted { UTF8Order.precedes($0.name.id, $1.name.id) }
    }

    /// The next milestone of each re-election of an open unit, by its day, then by the re-election's id.
    public func nextMilestones(of unit: String) -> [DueMilestone] {
        guard units[unit]?.isOpen == true else { return [] }
        return reelections(of: unit)
            .compactMap { reelection in reelection.next.map { DueMilestone(reelection: reelection.name, milestone: $0) } }
            .sorted {
                $0.milestone.due == $1.milestone.due
                    ? ScopedName.byteOrder($0.reelection, $1.reelection) : $0.milestone.due < $1.milestone.due
            }
    }

    /// Changes a milestone, if it exists, and keeps the index of deadlines up to date.
    mutating func update(_ milestone: String, of reelection: String, _ unit: String, _ change: (inout Milestone) -> Void) {
        guard let place = reelections[unit]?[reelection]?.milestones.firstIndex(where: { $0.id == milestone }),
            var found = reelections[unit]?[reelection]?.milestones[place]
        else { return }
        change(&found)
        reelections[unit]?[reelection]?.milestones[place] = found
        if found.completed != nil || found.isMarkedOverdue {
            milestoneDeadlines.remove(ScopedName(unit: unit, id: "\(reelection)/\(milestone)"), due: found.due)
        }
    }
}
