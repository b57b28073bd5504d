internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 结转: the remainder of a pledge in force goes, as a draft, into the unit's letter of the next period. The old pledge stays counted, as
/// unfulfilled.
///
/// The remainder is the promised quantity less the reported one; by countersigning the new letter the superior accepts those reports. A
/// pledge reported done cannot be rolled over: it must be verified or returned first. A topic or a post of the chain that no longer exists
/// is dropped, as is a receiver that nobody took over from; otherwise the new draft must meet the rules of any draft.
///
/// A closed unit has no next letter. The remainder of its pledge must be drafted anew at the unit that took over.
enum RollOverPledge {
    static func decide(_ roll: PBRollOverPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try checkNextLetter(request)
        let old = try PledgesCore.pledge(roll.pledge, request, state)
        guard old.stage == .inForce else { throw PledgesRefusals.pledgeNotInForce(old) }
        guard let before = request.registry.periods[old.period] else { throw RegistryRefusals.unknownPeriod(old.period) }
        guard request.date > before.ends else { throw PledgesRefusals.rollOverTooEarly(old, ends: before.ends) }
        let (period, bundle) = try request.registry.period(roll.period, openOn: request.date)
        guard period.previous == old.period else { throw PledgesRefusals.notNextPeriod(roll.period, before: old.period) }
        guard old.promised > old.reached else { throw PledgesRefusals.nothingLeft(old) }
        try FieldBounds.checkID(roll.into, field: "into")
        guard state.pledge(roll.into, of: request.unit) == nil else { throw PledgesRefusals.rollOverTaken(roll.into) }
        let draft = draft(carryingOn: old, as: roll, request)
        try PledgesCore.checkDraft(draft, in: period, bundle, request, state)
        var rolledOver = PBPledgeRolledOver()
        rolledOver.rollOver = roll
        rolledOver.draft = draft
        return .accepted([PBFact(about: request.unit, .pledgeRolledOver(rolledOver))])
    }

    private static func checkNextLetter(_ request: Request) throws(Refusal) {
        guard let closing = request.registry.units[request.unit]?.closing else { return }
        let heir =
            request.registry.isUnassigned(request.unit, on: request.date) ? nil : request.registry.heir(of: request.unit, on: request.date)
        throw PledgesRefusals.noNextLetter(of: request.unit, closed: closing.from, heir: heir)
    }

    private static func draft(carryingOn old: Pledge, as roll: PBRollOverPledge, _ request: Request) -> PBDraftPledge {
        var draft = old.wording
        draft.pledge = roll.into
        draft.period = roll.period
        draft.due = roll.due
        draft.quantity = old.promised.subtractingReportingOverflow(old.reached).partialValue
        if !roll.item.isEmpty { draft.item = roll.item }
        if !roll.giver.isEmpty { draft.giver = roll.giver }
        draft.parentUnit = roll.parentUnit
        draft.parentPledge = roll.parentPledge
        draft.chain = draft.chain.filter { request.registry.answers($0, for: request.unit, on: request.date) }
        let receiver = request.registry.heir(of: draft.receiver, on: request.date)
        draft.receiver = request.isOpen(receiver) && receiver != request.unit ? receiver : ""
        if !request.isOpen(draft.topicUnit) {
            draft.topicUnit = ""
            draft.topic = ""
        }
        return draft
    }
}

enum PledgeRolledOver {
    static func apply(_ rolledOver: PBPledgeRolledOver, to state: inout PledgesState, about unit: String, at step: Step) {
        let into = rolledOver.draft.pledge
        guard let old = state.pledge(rolledOver.rollOver.pledge, of: unit), state.pledge(into, of: unit) == nil else { return }
        DraftPledge.apply(rolledOver.draft, to: &state, about: unit, at: step)
        guard state.pledge(into, of: unit) != nil else { return }
        state.update(into, of: unit) { pledge in
            pledge.rolledFrom = old.id
            pledge.rollOvers = old.rollOvers + 1
        }
        state.update(old.id, of: unit) { pledge in
            pledge.lapseRequests(step)
            pledge.stage = .rolledOver
            pledge.rolledOver = step
            pledge.rolledInto = into
        }
    }
}

extension PledgesRefusals {
    static func rollOverTooEarly(_ pledge: Pledge, ends: CivilDate) -> Refusal {
        rollOverTooEarly(pledge.id, period: pledge.period, ends: ends)
    }

    static func noNextLetter(of unit: String, closed: CivilDate, heir: String?) -> Refusal {
        if let heir { nextLetterOfHeir(unit, closed: closed, heir: heir) } else { noNextLetter(unit, closed: closed) }
    }

    static func nothingLeft(_ pledge: Pledge) -> Refusal {
        nothingLeft(pledge.id, reached: pledge.reached, promised: pledge.promised)
    }
}
