public import Schema

/// How and when a unit was closed. What it did stays recorded under its id.
public struct UnitClosing: Hashable, Sendable {
    public enum Way: Hashable, Sendable {
        /// 合并: merged into another unit.
        case merged(into: String)
        /// 分设: split into new units, and ended with the split.
        case split(into: [String])
        /// 撤销: dissolved, with the reason.
        case dissolved(reason: String)
    }

    /// The first day on which the unit no longer exists; its posts have no holders from that day on.
    public var from: CivilDate
    /// The time of the decision, in milliseconds since 1970: keys enrolled at the unit are void from then on.
    public var time: Int64
    public var way: Way

    /// The units that succeeded it; none if it was dissolved.
    public var successors: [String] {
        switch way {
        case .merged(let into): [into]
        case .split(let into): into
        case .dissolved: []
        }
    }
}

extension Unit {
    /// The first day on which the unit no longer exists.
    public var closed: CivilDate? { closing?.from }

    /// Whether it is closed on a day. A unit that has not been opened yet is not closed.
    public func isClosed(on date: CivilDate) -> Bool { closing.map { $0.from <= date } ?? false }

    /// The unit it was merged into; nil if it was not.
    public var mergedInto: String? {
        guard case .merged(let into) = closing?.way else { return nil }
        return into
    }
}

extension RegistryState {
    /// The open units right below a unit.
    public func openChildren(of unit: String) -> [String] {
        units[unit]?.children.filter { units[$0]?.isOpen ?? false } ?? []
    }

    mutating func close(_ unit: String, _ closing: UnitClosing) {
        guard let place = units.index(forKey: unit), units.values[place].isOpen else { return }
        units.values[place].closing = closing
        closedUnits.insert(unit)
        dropMilestoneDeadlines(of: unit)
    }
}
