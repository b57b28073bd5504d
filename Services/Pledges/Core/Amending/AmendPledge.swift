internal import Domain
internal import RegistryCore
public import Schema
internal import Streaming

/// 变更承诺: the unit asks for a new wording of a pledge in force. Until a superior accepts it, the old wording binds.
///
/// Only one request at a time may be pending. Progress is still reported meanwhile. Reporting the pledge done makes the request lapse, so
/// that a superior's slow answer cannot make the unit late: the wording in force is the one that is judged.
enum AmendPledge {
    static func decide(_ amend: PBAmendPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let pledge = try PledgesCore.pledgeToChange(amend.pledge, request, state)
        guard pledge.wordings.count + pledge.amendments.count < PledgeBounds.wordings else { throw PledgesRefusals.tooManyWordings(pledge) }
        guard pledge.wording.amended(by: amend) != pledge.wording else { throw PledgesRefusals.nothingAmended(pledge.id) }
        try checkAmendment(amend, of: pledge, request, state)
        return .accepted([PBFact(about: request.unit, .amendmentRequested(amend))])
    }

    private static func checkAmendment(
        _ amend: PBAmendPledge, of pledge: Pledge, _ request: Request, _ state: PledgesState
    ) throws(Refusal) {
        try FieldBounds.checkText(amend.reason, field: "reason", most: FieldBounds.longText)
        if !amend.title.isEmpty { try FieldBounds.checkText(amend.title, field: "title", most: FieldBounds.title) }
        if !amend.measure.isEmpty { try FieldBounds.checkText(amend.measure, field: "measure", most: PledgeBounds.measure) }
        if !amend.standard.isEmpty { try FieldBounds.checkText(amend.standard, field: "standard", most: FieldBounds.longText) }
        if amend.quantity != 0 {
            try PledgeBounds.checkQuantity(amend.quantity, least: 1)
            guard amend.quantity >= pledge.reached else { throw PledgesRefusals.amendedBelowReached(pledge) }
        }
        if !amend.due.isEmpty {
            guard let period = request.registry.periods[pledge.period] else { throw RegistryRefusals.unknownPeriod(pledge.period) }
            try PledgesCore.checkDue(amend.due, in: period)
        }
        guard !amend.noParent || (amend.parentUnit.isEmpty && amend.parentPledge.isEmpty) else {
            throw Refusal.invalid("noParent", .both("写明了所服务的上级承诺，就不能同时写不服务于任何承诺。", "cannot be said together with the pledge it serves."))
        }
        try PledgesCore.checkAmendedParent(amend, of: pledge, request, state)
    }

    static func apply(_ amend: PBAmendPledge, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(amend.pledge, of: unit) { $0.amendments.append(ConsentRequest(content: amend, requested: step)) }
    }
}

extension PledgesCore {
    /// A pledge in force without a pending amendment or withdrawal.
    static func pledgeToChange(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Pledge {
        let pledge = try pledge(id, request, state)
        guard pledge.stage == .inForce else { throw PledgesRefusals.pledgeNotInForce(pledge) }
        guard !pledge.isChangePending else { throw PledgesRefusals.changePending(pledge.id) }
        return pledge
    }

    /// Checks the parent pledge that an amendment names. Checked again on acceptance, because other amendments may have formed a circle
    /// since.
    static func checkAmendedParent(
        _ amend: PBAmendPledge, of pledge: Pledge, _ request: Request, _ state: PledgesState
    ) throws(Refusal) {
        guard amend.parentUnit.isEmpty == amend.parentPledge.isEmpty else {
            throw Refusal.invalid(
                amend.parentUnit.isEmpty ? "parentUnit" : "parentPledge",
                .both("上级承诺须同时写明单位和编号，或都不写。", "a parent is named by unit and id together, or not at all."))
        }
        guard !amend.parentUnit.isEmpty else { return }
        try checkParent(of: pledge.wording.amended(by: amend), request, state)
    }
}

extension PBDraftPledge {
    /// The wording with the changes of an amendment; fields that it leaves empty stay as they are.
    public func amended(by amend: PBAmendPledge) -> PBDraftPledge {
        var wording = self
        if !amend.title.isEmpty { wording.title = amend.title }
        if amend.quantity != 0 { wording.quantity = amend.quantity }
        if !amend.measure.isEmpty { wording.measure = amend.measure }
        if !amend.due.isEmpty { wording.due = amend.due }
        if !amend.standard.isEmpty { wording.standard = amend.standard }
        if amend.noParent || !amend.parentUnit.isEmpty {
            (wording.parentUnit, wording.parentPledge) = (amend.parentUnit, amend.parentPledge)
        }
        return wording
    }
}

extension Pledge {
    /// Whether an amendment or a withdrawal is pending.
    public var isChangePending: Bool { amendments.pending() != nil || withdrawals.pending() != nil }

    /// Makes pending requests lapse, because the unit has reported the pledge done or rolled it over.
    mutating func lapseRequests(_ step: Step) {
        amendments.settle(.lapsed(step))
        withdrawals.settle(.lapsed(step))
    }
}
