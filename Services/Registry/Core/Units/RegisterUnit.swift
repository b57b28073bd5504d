internal import Domain
internal import Schema
internal import Streaming

/// Registers a unit under an existing, open parent. Since parents must be registered first, the tree cannot have a cycle.
enum RegisterUnit {
    static func decide(_ register: PBRegisterUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let id = request.unit
        try FieldBounds.checkID(id, field: "unit")
        guard state.units[id] == nil else { throw RegistryRefusals.unitExists(id) }
        try FieldBounds.checkTitle(register.name, field: "name")
        try RegistryCore.checkLevel(register.level, field: "level")
        try RegistryCore.checkSector(register.sector, field: "sector")
        let opened = try FieldBounds.checkDate(register.opened, field: "opened")
        if !register.adopted.isEmpty {
            guard try FieldBounds.checkDate(register.adopted, field: "adopted") >= opened else {
                throw Refusal.invalid(
                    "adopted",
                    .both("启用日期不能早于成立日期 \(opened)。", "the day of adoption must not be before \(opened), when the unit was opened."))
            }
        }
        if register.parent.isEmpty {
            guard state.root == nil else { throw RegistryRefusals.secondRoot }
        } else {
            guard state.units[register.parent] != nil else { throw RegistryRefusals.unknownParent(register.parent) }
            _ = try state.openUnit(register.parent)
        }
        return .accepted([PBFact(about: id, .unitRegistered(register))])
    }

    static func apply(_ registered: PBRegisterUnit, to state: inout RegistryState, about id: String, at step: Step) {
        state.add(
            Unit(
                id: id, name: registered.name, level: registered.level, sector: registered.sector, parent: registered.parent,
                opened: CivilDate(registered.opened), registered: step.date, adopted: state.adoption(of: registered)))
    }
}

extension RegistryCore {
    static let sectors: Set<String> = [
        "rural", "organ", "institution", "state-firm", "new-organisation", "station", "county-department", "community", "school",
    ]

    static func checkLevel(_ level: PBLevel, field: String) throws(Refusal) {
        guard level != .unspecified, PBLevel.allCases.contains(level) else {
            throw Refusal.invalid(field, .both("须写明层级。", "the level is missing or unknown."))
        }
    }

    static func checkSector(_ sector: String, field: String) throws(Refusal) {
        guard sectors.contains(sector) else {
            throw Refusal.invalid(
                field,
                .both("须为 \(sectors.sorted().joined(separator: "、")) 之一。", "must be one of \(sectors.sorted().joined(separator: ", "))."))
        }
    }
}

extension RegistryState {
    /// The later of the unit's own day of adoption and its parent's: a county's villages need not state one.
    fileprivate func adoption(of registered: PBRegisterUnit) -> CivilDate? {
        [CivilDate(registered.adopted), units[registered.parent]?.adopted].compactMap(\.self).max()
    }

    /// Adds a unit; ignored if the id is taken, because a unit with a history cannot begin again.
    mutating func add(_ unit: Unit) {
        guard units[unit.id] == nil else { return }
        units[unit.id] = unit
        if unit.parent.isEmpty { root = unit.id } else { units[unit.parent]?.children.append(unit.id) }
    }
}
