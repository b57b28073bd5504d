internal import Schema

/// Refusals about covered entities.
extension RegistryRefusals {
    static func entityExists(_ entity: ScopedName) -> Refusal {
        Refusal(
            "entity_exists", zh: "“\(entity.unit)”已有编号为“\(entity.id)”的应建组织单位。请换一个编号。",
            en: "“\(entity.unit)” has an entity “\(entity.id)” already. Choose another id.", field: "entity")
    }

    static func unknownEntity(_ entity: ScopedName) -> Refusal {
        Refusal(
            "unknown_entity", zh: "“\(entity.unit)”没有编号为“\(entity.id)”的应建组织单位。请先登记。",
            en: "“\(entity.unit)” has no entity “\(entity.id)”. Register it first.", field: "entity")
    }

    static func entityClosed(_ entity: ScopedName, on date: CivilDate) -> Refusal {
        Refusal(
            "entity_closed", zh: "“\(entity.path)”自 \(date) 起已注销。", en: "“\(entity.path)” has not existed since \(date).", field: "entity")
    }
}
