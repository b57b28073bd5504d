public import Domain
public import Schema

/// 问题: a problem found at a unit, with its place in the taxonomy and a deadline, open until a holder other than the one who reported its
/// rectification accepts it.
public struct Finding: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case open
        /// The unit has reported it as rectified.
        case reported
        case returned
        /// The rectification was accepted, by another holder than the one who reported it: closed.
        case accepted
    }

    /// The unit's answer (认账、异议).
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
    /// When a tick marked it overdue; kept.
    public var overdue: Step?

    public var id: String { opening.finding }
    public var name: ScopedName { ScopedName(unit: unit, id: id) }
    public var period: String { opening.period }
    public var taxonomy: String { opening.taxonomy }
    /// 1 minor, 2 serious, 3 grave.
    public var severity: Int { Int(opening.severity) }

    /// Not closed: a rectification that waits to be judged closes nothing.
    public var isOpen: Bool { state != .accepted }

    /// Whether a tick marked it overdue and the unit still has to act. For any day, marked or not, use ``isOverdue(on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && waitsForUnit }

    public var waitsForUnit: Bool { state == .open || state == .returned }

    var awaitsDeadline: Bool { waitsForUnit && overdue == nil }
}
