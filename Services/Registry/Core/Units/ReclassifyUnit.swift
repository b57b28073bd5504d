internal import Domain
internal import Schema
internal import Streaming

/// Gives the unit another level or sector from a day on, as when a township becomes a subdistrict (撤乡设街道). Both determine what a unit owes
/// and with whom it is compared, so the key must be authorised for its parent.
enum ReclassifyUnit {
    static func decide(_ reclassify: PBReclassifyUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkReachesParent(of: unit, request, state)
        try RegistryCore.checkLevel(reclassify.level, field: "level")
        try RegistryCore.checkSector(reclassify.sector, field: "sector")
        guard reclassify.level != unit.level || reclassify.sector != unit.sector else {
            throw Refusal.invalid("level", .both("层级和类别都与现在相同。", "level and sector are what they are already."))
        }
        _ = try RegistryCore.checkEffective(reclassify.from, of: [unit], request, state)
        return .accepted([PBFact(about: unit.id, .unitReclassified(reclassify))])
    }

    static func apply(_ reclassified: PBReclassifyUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(reclassified.from) else { return }
        state.change(unit, from: from) {
            $0.level = reclassified.level
            $0.sector = reclassified.sector
        }
    }
}
