internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension SupervisionCore {
    /// Marks findings whose day has passed without a report of rectification, once each.
    static func decideTick(_ request: Request, _ state: SupervisionState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.timekeeper])
        let (due, more) = state.deadlines.passed(before: request.date, most: TickBounds.items)
        var facts = due.map { name in
            var overdue = PBFindingOverdue()
            overdue.finding = name.id
            overdue.due = state.finding(name.id, of: name.unit)?.opening.due ?? ""
            return PBFact(about: name.unit, .findingOverdue(overdue))
        }
        facts.append(.tickSettled(UInt32(due.count), more: more))
        return .accepted(facts)
    }
}

extension SupervisionState {
    mutating func applyOverdue(_ overdue: PBFindingOverdue, unit: String, _ step: Step) {
        update(overdue.finding, of: unit) { finding in
            if finding.overdue == nil { finding.overdue = step }
        }
    }
}
