internal import Domain
public import Schema

// Whether something is overdue on a day: a function of the decisions and the day, so that the answer is the same before and after that
// day's tick. Work lists, lists and counts all use these functions. A tick's mark only records that it was so; scores use neither.

extension Pledge {
    /// Whether it is in force and was not reported done by its due day.
    public func isOverdue(on day: CivilDate) -> Bool { stage == .inForce && due < day }

    /// Whether it is overdue on the day, was marked overdue before, or was reported done or rolled over after its due day.
    public func isLate(on day: CivilDate) -> Bool {
        overdue != nil || isOverdue(on: day) || (done?.step.date ?? due) > due || (rolledOver?.date ?? due) > due
    }
}

extension Project {
    /// Whether it is on the list and was not reported done by its due day.
    public func isOverdue(on day: CivilDate) -> Bool { stage == .listed && due < day }

    /// Whether the project is under way and the milestone was not reported by its due day.
    public func isOverdue(_ milestone: ProjectMilestone, on day: CivilDate) -> Bool {
        isUnderWay && milestone.reported == nil && milestone.due < day
    }
}

extension OwedReport {
    /// Whether the unit must still send something and its last day has passed.
    public func isOverdue(on day: CivilDate) -> Bool { isOpen && lastDay < day }

    /// The standing on a day: a report not sent is awaited until its last day, and missing after it.
    public func standing(on day: CivilDate) -> DutyReport.Standing {
        switch standing {
        case .awaited, .missing: lastDay < day ? .missing : .awaited
        case .onTime, .late, .excused: standing
        }
    }
}
