internal import Domain
public import Schema
public import Streaming

/// Who answers for what a unit has left open.
///
/// A merger moves nothing: a pledge, project, report or finding keeps the unit it began at and is named by it. Whoever decides, lists, sums up or scores
/// asks here which unit it is the business of, through chains of mergers.
extension RegistryState {
    /// The unit that took over from a unit by a day: the one it was merged into (合并) or, split or dissolved, assigned to (移交), and so on. The unit
    /// itself while it is open; the last of the chain, which is closed too, as long as nobody has been given what that one left.
    public func heir(of unit: String, on date: CivilDate) -> String {
        // Asked for every submission, and most units are open.
        guard closedUnits.contains(unit) else { return unit }
        var next = unit
        // Whoever takes over is open then, so a chain passes no unit twice; a log of other code may.
        for _ in 0...closedUnits.count {
            guard let successor = successor(of: next, on: date) else { break }
            next = successor
        }
        return next
    }

    /// The open unit whose business it is on a day: the heir, or the nearest open unit above an heir that is closed: what was split or dissolved is
    /// its superior's until it is assigned.
    public func unitAnswering(for unit: String, on date: CivilDate) -> String {
        guard closedUnits.contains(unit) else { return unit }
        var next = heir(of: unit, on: date)
        for _ in 0...closedUnits.count {
            guard isPast(next, on: date), let parent = parent(of: next, on: date), !parent.isEmpty else { break }
            next = heir(of: parent, on: date)
        }
        return next
    }

    /// Whether a unit has ended and nobody has taken over from it by a day: its superior answers for it until what it left is assigned.
    public func isUnassigned(_ unit: String, on date: CivilDate) -> Bool {
        closedUnits.contains(unit) && isPast(heir(of: unit, on: date), on: date)
    }

    /// Whether a unit has ended, and the one that took over from it by a day goes on.
    public func isTakenOver(_ unit: String, on date: CivilDate) -> Bool {
        closedUnits.contains(unit) && isPast(unit, on: date) && !isPast(heir(of: unit, on: date), on: date)
    }

    /// The units above whoever took over from a unit, nearest first: their superiors judge what is the unit's. Of what nobody took over the unit
    /// that answers is the first: it stands above it.
    public func unitsAbove(_ unit: String, on date: CivilDate) -> [String] {
        let answering = unitAnswering(for: unit, on: date)
        let path = ancestry(of: answering)
        return heir(of: unit, on: date) == answering ? Array(path.dropFirst()) : path
    }

    /// Whether a unit is above another: see ``unitsAbove(_:on:)``.
    public func isAbove(_ other: String, _ unit: String, on date: CivilDate) -> Bool {
        other != heir(of: unit, on: date) && isWithin(unitAnswering(for: unit, on: date), subtree: other)
    }

    /// A unit that goes on, itself or in the one that took over from it: what it has begun may take its course. What a unit has left that nobody
    /// took over is only brought to its end.
    public func checkGoesOn(_ unit: String, on date: CivilDate) throws(Refusal) { _ = try openUnit(heir(of: unit, on: date)) }

    // MARK: What a unit answers for

    /// The closed units a unit answers for on a day, in byte order.
    public func closedUnits(answeredBy unit: String, on date: CivilDate) -> [String] {
        closedUnits.filter { isPast($0, on: date) && unitAnswering(for: $0, on: date) == unit }.sorted(by: UTF8Order.precedes)
    }

    /// Every unit whose things are the business of a unit or of one below it: the open units in the order of the tree, each followed by the closed ones
    /// it answers for. A closed unit answers for nothing; whoever asks for it by its name gets what stood there.
    public func subtreeAnswered(by unit: String, on date: CivilDate) -> [String] {
        let tree = subtree(of: unit)
        guard !closedUnits.isEmpty, !isPast(unit, on: date) else { return tree }
        let left = Dictionary(grouping: closedUnits.filter { isPast($0, on: date) }) { unitAnswering(for: $0, on: date) }
        return tree.filter { !isPast($0, on: date) }.flatMap { open in [open] + (left[open]?.sorted(by: UTF8Order.precedes) ?? []) }
    }

    /// Of those the ones the unit is above, in the same order: what its superior judges.
    public func subtreeJudged(by unit: String, on date: CivilDate) -> [String] {
        subtreeAnswered(by: unit, on: date).filter { heir(of: $0, on: date) != unit }
    }

    /// Units that ended by a split or a dissolution, and whose things nobody was given by a day, in byte order.
    public func unassignedUnits(on date: CivilDate) -> [String] {
        closedUnits.filter { isPast($0, on: date) && successor(of: $0, on: date) == nil }.sorted(by: UTF8Order.precedes)
    }

    private func isPast(_ unit: String, on date: CivilDate) -> Bool {
        guard let place = units.index(forKey: unit) else { return false }
        return units.values[place].isClosed(on: date)
    }

    /// The next of the chain; nil for an open unit, and for one that nobody has taken over from.
    private func successor(of unit: String, on date: CivilDate) -> String? {
        guard let place = units.index(forKey: unit), units.values[place].isClosed(on: date) else { return nil }
        return units.values[place].mergedInto ?? units.values[place].assignments.last { $0.from <= date }?.to
    }
}
