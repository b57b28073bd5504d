internal import Schema

/// Refusals about covered entities.
extension RegistryRefusals {
    static func entityExists(_ entity: ScopedName) -> Refusal {
        entityExists(entity.id, unit: entity.unit)
    }

    static func unknownEntity(_ entity: ScopedName) -> Refusal {
        unknownEntity(entity.id, unit: entity.unit)
    }
}
