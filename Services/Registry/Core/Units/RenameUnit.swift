internal import Domain
internal import Schema
internal import Streaming

/// 更名: gives the unit another name from a day on. For earlier days the earlier name holds.
enum RenameUnit {
    static func decide(_ rename: PBRenameUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkTitle(rename.name, field: "name")
        guard rename.name != unit.name else {
            throw Refusal.invalid("name", .both("与现名相同。", "is the name it has."))
        }
        _ = try RegistryCore.checkEffective(rename.from, of: [unit], request, state)
        return .accepted([PBFact(about: unit.id, .unitRenamed(rename))])
    }

    static func apply(_ renamed: PBRenameUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(renamed.from) else { return }
        state.change(unit, from: from) { $0.name = renamed.name }
    }
}
