internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// Marks pledges in force whose day has passed, once each.
    static func decideTick(_ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.timekeeper])
        let (due, more) = state.deadlines.passed(before: request.date, most: TickBounds.items)
        var facts = due.map { name in
            var overdue = PBPledgeOverdue()
            overdue.pledge = name.id
            overdue.due = state.pledge(name.id, of: name.unit)?.wording.due ?? ""
            return PBFact(about: name.unit, .pledgeOverdue(overdue))
        }
        facts.append(.tickSettled(UInt32(due.count), more: more))
        return .accepted(facts)
    }
}

extension PledgesState {
    mutating func applyOverdue(_ overdue: PBPledgeOverdue, unit: String, _ step: Step) {
        update(overdue.pledge, of: unit) { pledge in
            if pledge.overdue == nil { pledge.overdue = step }
        }
    }
}
