public import Schema

/// Open deadlines indexed by day, so that a tick looks only at the days that have passed and not at every item.
public struct DeadlineIndex: Hashable, Sendable {
    private var names: [Int: Set<ScopedName>] = [:]

    public init() {}

    public mutating func insert(_ name: ScopedName, due: CivilDate) { names[due.days, default: []].insert(name) }

    public mutating func remove(_ name: ScopedName, due: CivilDate) {
        names[due.days]?.remove(name)
        if names[due.days]?.isEmpty == true { names[due.days] = nil }
    }

    /// The days on which something is due, unordered.
    public var days: [CivilDate] { names.keys.map { CivilDate(days: $0) } }

    public func names(due: CivilDate) -> Set<ScopedName> { names[due.days] ?? [] }

    /// What was due before `date`, ordered by day, then by the bytes of unit and id: at most `most` names, and whether there are more.
    public func passed(before date: CivilDate, most: Int) -> (due: [ScopedName], more: Bool) {
        var due: [ScopedName] = []
        for day in names.keys.filter({ $0 < date.days }).sorted() {
            guard due.count <= most else { break }
            due += (names[day] ?? []).sorted(by: ScopedName.byteOrder)
        }
        return (Array(due.prefix(most)), due.count > most)
    }
}
