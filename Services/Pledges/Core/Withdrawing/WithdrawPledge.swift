internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 撤回承诺: the unit asks to be released from a pledge in force. Until the superior consents the pledge binds: it is still reported, overdue
/// and escalated. Reporting it done makes the request lapse.
///
/// For a closed unit that nobody took over from, a superior above may ask as well; then another one must consent.
enum WithdrawPledge {
    static func decide(_ withdraw: PBWithdrawPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let isUnassigned = request.registry.isUnassigned(request.unit, on: request.date)
        try request.authorize(as: isUnassigned ? [.clerk, .superior] : [.clerk])
        let pledge = try PledgesCore.pledgeToChange(withdraw.pledge, request, state)
        guard pledge.withdrawals.count < PledgeBounds.wordings else { throw PledgesRefusals.tooManyWordings(pledge) }
        try FieldBounds.checkText(withdraw.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .withdrawalRequested(withdraw))])
    }

    static func apply(_ withdraw: PBWithdrawPledge, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(withdraw.pledge, of: unit) { $0.withdrawals.append(ConsentRequest(content: withdraw.reason, requested: step)) }
    }
}
