internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// What one source of deadlines has to settle in a tick.
struct TickShare {
    /// At most as many as the budget allowed, in an order that the state alone determines.
    var facts: [PBFact]
    /// Whether more is due than the budget allowed. A source asked with a budget of 0 only says this.
    var more: Bool
}

/// One source of deadlines: what of it has passed on the request's day, at most `budget` facts.
typealias TickSource = @Sendable (_ budget: Int, _ request: Request, _ state: PledgesState) -> TickShare

extension PledgesCore {
    /// Whatever a tick lets pass, in the order in which it is settled. All sources share one budget.
    private static let tickSources: [TickSource] = [
        settleOverduePledges,
        settleEscalations,
        settleOverdueProjects,
        settleMissingReports,
        settleExtendedReports,
    ]

    /// Lets deadlines pass, each once.
    static func decideTick(_ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.timekeeper])
        var facts: [PBFact] = []
        var more = false
        for settle in tickSources {
            let share = settle(TickBounds.items - facts.count, request, state)
            facts += share.facts
            more = more || share.more
        }
        facts.append(.tickSettled(UInt32(facts.count), more: more))
        return .accepted(facts)
    }
}
