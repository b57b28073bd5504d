public import Schema

// Whether something is overdue on a day: the same before and after the day's tick.

extension RequirementStanding {
    /// Not stated, and its day has passed.
    public func isOverdue(on day: CivilDate) -> Bool { statements.isEmpty && requirement.due < day }

    /// How it counts on a day: what was not stated is due until its day and missing after it.
    public func state(on day: CivilDate) -> State {
        switch state {
        case .due, .missing: requirement.due < day ? .missing : .due
        case .met, .short, .excess: state
        }
    }
}

extension Milestone {
    /// Not reached, and its day has passed.
    public func isOverdue(on day: CivilDate) -> Bool { completed == nil && due < day }
}

extension RegistryState {
    /// The days of what had to be stated or reached before a date and that no tick has marked, earliest first.
    public func unmarkedDeadlines(before date: CivilDate) -> [CivilDate] { passed(before: date, most: .max).due.map(\.due) }
}
