internal import Domain
internal import Schema
internal import Streaming

/// 撤销: only a unit without open children can be dissolved. Its posts and keys end; its history is kept.
enum DissolveUnit {
    static func decide(_ dissolve: PBDissolveUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkNotRoot(unit.id, state)
        try RegistryCore.checkReachesParent(of: unit, request, state)
        if let child = state.openChildren(of: unit.id).first { throw RegistryRefusals.unitHasChildren(unit.id, child: child) }
        try FieldBounds.checkText(dissolve.reason, field: "reason", most: FieldBounds.longText)
        _ = try RegistryCore.checkEffective(dissolve.from, of: [unit], request, state)
        return .accepted([PBFact(about: unit.id, .unitDissolved(dissolve))])
    }

    static func apply(_ dissolved: PBDissolveUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(dissolved.from) else { return }
        state.close(unit, UnitClosing(from: from, time: step.time, way: .dissolved(reason: dissolved.reason)))
    }
}
