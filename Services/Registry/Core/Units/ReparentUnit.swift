internal import Domain
internal import Schema
internal import Streaming

extension RegistryCore {
    /// 改变隶属关系: the unit and all below it stand under another unit from a day on. The tree stays a tree, and the key must reach both parents.
    static func decideReparenting(_ reparent: PBReparentUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try checkNotRoot(unit.id, state)
        guard state.units[reparent.parent] != nil else { throw RegistryRefusals.unknownParent(reparent.parent) }
        let parent = try state.openUnit(reparent.parent)
        guard parent.id != unit.parent else {
            throw Refusal.invalid("parent", zh: "已经是它的上级。", en: "is its parent already.")
        }
        guard !state.isWithin(parent.id, subtree: unit.id) else {
            throw RegistryRefusals.treeCycle(unit.id, under: parent.id, field: "parent")
        }
        try checkReaches(unit.parent, request, state)
        try checkReaches(parent.id, request, state)
        _ = try checkEffective(reparent.from, of: [unit], under: parent.id, request, state)
        return .accepted([PBFact(about: unit.id, .unitReparented(reparent))])
    }
}

extension RegistryState {
    mutating func applyReparenting(_ reparented: PBReparentUnit, unit: String) {
        guard let from = CivilDate(reparented.from), units[unit]?.isOpen == true else { return }
        move(unit, under: reparented.parent, from: from)
    }
}
