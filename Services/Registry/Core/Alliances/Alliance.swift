internal import Domain
public import Schema

/// 党建联盟: units joined across the tree, with every membership it ever had.
public struct Alliance: Hashable, Sendable {
    public var id: String
    public var name: PBText
    /// The criteria it meets, in the order in which they were named.
    public var criteria: [PBAllianceCriterion]
    /// 牵头单位; it stays a member as long as the alliance lasts.
    public var lead: String
    public internal(set) var memberships: [AllianceMembership]
    /// The day of the last change: a later change may not take effect before it.
    var lastChange: CivilDate
    /// The first day on which the alliance no longer exists; nil while it does.
    public internal(set) var dissolved: CivilDate?
    public internal(set) var reason: String = ""

    func isMember(_ unit: String, on date: CivilDate) -> Bool {
        guard dissolved.map({ date < $0 }) ?? true else { return false }
        return memberships.contains { $0.unit == unit && $0.from <= date && ($0.until.map { date < $0 } ?? true) }
    }
}

public struct AllianceMembership: Hashable, Sendable {
    public var unit: String
    public var from: CivilDate
    /// The first day on which the unit is no longer a member; nil while it is.
    public var until: CivilDate?
}

extension RegistryState {
    /// The members of an alliance on a day, in the byte order of their ids. Closed units are not members.
    public func members(ofAlliance alliance: String, on date: CivilDate) -> [String] {
        guard let found = alliances[alliance] else { return [] }
        return Set(found.memberships.map(\.unit))
            .filter { found.isMember($0, on: date) && !isClosed($0, on: date) }
            .sorted(by: UTF8Order.precedes)
    }

    private func isClosed(_ unit: String, on date: CivilDate) -> Bool {
        units[unit]?.isClosed(on: date) ?? false
    }

    /// The alliances a unit belongs to on a day, in the byte order of their ids; none for a closed unit.
    public func alliances(of unit: String, on date: CivilDate) -> [String] {
        guard !isClosed(unit, on: date) else { return [] }
        return alliances.values.filter { $0.isMember(unit, on: date) }.map(\.id).sorted(by: UTF8Order.precedes)
    }
}
