internal import RegistryCore
internal import Schema

/// Which units' work waits for somebody.
///
/// A key reaches its whole sub-tree, but work waits for the nearest key of the role: a village's letter is the township's to countersign, not the
/// county's, while the township has a superior's key; and a village's report is its own clerk's, not the township's clerk's. Otherwise everything
/// would wait for everybody above, and nobody would do it. Asked for all, it is everything the key may do.
///
/// What a closed unit left waits where the unit that answers for it does its work, and is named by the closed unit.
struct Scope: Sendable {
    private let who: Who
    private let registry: RegistryState
    private let date: CivilDate
    private let all: Bool
    /// Where keys of the role are enrolled that are valid on the day; the asker's own unit among them.
    private let places: Set<String>
    /// Open units of the sub-tree, each followed by the closed ones it answers for, in the order of the tree.
    private let answered: [String]

    init(_ who: Who, _ registry: RegistryState, on date: CivilDate, all: Bool) {
        self.who = who
        self.registry = registry
        self.date = date
        self.all = all
        places = Set(registry.keys.values.filter { $0.role == who.role && registry.isValid($0, on: date) }.map(\.unit)).union([who.unit])
        answered = registry.subtreeAnswered(by: who.unit, on: date)
    }

    /// Open units of the sub-tree, in the order of the tree.
    var subtree: [String] { answered.filter(isOpen) }

    /// Units whose own business is the asker's (经办): at the nearest key at or above the unit that answers. What nobody took over is the superior's
    /// to assign, and not the clerk's.
    var own: [String] { reached.filter { all || !registry.isUnassigned($0, on: date) } }

    /// Of those the ones that are there: only they are asked for anything new.
    var ownOpen: [String] { own.filter(isOpen) }

    /// Units the asker is the superior of: at the nearest key above the unit, or above the one that took over from it, never at that unit itself.
    var below: [String] {
        answered.filter { unit in
            let above = registry.unitsAbove(unit, on: date)
            return all ? above.contains(who.unit) : nearest(above) == who.unit
        }
    }

    /// Everything the asker is above, however far.
    var judged: [String] { answered.filter { registry.isAbove(who.unit, $0, on: date) } }

    /// Of the units the asker is the superior of, those that nobody took over from.
    var unassignedBelow: [String] { below.filter { registry.isUnassigned($0, on: date) } }

    /// The same of those a registrar sees to: the ones whose tree is the asker's to change.
    var unassignedOwn: [String] { reached.filter { registry.isUnassigned($0, on: date) } }

    private var reached: [String] {
        answered.filter { all || nearest(registry.ancestry(of: registry.unitAnswering(for: $0, on: date))) == who.unit }
    }

    private func isOpen(_ unit: String) -> Bool { registry.units[unit]?.isOpen ?? false }

    private func nearest(_ path: some Sequence<String>) -> String? { path.first { places.contains($0) } }
}
