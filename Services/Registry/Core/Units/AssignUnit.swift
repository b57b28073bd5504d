internal import Domain
public import Schema
internal import Streaming

/// 移交: which unit answers, from a day on, for what a split or dissolved unit left open.
public struct UnitAssignment: Hashable, Sendable {
    public var from: CivilDate
    public var to: String
}

/// 移交: by a registrar or superior who is authorised both for the parent of the closed unit and for the unit that takes over. A merged unit
/// cannot be assigned: it has its successor.
///
/// A later assignment applies from its own day on; for earlier days the earlier one still holds.
enum AssignUnit {
    static func decide(_ assign: PBAssignUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        guard let unit = state.units[request.unit] else { throw RegistryRefusals.unknownUnit(request.unit) }
        guard let closing = unit.closing else { throw RegistryRefusals.unitStillOpen(unit.id) }
        if let into = unit.mergedInto { throw RegistryRefusals.unitMerged(unit.id, into: into) }
        let to = try state.openUnit(assign.to)
        for reached in [unit.parent, to.id] {
            if state.genesis?.rootKey == request.key.bytes { continue }
            let role = try state.role(of: request.key, for: reached, time: request.time)
            guard role == .registrar || role == .superior else {
                throw RightsRefusals.notAuthorized(reached, roles: [.registrar, .superior])
            }
        }
        let from = try FieldBounds.checkDate(assign.from, field: "from")
        let earliest = max(closing.from, unit.assignments.last?.from ?? closing.from)
        guard from >= earliest, from <= request.date else {
            throw Refusal.invalid(
                "from", .both("须在 \(earliest) 与 \(request.date) 之间。", "must lie between \(earliest) and \(request.date)."))
        }
        return .accepted([PBFact(about: unit.id, .unitAssigned(assign))])
    }

    static func apply(_ assigned: PBAssignUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(assigned.from), state.units[assigned.to] != nil, let place = state.units.index(forKey: unit),
            !state.units.values[place].isOpen, state.units.values[place].mergedInto == nil
        else { return }
        state.units.values[place].assignments.removeAll { $0.from >= from }
        state.units.values[place].assignments.append(UnitAssignment(from: from, to: assigned.to))
    }
}
