public import Domain
public import Schema

/// 问题: what was found at a unit, with its place in the taxonomy, a deadline, and its life until somebody else accepts that it was put right.
public struct Finding: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case open
        /// The unit says it is put right.
        case reported
        case returned
        /// Somebody else accepted it: closed.
        case accepted
    }

    /// Where the unit stands to it (认账、异议).
    public enum Answer: Hashable, Sendable {
        case acknowledged(Step)
        case contested(reason: String, Step)
    }

    public struct Rectification: Hashable, Sendable {
        public var note: String
        public var evidence: [PBEvidence]
        public var step: Step
    }

    public var unit: String
    public var opening: PBOpenFinding
    public var due: CivilDate
    /// How often the same place of the taxonomy had been found at the unit before.
    public var repeats: Int
    public var state = State.open

    public var opened: Step
    public var answer: Answer?
    /// The last report of rectification.
    public var rectification: Rectification?
    /// The last return.
    public var returned: Returned?
    public var accepted: Step?
    /// Marked by a tick; stays.
    public var overdue: Step?

    public var id: String { opening.finding }
    public var name: ScopedName { ScopedName(unit: unit, id: id) }
    public var period: String { opening.period }
    public var taxonomy: String { opening.taxonomy }
    /// 1 minor, 2 serious, 3 grave.
    public var severity: Int { Int(opening.severity) }

    /// Not closed: a rectification that waits to be judged closes nothing.
    public var isOpen: Bool { state != .accepted }

    /// Marked overdue by a tick, and the unit still has to act. Whether it is overdue on a day, marked or not: ``isOverdue(on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && waitsForUnit }

    public var waitsForUnit: Bool { state == .open || state == .returned }

    var awaitsDeadline: Bool { waitsForUnit && overdue == nil }
}
