public import Schema

extension Finding {
    /// Whether the unit still has to act and the due day has passed: the answer is the same before and after that day's tick.
    public func isOverdue(on day: CivilDate) -> Bool { waitsForUnit && due < day }
}
