public import Domain
internal import Schema

/// 上提: an overdue pledge was brought to a unit further up.
public struct Escalation: Hashable, Sendable {
    /// The unit to which it was escalated.
    public var to: String
    public var step: Step
}

/// The pledges in force, indexed by the tiers reached and by due day, so that a tick looks only at those whose time has come.
///
/// The number of days is a rule of the period's bundle, which the state does not know. But it is one number for each period, so within a
/// period and tier the order of due days is the order of escalation.
struct EscalationIndex: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        var period: String
        /// The number of tiers to which it has been escalated.
        var tier: Int
        var due: CivilDate
    }

    /// By period, tier and due day.
    private var names: [String: [Int: [Int: Set<ScopedName>]]] = [:]

    var periods: [String] { names.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    func tiers(of period: String) -> [Int] { (names[period] ?? [:]).keys.sorted() }

    /// What was due on `date` or before, by day, then by the bytes of unit and id. A day is sorted only when it is reached.
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
    /// Its place in the escalation index, as long as it may still be escalated; otherwise nil.
    var escalation: EscalationIndex.Place? {
        guard stage == .inForce, !isAtTop else { return nil }
        return EscalationIndex.Place(period: period, tier: escalations.count, due: due)
    }
}
