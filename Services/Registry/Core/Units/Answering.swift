public import Schema

/// Who answers for what a unit has left open.
///
/// A merger moves nothing: a pledge, project, report or finding keeps the unit it began at and is named by it. Whoever decides, lists, sums up or scores
/// asks here which unit it is the business of, through chains of mergers.
extension RegistryState {
    /// The unit that took over from a unit by a day: the one it was merged into (合并) or, split or dissolved, assigned to (移交), and so on. The unit
    /// itself while it is open; the last of the chain, which is closed too, as long as nobody has assigned what that one left.
    public func heir(of unit: String, on date: CivilDate) -> String {
        var (next, steps) = (unit, 0)
        while steps <= closedUnits.count, let successor = successor(of: next, on: date) {
            next = successor
            steps += 1
        }
        return next
    }

    /// The open unit whose business it is on a day: the heir, or the nearest open unit above an heir that is closed: what was split or dissolved is
    /// its superior's until it is assigned.
    public func unitAnswering(for unit: String, on date: CivilDate) -> String {
        var (next, steps) = (heir(of: unit, on: date), 0)
        while steps <= closedUnits.count, units[next]?.isClosed(on: date) ?? false, let parent = parent(of: next, on: date), !parent.isEmpty {
            next = heir(of: parent, on: date)
            steps += 1
        }
        return next
    }

    /// The closed units a unit answers for on a day, in byte order.
    public func closedUnits(answeredBy unit: String, on date: CivilDate) -> [String] {
        closedUnits.filter { isPast($0, on: date) && unitAnswering(for: $0, on: date) == unit }.sorted(by: Self.byteOrder)
    }

    /// Every unit whose things are the business of a unit or of one below it: the open units in the order of the tree, each followed by the closed ones
    /// it answers for.
    public func subtreeAnswered(by unit: String, on date: CivilDate) -> [String] {
        let left = Dictionary(grouping: closedUnits.filter { isPast($0, on: date) }) { unitAnswering(for: $0, on: date) }
        return subtree(of: unit).filter { !isPast($0, on: date) }.flatMap { open in
            [open] + (left[open]?.sorted(by: Self.byteOrder) ?? [])
        }
    }

    /// Units that ended by a split or a dissolution, and whose things nobody was given by a day, in byte order.
    public func unassignedUnits(on date: CivilDate) -> [String] {
        closedUnits.filter { isPast($0, on: date) && successor(of: $0, on: date) == nil }.sorted(by: Self.byteOrder)
    }

    private func isPast(_ unit: String, on date: CivilDate) -> Bool { units[unit]?.isClosed(on: date) ?? false }

    /// The next of the chain; nil for an open unit, and for one that nobody has taken over from.
    private func successor(of unit: String, on date: CivilDate) -> String? {
        guard let place = units.index(forKey: unit), units.values[place].isClosed(on: date) else { return nil }
        return units.values[place].mergedInto ?? units.values[place].assignments.last { $0.from <= date }?.to
    }
}
