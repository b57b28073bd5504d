public import Schema

// Whether something is overdue on a day: the answer is the same before and after that day's tick.

extension RequirementStanding {
    /// Whether nothing was stated and the due day has passed.
    public func isOverdue(on day: CivilDate) -> Bool { statements.isEmpty && requirement.due < day }

    /// The state on a day: a fact that was not stated is due until its day, and missing after it.
    public func state(on day: CivilDate) -> State {
        switch state {
        case .due, .missing: requirement.due < day ? .missing : .due
        case .met, .short, .excess: state
        }
    }
}

extension Milestone {
    /// Whether it is not completed and its day has passed.
    public func isOverdue(on day: CivilDate) -> Bool { completed == nil && due < day }
}

extension RegistryState {
    /// The due days before a date of facts not stated and milestones not completed that no tick has marked yet, earliest first.
    public func unmarkedDeadlines(before date: CivilDate) -> [CivilDate] { passed(before: date, most: .max).due.map(\.due) }
}
