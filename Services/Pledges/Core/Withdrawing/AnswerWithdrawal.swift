internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The superior consents: the pledge is no longer among the promised, and is counted as withdrawn.
enum AcceptWithdrawal {
    static func decide(_ accept: PBAcceptWithdrawal, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try PledgesCore.checkWithdrawalToAnswer(accept.pledge, request, state)
        return .accepted([PBFact(about: request.unit, .pledgeWithdrawn(accept))])
    }

    static func apply(_ withdrawn: PBAcceptWithdrawal, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(withdrawn.pledge, of: unit) { pledge in
            pledge.stage = .withdrawn
            pledge.withdrawals.settle(.accepted(step))
        }
    }
}

/// The superior refuses the withdrawal, with a reason.
enum RefuseWithdrawal {
    static func decide(_ refuse: PBRefuseWithdrawal, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try PledgesCore.checkWithdrawalToAnswer(refuse.pledge, request, state)
        try FieldBounds.checkText(refuse.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .withdrawalRefused(refuse))])
    }

    static func apply(_ refused: PBRefuseWithdrawal, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(refused.pledge, of: unit) { $0.withdrawals.settle(.refused(Returned(reason: refused.reason, step: step))) }
    }
}

extension PledgesCore {
    /// Checks that a withdrawal is pending and that the superior is not the holder who requested it.
    fileprivate static func checkWithdrawalToAnswer(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) {
        let pledge = try pledge(id, request, state)
        guard let pending = pledge.withdrawals.pending() else { throw PledgesRefusals.noWithdrawal(pledge.id) }
        try request.checkNotHolder(of: pending.requested)
    }
}
