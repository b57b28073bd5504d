internal import Schema

/// Refusals about re-elections.
extension RegistryRefusals {
    static func reelectionExists(_ reelection: ScopedName) -> Refusal {
        reelectionExists(reelection.id, unit: reelection.unit)
    }

    static func unknownReelection(_ reelection: ScopedName) -> Refusal {
        unknownReelection(reelection.id, unit: reelection.unit)
    }
}
