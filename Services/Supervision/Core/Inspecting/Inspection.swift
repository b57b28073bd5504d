public import Domain
public import Schema

/// 督查记录: the record of a visit to a unit in a round. There is one for each unit and round, and it never changes.
public struct Inspection: Hashable, Sendable {
    public var unit: String
    public var period: String
    public var round: String
    public var visited: CivilDate
    /// By item of the round's sheet.
    public var points: [String: PBDecimal]
    /// The inspectors' posts, as unit/post.
    public var inspectors: [String]
    public var step: Step
}

extension RecordInspection {
    static func apply(_ record: PBRecordInspection, to state: inout SupervisionState, about unit: String, at step: Step) {
        let name = RoundName(period: record.period, round: record.round)
        guard let visited = CivilDate(record.visited), state.units[unit]?.inspections[name] == nil else { return }
        state.units[unit, default: UnitSupervision()].inspections[name] = Inspection(
            unit: unit, period: record.period, round: record.round, visited: visited,
            points: Dictionary(record.items.map { ($0.item, $0.points) }) { first, _ in first }, inspectors: record.inspectors, step: step)
    }
}
