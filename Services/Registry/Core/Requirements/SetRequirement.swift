internal import Domain
internal import Schema
internal import Streaming

enum SetRequirement {
    static func decide(_ set: PBSetRequirement, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try FieldBounds.checkID(set.requirement, field: "requirement")
        guard state.requirements[set.requirement] == nil else { throw RegistryRefusals.requirementExists(set.requirement) }
        try FieldBounds.checkTitle(set.name, field: "name")
        let due = try FieldBounds.checkDate(set.due, field: "due")
        guard due >= request.date else {
            throw Refusal.invalid("due", .both("不能早于今天 \(request.date)。", "must not be earlier than today, \(request.date)."))
        }
        for level in set.levels { try RegistryCore.checkLevel(level, field: "levels") }
        for sector in set.sectors { try RegistryCore.checkSector(sector, field: "sectors") }
        switch set.kind {
        case .staffing:
            let sound =
                RegistryCore.isNumber(set.least) && RegistryCore.isNumber(set.most) && PBDecimal.compare(set.least, set.most) <= 0
                && PBDecimal.compare(set.most, PBDecimal(100)) <= 0 && set.most.value > 0
            guard sound else {
                throw Refusal.invalid(
                    "least", .both("上下限须为 0 到 100 的百分数，下限不大于上限。", "least and most must be shares of 100, the first not above the second."))
            }
        case .funds:
            guard RegistryCore.isNumber(set.rate), set.rate.value > 0 else {
                throw Refusal.invalid("rate", .both("须为大于 0 的每人金额（元）。", "must be an amount a head above 0, in yuan."))
            }
        case .count:
            guard RegistryCore.isNumber(set.least), set.least.value > 0 else {
                throw Refusal.invalid("least", .both("须大于 0。", "must be above 0."))
            }
        case .unspecified, .UNRECOGNIZED:
            throw Refusal.invalid("kind", .both("须写明要求的种类。", "the kind is missing or unknown."))
        }
        return .accepted([PBFact(about: unit.id, .requirementSet(set))])
    }

    static func apply(_ set: PBSetRequirement, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let due = CivilDate(set.due), state.requirements[set.requirement] == nil else { return }
        state.requirements[set.requirement] = Requirement(id: set.requirement, unit: unit, due: due, content: set)
        state.requirementDeadlines.insert(ScopedName(unit: unit, id: set.requirement), due: due)
    }
}

extension RegistryCore {
    /// Whether the decimal is valid and not negative.
    static func isNumber(_ number: PBDecimal) -> Bool { number.isValid && number.value >= 0 }
}
