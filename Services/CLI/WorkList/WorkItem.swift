internal import Schema

/// One thing that waits for somebody: what it is, where, since when, until when, and what to type.
struct WorkItem: Hashable, Sendable {
    var kind: WorkKind
    var unit: String
    /// The id of the pledge, letter's period, finding, … within the unit; of a count the name of what is counted.
    var reference = ""
    /// As people called it, or why it came back; empty if it has only an id.
    var title = PBText()
    /// The day on which it began to wait.
    var since: CivilDate?
    /// The last day on which it is in time.
    var due: CivilDate?
    /// Past due, by the calendar or marked by a tick.
    var overdue = false
    /// How many of the kind: more than 1 only where many alike are counted.
    var count = 1
    /// What settles it, ready to type but for the words in capitals.
    var command: String

    /// Negative is days past due.
    func daysLeft(on date: CivilDate) -> Int? { due.map { $0.days - date.days } }

    /// By the day due, what has none last; then by unit, kind and reference, so that the same state always gives the same list.
    static func order(_ a: WorkItem, _ b: WorkItem) -> Bool {
        if a.due != b.due {
            guard let first = a.due else { return false }
            guard let second = b.due else { return true }
            return first < second
        }
        if a.unit != b.unit { return a.unit.utf8.lexicographicallyPrecedes(b.unit.utf8) }
        if a.kind != b.kind { return a.kind.rawValue.utf8.lexicographicallyPrecedes(b.kind.rawValue.utf8) }
        return a.reference.utf8.lexicographicallyPrecedes(b.reference.utf8)
    }
}
