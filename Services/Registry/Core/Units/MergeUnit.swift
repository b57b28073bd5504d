internal import Domain
internal import Schema
internal import Streaming

/// 合并: the unit closes, its children move to the other unit, and its posts and keys end. The key must be authorised for both units.
enum MergeUnit {
    static func decide(_ merge: PBMergeUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkNotRoot(unit.id, state)
        let into = try state.openUnit(merge.into)
        guard !state.isWithin(into.id, subtree: unit.id) else { throw RegistryRefusals.treeCycle(into.id, unit: unit.id, field: "into") }
        try RegistryCore.checkReaches(into.id, request, state)
        let children = state.openChildren(of: unit.id).compactMap { state.units[$0] }
        _ = try RegistryCore.checkEffective(merge.from, of: [unit] + children, under: into.id, request, state)
        return .accepted([PBFact(about: unit.id, .unitMerged(merge))])
    }

    static func apply(_ merged: PBMergeUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(merged.from), state.units[unit]?.isOpen == true, state.units[merged.into] != nil,
            !state.isWithin(merged.into, subtree: unit)
        else { return }
        for child in state.openChildren(of: unit) { state.move(child, under: merged.into, from: from) }
        state.close(unit, UnitClosing(from: from, time: step.time, way: .merged(into: merged.into)))
    }
}
