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

/// Lets deadlines pass, each once.
enum Tick {
    /// Whatever a tick lets pass, in the order in which it is settled. All sources share one budget.
    private static let tickSources: [TickSource] = [
        PledgesCore.settleOverduePledges,
        PledgesCore.settleEscalations,
        PledgesCore.settleOverdueProjects,
        PledgesCore.settleMissingReports,
        PledgesCore.settleExtendedReports,
    ]

    static func decide(_ tick: PBTick, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        var facts: [PBFact] = []
        var more = false
        for settle in tickSources {
            let share = settle(TickBounds.items - facts.count, request, state)
            facts += share.facts
            more = more || share.more
        }
        facts.append(.tickSettled(UInt32(facts.count), more: more, by: .pledges))
        return .accepted(facts)
    }
}

/// What a tick settled is told by the facts before it: it changes nothing itself.
enum TickSettled {
    static func apply(_ settled: PBTickSettled, to state: inout PledgesState, about unit: String, at step: Step) {}
}
