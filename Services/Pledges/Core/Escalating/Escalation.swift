public import Domain
internal import Schema

/// 上提: an overdue pledge that became the business of a unit further up.
public struct Escalation: Hashable, Sendable {
    /// The unit it was brought to.
    public var to: String
    public var step: Step
}

/// Pledges in force by how far they were brought up, and by the day they were due: a tick looks at those whose time has come, not at everything.
///
/// After how many days it comes is the rule of the period's bundle, which the state does not know. It is one number for a period: so within a
/// period and tier the order of days due is the order of days on which they go up.
struct EscalationIndex: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        var period: String
        /// The tiers it was brought to already.
        var tier: Int
        var due: CivilDate
    }

    /// By period, tier and day.
    private var names: [String: [Int: [Int: Set<ScopedName>]]] = [:]

    var periods: [String] { names.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    func tiers(of period: String) -> [Int] { (names[period] ?? [:]).keys.sorted() }

    /// What was due on `date` or before: by day, then by the bytes of unit and id. A day is put in order only when it is reached.
    func waiting(in period: String, tier: Int, dueBy date: CivilDate) -> some Sequence<ScopedName> {
        let days = names[period]?[tier] ?? [:]
        return days.keys.filter { $0 <= date.days }.sorted().lazy.flatMap { (days[$0] ?? []).sorted(by: ScopedName.byteOrder) }
    }

    mutating func insert(_ name: ScopedName, at place: Place) {
        names[place.period, default: [:]][place.tier, default: [:]][place.due.days, default: []].insert(name)
    }

    mutating func remove(_ name: ScopedName, at place: Place) {
        names[place.period]?[place.tier]?[place.due.days]?.remove(name)
        if names[place.period]?[place.tier]?[place.due.days]?.isEmpty == true { names[place.period]?[place.tier]?[place.due.days] = nil }
        if names[place.period]?[place.tier]?.isEmpty == true { names[place.period]?[place.tier] = nil }
        if names[place.period]?.isEmpty == true { names[place.period] = nil }
    }
}

extension Pledge {
    /// Where it waits to be brought up, while it may be.
    var escalation: EscalationIndex.Place? {
        guard stage == .inForce, !isAtTop else { return nil }
        return EscalationIndex.Place(period: period, tier: escalations.count, due: due)
    }
}
