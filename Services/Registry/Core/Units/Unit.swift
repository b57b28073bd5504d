public import Schema

/// An organisation in the tree (党组织、单位). Its id never changes.
public struct Unit: Hashable, Sendable {
    public var id: String
    public var name: PBText
    public var level: PBLevel
    public var sector: String
    /// Empty for the topmost unit.
    public var parent: String
    public var opened: CivilDate?
    /// In the order of registration.
    public var children: [String] = []
    /// By post id, in the order of appointment.
    public var posts: [String: [Appointment]] = [:]
}

extension RegistryState {
    /// The unit and everything above it, nearest first. Parents are registered before children, so this ends.
    public func ancestry(of unit: String) -> [String] {
        var path: [String] = []
        var next = unit
        while let found = units[next], path.count <= units.count {
            path.append(next)
            next = found.parent
        }
        return path
    }

    public func isWithin(_ unit: String, subtree root: String) -> Bool { ancestry(of: unit).contains(root) }

    /// The unit and everything below it, in the order of the tree.
    public func subtree(of unit: String) -> [String] {
        var (found, waiting, seen) = ([String](), [unit], Set<String>())
        while let next = waiting.popLast() {
            guard let unit = units[next], seen.insert(next).inserted else { continue }
            found.append(next)
            waiting.append(contentsOf: unit.children.reversed())
        }
        return found
    }

    mutating func applyUnit(_ registered: PBRegisterUnit, id: String) {
        units[id] = Unit(
            id: id, name: registered.name, level: registered.level, sector: registered.sector, parent: registered.parent,
            opened: CivilDate(registered.opened))
        if registered.parent.isEmpty { root = id } else { units[registered.parent]?.children.append(id) }
    }
}
