internal import Domain
public import Schema

/// The attributes of a unit from a day on, until the next version.
public struct UnitVersion: Hashable, Sendable {
    public var from: CivilDate
    public var name: PBText
    public var level: PBLevel
    public var sector: String
    public var parent: String
}

extension Unit {
    /// The version of the unit on a day; nil before it was opened. For a closed unit, its last version.
    public func version(on date: CivilDate) -> UnitVersion? { history.last { $0.from <= date } }

    public func name(on date: CivilDate) -> PBText? { version(on: date)?.name }

    public func level(on date: CivilDate) -> PBLevel? { version(on: date)?.level }

    public func sector(on date: CivilDate) -> String? { version(on: date)?.sector }

    /// Whether the unit had been opened and not been closed on a day.
    public func isOpen(on date: CivilDate) -> Bool {
        guard opened.map({ $0 <= date }) ?? false else { return false }
        return closing.map { date < $0.from } ?? true
    }

    /// The first day of the present version: a change may not take effect before it.
    var lastChange: CivilDate? { history.last?.from }

    /// The day from which the unit has had its present parent.
    var lastMove: CivilDate? { history.reversed().prefix { $0.parent == parent }.last?.from }

    /// Adds the present attributes as the version from a day on. Several changes on one day become one version.
    mutating func keepVersion(from: CivilDate) {
        history.removeAll { $0.from >= from }
        history.append(UnitVersion(from: from, name: name, level: level, sector: sector, parent: parent))
    }
}

extension RegistryState {
    /// The parent of a unit on a day; nil if the unit had not been opened, empty for the topmost unit.
    public func parent(of unit: String, on date: CivilDate) -> String? { units[unit]?.version(on: date)?.parent }

    /// The unit and everything above it in the tree of a day, nearest first; it stops below a unit that had not been opened.
    public func ancestry(of unit: String, on date: CivilDate) -> [String] {
        var path: [String] = []
        var next = unit
        while let parent = parent(of: next, on: date), path.count <= units.count {
            path.append(next)
            next = parent
        }
        return path
    }

    /// Changes a unit, if it exists and is open, and keeps its earlier version.
    mutating func change(_ unit: String, from: CivilDate, _ change: (inout Unit) -> Void) {
        guard let place = units.index(forKey: unit), units.values[place].isOpen else { return }
        change(&units.values[place])
        units.values[place].keepVersion(from: from)
    }
}

extension RegistryCore {
    /// Checks the day from which a change of the tree takes effect: not in the future, and not before the last change of the units it
    /// concerns. So what was true of a day stays true of it, and the tree of every day is a tree.
    ///
    /// - Parameters:
    ///   - changed: the units that change.
    ///   - parent: the unit under which units are moved, if any: neither it nor any unit above it may have moved after that day.
    static func checkEffective(
        _ from: String, of changed: [Unit], under parent: String? = nil, _ request: Request, _ state: RegistryState
    ) throws(Refusal) -> CivilDate {
        let day = try FieldBounds.checkDate(from, field: "from")
        guard day <= request.date else {
            throw Refusal.invalid(
                "from",
                .both(
                    "机构变动自当日或此前起生效，不能晚于 \(request.date)。",
                    "a change of the tree holds from the day of its record or before, not later than \(request.date)."))
        }
        for unit in changed {
            guard let last = unit.lastChange, day < last else { continue }
            throw Refusal.invalid(
                "from",
                .both("“\(unit.id)”自 \(last) 起已有记载，不能早于该日。", "“\(unit.id)” has been as it is since \(last); the day must not be earlier."))
        }
        for above in parent.map(state.ancestry(of:)) ?? [] {
            guard let moved = state.units[above]?.lastMove, day < moved else { continue }
            throw Refusal.invalid(
                "from",
                .both(
                    "“\(above)”自 \(moved) 起才在现在的位置，不能早于该日。",
                    "“\(above)” has stood where it stands since \(moved); the day must not be earlier."))
        }
        return day
    }

    /// Checks that the key is a registrar's and authorised for a second unit that a change concerns.
    static func checkReaches(_ unit: String, _ request: Request, _ state: RegistryState) throws(Refusal) {
        if state.genesis?.rootKey == request.key.bytes { return }
        let role = try state.role(of: request.key, for: unit, time: request.time)
        guard role == .registrar else { throw RightsRefusals.notAuthorized(unit, roles: [.registrar]) }
    }

    /// Checks that the key is a registrar's and authorised for the unit's parent; the topmost unit has none.
    static func checkReachesParent(of unit: Unit, _ request: Request, _ state: RegistryState) throws(Refusal) {
        if !unit.parent.isEmpty { try checkReaches(unit.parent, request, state) }
    }

    /// Checks that the unit is not the topmost one, which cannot be moved, merged, split or dissolved.
    static func checkNotRoot(_ unit: String, _ state: RegistryState) throws(Refusal) {
        guard unit != state.root else { throw RegistryRefusals.topmostUnit(unit) }
    }
}
