internal import Domain
public import Schema

// Whether something is overdue on a day: a function of what was decided and of the day, so that it is the same before and after the day's tick. Work
// lists, lists and counts all ask here. What a tick marks is the record that it was so; scores take neither.

extension Pledge {
    /// In force, and not reported done by the day it was due.
    public func isOverdue(on day: CivilDate) -> Bool { stage == .inForce && due < day }

    /// Overdue on the day, marked so before, or reported done or rolled over after the day it was due.
    public func isLate(on day: CivilDate) -> Bool {
        overdue != nil || isOverdue(on: day) || (done?.step.date ?? due) > due || (rolledOver?.date ?? due) > due
    }
}

extension Project {
    /// On the list, and not reported done by its day.
    public func isOverdue(on day: CivilDate) -> Bool { stage == .listed && due < day }

    /// Of a project under way, and not reported by its day.
    public func isOverdue(_ milestone: ProjectMilestone, on day: CivilDate) -> Bool {
        isUnderWay && milestone.reported == nil && milestone.due < day
    }
}

extension OwedReport {
    /// The unit has to send something, and its last day has passed.
    public func isOverdue(on day: CivilDate) -> Bool { isOpen && lastDay < day }

    /// How it counts on a day: what was not sent is awaited until its last day and missing after it.
    public func standing(on day: CivilDate) -> DutyReport.Standing {
        switch standing {
        case .awaited, .missing: lastDay < day ? .missing : .awaited
        case .onTime, .late, .excused: standing
        }
    }
}
