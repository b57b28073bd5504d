internal import Domain
internal import Schema
internal import Streaming

extension RegistryCore {
    /// 更名: another name from a day on. On earlier days the unit is called what it was called then.
    static func decideRename(_ rename: PBRenameUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkTitle(rename.name, field: "name")
        guard rename.name != unit.name else {
            throw Refusal.invalid("name", zh: "与现名相同。", en: "is the name it has.")
        }
        _ = try checkEffective(rename.from, of: [unit], request, state)
        return .accepted([PBFact(about: unit.id, .unitRenamed(rename))])
    }
}

extension RegistryState {
    mutating func applyRename(_ renamed: PBRenameUnit, unit: String) {
        guard let from = CivilDate(renamed.from) else { return }
        change(unit, from: from) { $0.name = renamed.name }
    }
}
