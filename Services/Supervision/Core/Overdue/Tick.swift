internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Marks findings whose due day has passed without a report of rectification, each once.
enum Tick {
    static func decide(_ tick: PBTick, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        let (due, more) = basis.state.deadlines.passed(before: request.date, most: TickBounds.items)
        var facts = due.map { name in
            var overdue = PBFindingOverdue()
            overdue.finding = name.id
            overdue.due = basis.state.finding(name.id, of: name.unit)?.opening.due ?? ""
            return PBFact(about: name.unit, .findingOverdue(overdue))
        }
        facts.append(.tickSettled(UInt32(due.count), more: more, by: .supervision))
        return .accepted(facts)
    }
}

enum FindingOverdue {
    static func apply(_ overdue: PBFindingOverdue, to state: inout SupervisionState, about unit: String, at step: Step) {
        state.update(overdue.finding, of: unit) { finding in
            if finding.overdue == nil { finding.overdue = step }
        }
    }
}

/// Changes nothing itself: the facts before it say what the tick settled.
enum TickSettled {
    static func apply(_ settled: PBTickSettled, to state: inout SupervisionState, about unit: String, at step: Step) {}
}
