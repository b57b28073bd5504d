internal import Schema

/// One thing that waits for somebody: what it is, where, since when, until when, and what to type.
package struct WorkItem: Hashable, Sendable {
    /// What makes items one line of many: the same kind, and the same key beside it.
    struct Alike: Hashable, Sendable {
        /// A duty, a requirement, …; empty if the kind is enough.
        var key = ""
        /// Which of a series it is, as a month; empty if it is none.
        var part = ""
        /// What lists them, with UNIT in the unit's place; empty if no command does: then the pattern of their own commands stands for all.
        var list = ""
        /// From how many on they are one line.
        var least = usually

        /// A handful is read at a glance.
        static let usually = 5
    }

    var kind: WorkKind
    var unit: String
    /// What the unit is called.
    var unitName = PBText()
    /// The id of the pledge, letter's period, finding, … within the unit; of a count the name of what is counted.
    var reference = ""
    /// What the reference is called, where the title says something else of it: why it came back, or what is asked for.
    var name = PBText()
    /// As people called it, or why it came back; empty if it has only an id.
    var title = PBText()
    /// The day on which it began to wait.
    var since: CivilDate?
    /// The last day on which it is in time; nil if nobody set one for whoever has to act now.
    var due: CivilDate?
    /// How many of the kind: more than 1 only where many alike are counted.
    var count = 1
    /// Of a count: the units it counts.
    var members: [String] = []
    var alike = Alike()
    /// What settles it, ready to type but for the words in capitals.
    var command: String

    /// Negative is days past due.
    func daysLeft(on date: CivilDate) -> Int? { due.map { $0.days - date.days } }

    func isOverdue(on date: CivilDate) -> Bool { due.map { $0 < date } ?? false }

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
