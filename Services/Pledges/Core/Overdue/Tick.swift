internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// What one source of deadlines settles in a tick.
struct TickShare {
    /// At most `budget` facts, in an order that depends on the state alone.
    var facts: [PBFact]
    /// Whether more is due than the budget allows. A source called with a budget of 0 only answers this.
    var more: Bool
}

/// A source of deadlines: the facts that are due on the request's day, at most `budget` of them.
typealias TickSource = @Sendable (_ budget: Int, _ request: Request, _ state: PledgesState) -> TickShare

/// Settles the deadlines that have passed, each once.
enum Tick {
    /// The sources, in the order in which they are settled. All share one budget.
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

/// Changes nothing itself: the facts before it say what the tick settled.
enum TickSettled {
    static func apply(_ settled: PBTickSettled, to state: inout PledgesState, about unit: String, at step: Step) {}
}
