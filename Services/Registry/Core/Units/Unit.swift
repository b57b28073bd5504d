public import Schema

/// 党组织、单位: an organisation in the tree. Its id never changes; name, level, sector and parent may change, each from a day on.
public struct Unit: Hashable, Sendable {
    public var id: String
    /// As of the last change.
    public var name: PBText
    public var level: PBLevel
    public var sector: String
    /// Empty for the topmost unit. A closed unit keeps its last parent: the units above finish what it left open.
    public var parent: String
    public var opened: CivilDate?
    /// In the order in which they were placed here, including closed ones.
    public var children: [String] = []
    /// By post id, in the order of appointment.
    public var posts: [String: [Appointment]] = [:]
    /// Posts that have ended, by id.
    public internal(set) var abolished: [String: PostEnd] = [:]
    /// 启用日期: the day from which the unit owes reports and facts, its own or that of the unit above it; nil means from its opening on.
    public internal(set) var adopted: CivilDate?
    /// The day of the decision by which the unit was registered.
    public internal(set) var registered: CivilDate
    /// What the unit was from each day on, oldest first.
    public internal(set) var history: [UnitVersion] = []
    /// nil while the unit is open.
    public internal(set) var closing: UnitClosing?
    /// The assignments (移交) of what it left open when it was split or dissolved, the latest last.
    public internal(set) var assignments: [UnitAssignment] = []
    /// The unit from which it was split off (分设); empty if it was founded.
    public internal(set) var splitFrom: String = ""

    public var isOpen: Bool { closing == nil }

    init(
        id: String, name: PBText, level: PBLevel, sector: String, parent: String, opened: CivilDate?, registered: CivilDate,
        splitFrom: String = "", adopted: CivilDate? = nil
    ) {
        self.id = id
        self.name = name
        self.level = level
        self.sector = sector
        self.parent = parent
        self.opened = opened
        self.registered = registered
        self.splitFrom = splitFrom
        self.adopted = adopted
        if let opened { keepVersion(from: opened) }
    }
}

extension RegistryState {
    /// The present parent. Called for every submission of every service, so it copies nothing.
    func parent(of unit: String) -> String? {
        guard let place = units.index(forKey: unit) else { return nil }
        return units.values[place].parent
    }

    /// The unit and everything above it in the present tree, nearest first.
    public func ancestry(of unit: String) -> [String] {
        var path: [String] = []
        var next = unit
        // Our rules never form a circle; a log written by other code might.
        while let parent = parent(of: next), path.count <= units.count {
            path.append(next)
            next = parent
        }
        return path
    }

    public func isWithin(_ unit: String, subtree root: String) -> Bool {
        var (next, steps) = (unit, 0)
        while let parent = parent(of: next), steps <= units.count {
            if next == root { return true }
            next = parent
            steps += 1
        }
        return false
    }

    /// The unit and everything below it, including closed units, in the order of the tree.
    public func subtree(of unit: String) -> [String] {
        var (found, waiting, seen) = ([String](), [unit], Set<String>())
        while let next = waiting.popLast() {
            guard let place = units.index(forKey: next), seen.insert(next).inserted else { continue }
            found.append(next)
            waiting.append(contentsOf: units.values[place].children.reversed())
        }
        return found
    }

    /// The unit, which must exist and be open. Most decisions (new posts, keys, pledges …) need an open unit.
    public func openUnit(_ id: String) throws(Refusal) -> Unit {
        guard let unit = units[id] else { throw RegistryRefusals.unknownUnit(id) }
        if let closing = unit.closing { throw RegistryRefusals.unitClosed(id, closing) }
        return unit
    }

    /// Moves a unit under another. Ignored if that would form a circle: our rules never do, a log written by other code might.
    mutating func move(_ unit: String, under parent: String, from: CivilDate) {
        guard let before = units[unit]?.parent, units[parent] != nil, !isWithin(parent, subtree: unit) else { return }
        units[before]?.children.removeAll { $0 == unit }
        units[parent]?.children.append(unit)
        change(unit, from: from) { $0.parent = parent }
    }
}
