public import Schema

/// An organisation in the tree (党组织、单位). Its id never changes; what it is called, what it is and where it stands may, each from a day on.
public struct Unit: Hashable, Sendable {
    public var id: String
    /// As of the last change.
    public var name: PBText
    public var level: PBLevel
    public var sector: String
    /// Empty for the topmost unit. A closed unit keeps its last one: whoever stands above finishes what it has left open.
    public var parent: String
    public var opened: CivilDate?
    /// In the order in which they came here, closed ones included.
    public var children: [String] = []
    /// By post id, in the order of appointment.
    public var posts: [String: [Appointment]] = [:]
    /// Posts that have ended, by id.
    public internal(set) var abolished: [String: PostEnd] = [:]
    /// 启用日期: the day from which the unit owes reports and facts, its own or that of the unit above it; nil is from its opening on.
    public internal(set) var adopted: CivilDate?
    /// The day of the record by which the unit came here.
    public internal(set) var registered: CivilDate
    /// What the unit was from each day on, oldest first.
    public internal(set) var history: [UnitVersion] = []
    /// nil while the unit exists.
    public internal(set) var closing: UnitClosing?
    /// Who answers for what it left open when it was split or dissolved, the latest last.
    public internal(set) var assignments: [UnitAssignment] = []
    /// The unit it was split off (分设); empty if it was founded.
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
    /// Where a unit stands now: asked for every submission of every service, so it copies nothing.
    func parent(of unit: String) -> String? {
        guard let place = units.index(forKey: unit) else { return nil }
        return units.values[place].parent
    }

    /// The unit and everything above it as the tree is now, nearest first.
    public func ancestry(of unit: String) -> [String] {
        var path: [String] = []
        var next = unit
        // No rule lets a circle arise; a log of other code may.
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

    /// The unit and everything below it, closed units included, in the order of the tree.
    public func subtree(of unit: String) -> [String] {
        var (found, waiting, seen) = ([String](), [unit], Set<String>())
        while let next = waiting.popLast() {
            guard let place = units.index(forKey: next), seen.insert(next).inserted else { continue }
            found.append(next)
            waiting.append(contentsOf: units.values[place].children.reversed())
        }
        return found
    }

    /// A unit that is still there. What others decide about (new posts, keys, pledges …) needs an open one.
    public func openUnit(_ id: String) throws(Refusal) -> Unit {
        guard let unit = units[id] else { throw RegistryRefusals.unknownUnit(id) }
        if let closing = unit.closing { throw RegistryRefusals.unitClosed(id, closing) }
        return unit
    }

    /// Puts a unit under another. Ignored if that would make a circle: no rule lets it, a log of other code may.
    mutating func move(_ unit: String, under parent: String, from: CivilDate) {
        guard let before = units[unit]?.parent, units[parent] != nil, !isWithin(parent, subtree: unit) else { return }
        units[before]?.children.removeAll { $0 == unit }
        units[parent]?.children.append(unit)
        change(unit, from: from) { $0.parent = parent }
    }
}
