internal import Domain
internal import Schema
internal import Streaming

/// 改变隶属关系: moves the unit, with everything below it, under another unit from a day on. The tree stays a tree, and the key must be
/// authorised for both parents.
enum ReparentUnit {
    static func decide(_ reparent: PBReparentUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkNotRoot(unit.id, state)
        guard state.units[reparent.parent] != nil else { throw RegistryRefusals.unknownParent(reparent.parent) }
        let parent = try state.openUnit(reparent.parent)
        guard parent.id != unit.parent else {
            throw Refusal.invalid("parent", .both("已经是它的上级。", "is its parent already."))
        }
        guard !state.isWithin(parent.id, subtree: unit.id) else {
            throw RegistryRefusals.treeCycle(parent.id, unit: unit.id, field: "parent")
        }
        try RegistryCore.checkReaches(unit.parent, request, state)
        try RegistryCore.checkReaches(parent.id, request, state)
        _ = try RegistryCore.checkEffective(reparent.from, of: [unit], under: parent.id, request, state)
        return .accepted([PBFact(about: unit.id, .unitReparented(reparent))])
    }

    static func apply(_ reparented: PBReparentUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(reparented.from), state.units[unit]?.isOpen == true else { return }
        state.move(unit, under: reparented.parent, from: from)
    }
}
