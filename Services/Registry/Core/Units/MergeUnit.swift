internal import Domain
internal import Schema
internal import Streaming

extension RegistryCore {
    /// 合并: the unit closes, what is below it moves to the other unit, its posts and keys end. The key must reach both.
    static func decideMerger(_ merge: PBMergeUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try checkNotRoot(unit.id, state)
        let into = try state.openUnit(merge.into)
        guard !state.isWithin(into.id, subtree: unit.id) else { throw RegistryRefusals.treeCycle(unit.id, under: into.id, field: "into") }
        try checkReaches(into.id, request, state)
        let children = state.openChildren(of: unit.id).compactMap { state.units[$0] }
        _ = try checkEffective(merge.from, of: [unit] + children, under: into.id, request, state)
        return .accepted([PBFact(about: unit.id, .unitMerged(merge))])
    }
}

extension RegistryState {
    mutating func applyMerger(_ merged: PBMergeUnit, unit: String, time: Int64) {
        guard let from = CivilDate(merged.from), units[unit]?.isOpen == true, units[merged.into] != nil,
            !isWithin(merged.into, subtree: unit)
        else { return }
        for child in openChildren(of: unit) { move(child, under: merged.into, from: from) }
        close(unit, UnitClosing(from: from, time: time, way: .merged(into: merged.into)))
    }
}
