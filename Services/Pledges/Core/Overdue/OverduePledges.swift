internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// Marks pledges in force whose due day has passed, each once.
    static func settleOverduePledges(_ budget: Int, _ request: Request, _ state: PledgesState) -> TickShare {
        let (due, more) = state.deadlines.passed(before: request.date, most: budget)
        let facts = due.map { name in
            var overdue = PBPledgeOverdue()
            overdue.pledge = name.id
            overdue.due = state.pledge(name.id, of: name.unit)?.wording.due ?? ""
            return PBFact(about: name.unit, .pledgeOverdue(overdue))
        }
        return TickShare(facts: facts, more: more)
    }
}

enum PledgeOverdue {
    static func apply(_ overdue: PBPledgeOverdue, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(overdue.pledge, of: unit) { pledge in
            if pledge.overdue == nil { pledge.overdue = step }
        }
    }
}
