internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 逐级上提: a pledge still in force n days after its due day is escalated to the unit above the one that answers for it, after 2n days to
    /// the tier above that, and so on up to the topmost unit. n is `escalate_after_days` in the bundle of the pledge's period; 0 means
    /// never.
    ///
    /// Ordered by period, tiers reached, due day and name. A pledge that missed several tiers because nobody ticked goes through them one
    /// after the other.
    static let settleEscalations: TickSource = { budget, request, state in
        var share = TickShare(facts: [], more: false)
        for period in state.escalating.periods {
            let days = Int(request.registry.bundle(ofPeriod: period)?.content.pledgeRules.escalateAfterDays ?? 0)
            guard days > 0 else { continue }
            for tier in state.escalating.tiers(of: period) {
                let dueBy = request.date.adding(days: -days * (tier + 1))
                for name in state.escalating.waiting(in: period, tier: tier, dueBy: dueBy) {
                    guard let pledge = state.pledge(name.id, of: name.unit) else { continue }
                    let above = request.registry.unitsAbove(name.unit, on: request.date)
                    let reached = min(above.count, (request.date.days - pledge.due.days) / days)
                    for next in tier..<max(tier, reached) {
                        guard share.facts.count < budget else {
                            share.more = true
                            return share
                        }
                        share.facts.append(escalated(pledge, to: above[next], isLast: next == above.count - 1))
                    }
                }
            }
        }
        return share
    }

    private static func escalated(_ pledge: Pledge, to unit: String, isLast: Bool) -> PBFact {
        var escalated = PBPledgeEscalated()
        escalated.pledge = pledge.id
        escalated.due = pledge.wording.due
        escalated.to = unit
        escalated.last = isLast
        return PBFact(about: pledge.unit, .pledgeEscalated(escalated))
    }
}

enum PledgeEscalated {
    static func apply(_ escalated: PBPledgeEscalated, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(escalated.pledge, of: unit) { pledge in
            pledge.escalations.append(Escalation(to: escalated.to, step: step))
            pledge.isAtTop = escalated.last
        }
    }
}
