public import Schema

/// Refusals about units and periods, with what is told of them.
extension RegistryRefusals {
    public static func unitClosed(_ unit: String, _ closing: UnitClosing) -> Refusal {
        let how: PBText =
            switch closing.way {
            case .merged(let into): .both("已并入“\(into)”", "was merged into “\(into)”")
            case .split(let into): .both("已分设为 \(into.joined(separator: "、"))", "was split into \(into.joined(separator: ", "))")
            case .dissolved: .both("已撤销", "was dissolved")
            }
        return unitClosed(unit, how: how, from: closing.from)
    }

    static func periodOverlaps(_ other: Period) -> Refusal {
        periodOverlaps(other.starts, period: other.id, ends: other.ends)
    }
}
