public import Schema

extension Finding {
    /// The unit still has to act, and its day has passed: the same before and after the day's tick.
    public func isOverdue(on day: CivilDate) -> Bool { waitsForUnit && due < day }
}
