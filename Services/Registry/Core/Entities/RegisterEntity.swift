internal import Domain
internal import Schema
internal import Streaming

enum RegisterEntity {
    static func decide(_ register: PBRegisterEntity, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(register.entity, field: "entity")
        guard state.entities[unit.id]?[register.entity] == nil else {
            throw RegistryRefusals.entityExists(ScopedName(unit: unit.id, id: register.entity))
        }
        try FieldBounds.checkTitle(register.name, field: "name")
        guard register.kind != .unspecified, PBEntityKind.allCases.contains(register.kind) else {
            throw Refusal.invalid("kind", .both("须写明企业、社会组织或项目。", "say whether a firm, a social organisation or a project."))
        }
        guard register.members <= register.staff else {
            throw Refusal.invalid(
                "members", .both("党员数不能多于职工数 \(register.staff)。", "must not be more than the staff of \(register.staff)."))
        }
        _ = try RegistryCore.checkPast(register.opened, field: "opened", request)
        return .accepted([PBFact(about: unit.id, .entityRegistered(register))])
    }

    static func apply(_ registered: PBRegisterEntity, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let opened = CivilDate(registered.opened), state.entities[unit]?[registered.entity] == nil else { return }
        state.entities[unit, default: [:]][registered.entity] = CoveredEntity(
            name: ScopedName(unit: unit, id: registered.entity), title: registered.name, kind: registered.kind,
            staff: Int(registered.staff), members: Int(registered.members), opened: opened)
    }
}
