internal import Domain
internal import Schema
internal import Streaming

/// 分设: registers new units beside the unit, each of which may take over some of its children. If the unit ends with the split, none of its
/// children may stay with it. The key must be authorised for the parent, under which the new units are registered.
enum SplitUnit {
    static func decide(_ split: PBSplitUnit, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        try RegistryCore.checkNotRoot(unit.id, state)
        let least = split.dissolved ? 2 : 1
        guard (least...RegistryCore.mostParts).contains(split.parts.count) else {
            throw Refusal.invalid(
                "parts",
                .both("须有 \(least) 到 \(RegistryCore.mostParts) 个新单位。", "there must be \(least) to \(RegistryCore.mostParts) new units."))
        }
        try RegistryCore.checkReaches(unit.parent, request, state)
        try check(split.parts, state)
        let children = state.openChildren(of: unit.id)
        let taken = split.parts.flatMap(\.children)
        for child in taken where !children.contains(child) {
            throw Refusal.invalid(
                "parts.children", .both("“\(child)”不是“\(unit.id)”现有的直属下级。", "“\(child)” is not an open unit right below “\(unit.id)”."))
        }
        guard Set(taken).count == taken.count else {
            throw Refusal.invalid("parts.children", .both("一个下级只能归入一个新单位。", "a child goes with one part only."))
        }
        if split.dissolved, let left = children.first(where: { !taken.contains($0) }) {
            throw Refusal.invalid(
                "parts.children", .both("原单位随分设撤销，“\(left)”须归入某个新单位。", "the unit ends with the split, so “\(left)” must go with a part."))
        }
        _ = try RegistryCore.checkEffective(
            split.from, of: [unit] + taken.compactMap { state.units[$0] }, under: unit.parent, request, state)
        return .accepted([PBFact(about: unit.id, .unitSplit(split))])
    }

    private static func check(_ parts: [PBSplitPart], _ state: RegistryState) throws(Refusal) {
        for part in parts {
            try FieldBounds.checkID(part.unit, field: "parts.unit")
            guard state.units[part.unit] == nil else { throw RegistryRefusals.unitExists(part.unit) }
            try FieldBounds.checkTitle(part.name, field: "parts.name")
            try RegistryCore.checkLevel(part.level, field: "parts.level")
            try RegistryCore.checkSector(part.sector, field: "parts.sector")
        }
        guard Set(parts.map(\.unit)).count == parts.count else {
            throw Refusal.invalid("parts.unit", .both("编号重复。", "an id occurs twice."))
        }
    }

    static func apply(_ split: PBSplitUnit, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(split.from), let whole = state.units[unit], whole.isOpen, !whole.parent.isEmpty else { return }
        for part in split.parts {
            state.add(
                Unit(
                    id: part.unit, name: part.name, level: part.level, sector: part.sector, parent: whole.parent, opened: from,
                    registered: CivilDate(milliseconds: step.time),
                    splitFrom: unit, adopted: whole.adopted))
            for child in part.children where state.units[child]?.parent == unit { state.move(child, under: part.unit, from: from) }
        }
        if split.dissolved { state.close(unit, UnitClosing(from: from, time: step.time, way: .split(into: split.parts.map(\.unit)))) }
    }
}

extension RegistryCore {
    /// Far more parts than any split has had; a split is a single decision.
    static let mostParts = 50
}
