internal import Domain
public import Schema
internal import Streaming

/// Which unit answers for what a unit has left open.
///
/// A merger moves nothing: a pledge, project, report or finding keeps the unit at which it began and is named by it. Deciding, lists, sums
/// and scores all use these functions to find the unit that is now responsible, through chains of mergers.
extension RegistryState {
    /// The unit that had taken over from a unit by a day: the one it was merged into (合并) or, after a split or dissolution, assigned to
    /// (移交), and so on along the chain. The unit itself while it is open; if nobody has taken over from the last unit of the chain, that
    /// closed unit.
    public func heir(of unit: String, on date: CivilDate) -> String {
        // Fast path: this is called for every submission, and most units are open.
        guard closedUnits.contains(unit) else { return unit }
        var next = unit
        // A unit that takes over is open at that time, so our rules never form a circle; a log written by other code might.
        for _ in 0...closedUnits.count {
            guard let successor = successor(of: next, on: date) else { break }
            next = successor
        }
        return next
    }

    /// The open unit that is responsible on a day: the heir or, if the heir is closed, the nearest open unit above it, because the superior
    /// answers for a split or dissolved unit until what it left is assigned.
    public func unitAnswering(for unit: String, on date: CivilDate) -> String {
        guard closedUnits.contains(unit) else { return unit }
        var next = heir(of: unit, on: date)
        for _ in 0...closedUnits.count {
            guard isPast(next, on: date), let parent = parent(of: next, on: date), !parent.isEmpty else { break }
            next = heir(of: parent, on: date)
        }
        return next
    }

    /// Whether a unit was closed and nobody had taken over from it by a day: its superior answers for it until what it left is assigned.
    public func isUnassigned(_ unit: String, on date: CivilDate) -> Bool {
        closedUnits.contains(unit) && isPast(heir(of: unit, on: date), on: date)
    }

    /// Whether a unit was closed and another unit that had taken over from it by a day is open.
    public func isTakenOver(_ unit: String, on date: CivilDate) -> Bool {
        closedUnits.contains(unit) && isPast(unit, on: date) && !isPast(heir(of: unit, on: date), on: date)
    }

    /// The units above the heir of a unit, nearest first: their superiors judge what the unit left. If nobody took over, the first is the
    /// unit that answers for it, because that one stands above it.
    public func unitsAbove(_ unit: String, on date: CivilDate) -> [String] {
        let answering = unitAnswering(for: unit, on: date)
        let path = ancestry(of: answering)
        return heir(of: unit, on: date) == answering ? Array(path.dropFirst()) : path
    }

    /// Whether a unit is above another: see ``unitsAbove(_:on:)``.
    public func isAbove(_ other: String, _ unit: String, on date: CivilDate) -> Bool {
        other != heir(of: unit, on: date) && isWithin(unitAnswering(for: unit, on: date), subtree: other)
    }

    /// Checks that a unit, or the one that took over from it, is open, so that what it began may continue. What nobody took over can only
    /// be ended.
    public func checkGoesOn(_ unit: String, on date: CivilDate) throws(Refusal) { _ = try openUnit(heir(of: unit, on: date)) }

    // MARK: What a unit answers for

    /// The closed units a unit answers for on a day, in byte order.
    public func closedUnits(answeredBy unit: String, on date: CivilDate) -> [String] {
        closedUnits.filter { isPast($0, on: date) && unitAnswering(for: $0, on: date) == unit }.sorted(by: UTF8Order.precedes)
    }

    /// Every unit for which a unit, or one below it, is responsible: the open units in the order of the tree, each followed by the closed
    /// ones it answers for. For a closed unit, simply the sub-tree below it: a closed unit answers for nothing.
    public func subtreeAnswered(by unit: String, on date: CivilDate) -> [String] {
        let tree = subtree(of: unit)
        guard !closedUnits.isEmpty, !isPast(unit, on: date) else { return tree }
        let left = Dictionary(grouping: closedUnits.filter { isPast($0, on: date) }) { unitAnswering(for: $0, on: date) }
        return tree.filter { !isPast($0, on: date) }.flatMap { open in [open] + (left[open]?.sorted(by: UTF8Order.precedes) ?? []) }
    }

    /// Those of them that the unit is above, in the same order: what its superior judges.
    public func subtreeJudged(by unit: String, on date: CivilDate) -> [String] {
        subtreeAnswered(by: unit, on: date).filter { heir(of: $0, on: date) != unit }
    }

    /// Units that were split or dissolved and had not been assigned to another unit by a day, in byte order.
    public func unassignedUnits(on date: CivilDate) -> [String] {
        closedUnits.filter { isPast($0, on: date) && successor(of: $0, on: date) == nil }.sorted(by: UTF8Order.precedes)
    }

    private func isPast(_ unit: String, on date: CivilDate) -> Bool {
        guard let place = units.index(forKey: unit) else { return false }
        return units.values[place].isClosed(on: date)
    }

    /// The next unit of the chain; nil for an open unit, and for one that nobody has taken over from.
    private func successor(of unit: String, on date: CivilDate) -> String? {
        guard let place = units.index(forKey: unit), units.values[place].isClosed(on: date) else { return nil }
        return units.values[place].mergedInto ?? units.values[place].assignments.last { $0.from <= date }?.to
    }
}
