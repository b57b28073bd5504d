internal import RegistryCore
internal import Schema

/// Which units' work waits for somebody.
///
/// A key reaches its whole sub-tree, but work waits for the nearest key of the role: a village's letter is the township's to countersign, not the
/// county's, while the township has a superior's key; and a village's report is its own clerk's, not the township's clerk's. Otherwise everything
/// would wait for everybody above, and nobody would do it. Asked for all, it is everything the key may do.
struct Scope: Sendable {
    private let who: Who
    private let registry: RegistryState
    private let all: Bool
    /// Where keys of the role are enrolled that are valid on the day; the asker's own unit among them.
    private let places: Set<String>
    /// Open units of the sub-tree, in the order of the tree.
    let subtree: [String]

    init(_ who: Who, _ registry: RegistryState, on date: CivilDate, all: Bool) {
        self.who = who
        self.registry = registry
        self.all = all
        places = Set(registry.keys.values.filter { $0.role == who.role && $0.isValid(on: date) }.map(\.unit)).union([who.unit])
        subtree = registry.subtree(of: who.unit).filter { registry.units[$0]?.isOpen ?? false }
    }

    /// Units whose own business is the asker's (经办): at the nearest key at or above the unit.
    var own: [String] { subtree.filter { all || nearest(registry.ancestry(of: $0)) == who.unit } }

    /// Units the asker is the superior of: at the nearest key above the unit, never at the unit itself. A closed unit's business is finished too.
    var below: [String] {
        registry.subtree(of: who.unit).filter { $0 != who.unit && (all || nearest(registry.ancestry(of: $0).dropFirst()) == who.unit) }
    }

    private func nearest(_ path: some Sequence<String>) -> String? { path.first { places.contains($0) } }
}

extension EnrolledKey {
    /// Whether the key may be used on some moment of the day.
    func isValid(on date: CivilDate) -> Bool {
        let (start, end) = (date.startMilliseconds, date.adding(days: 1).startMilliseconds)
        return validFrom < end && (validUntil == 0 || validUntil > start) && revokedAt.map { $0 >= end } ?? true
    }
}
