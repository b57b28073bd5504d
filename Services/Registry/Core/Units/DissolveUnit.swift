internal import Domain
internal import Schema
internal import Streaming

extension RegistryCore {
    /// 撤销: only a unit without open children. Its posts and keys end; its history stays.
    static func decideDissolution(_ dissolve: PBDissolveUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try checkNotRoot(unit.id, state)
        try checkReachesParent(of: unit, request, state)
        if let child = state.openChildren(of: unit.id).first { throw RegistryRefusals.unitHasChildren(unit.id, such: child) }
        try FieldBounds.checkText(dissolve.reason, field: "reason", most: FieldBounds.longText)
        _ = try checkEffective(dissolve.from, of: [unit], request, state)
        return .accepted([PBFact(about: unit.id, .unitDissolved(dissolve))])
    }
}

extension RegistryState {
    mutating func applyDissolution(_ dissolved: PBDissolveUnit, unit: String, time: Int64) {
        guard let from = CivilDate(dissolved.from) else { return }
        close(unit, UnitClosing(from: from, time: time, way: .dissolved(reason: dissolved.reason)))
    }
}
