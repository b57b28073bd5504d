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
        guard old.stage == .inForce else { throw PledgesRefusals.notInForce(old) }
        guard let before = request.registry.periods[old.period] else { throw RegistryRefusals.unknownPeriod(old.period) }
        guard request.date > before.ends else { throw PledgesRefusals.rollOverTooEarly(old, ends: before.ends) }
        let (period, bundle) = try request.registry.period(roll.period, openOn: request.date)
        guard period.previous == old.period else { throw PledgesRefusals.notNextPeriod(roll.period, after: old.period) }
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
        Refusal(
            "roll_over_too_early", zh: "周期“\(pledge.period)”到 \(ends) 才结束，承诺“\(pledge.id)”从次日起才能结转。",
            en: "The period “\(pledge.period)” ends on \(ends); the pledge “\(pledge.id)” can be rolled over from the day after.",
            retriable: true, field: "pledge")
    }

    static func noNextLetter(of unit: String, closed: CivilDate, heir: String?) -> Refusal {
        guard let heir else {
            return Refusal(
                "unit_closed",
                zh: "“\(unit)”自 \(closed) 起已撤销，不再有新的责任书，承诺不能结转。请先移交（pledgeline unit assign \(unit) --to 单位），再在承接单位重新起草剩余部分。",
                en:
                    "“\(unit)” has not existed since \(closed) and signs no more letters, so nothing of it is rolled over. Assign what it left (pledgeline unit assign \(unit) --to UNIT), then draft the rest anew there.",
                field: "unit")
        }
        return Refusal(
            "unit_closed",
            zh: "“\(unit)”自 \(closed) 起由“\(heir)”承接，不再有新的责任书，承诺不能结转。请在“\(heir)”的下一份责任书中重新起草剩余部分（pledgeline pledge draft \(heir) …）。",
            en:
                "“\(unit)” has not existed since \(closed) and signs no more letters, so nothing of it is rolled over. Draft the rest anew in the next letter of “\(heir)”, which took over (pledgeline pledge draft \(heir) …).",
            field: "unit")
    }

    static func notNextPeriod(_ period: String, after old: String) -> Refusal {
        Refusal(
            "not_next_period", zh: "周期“\(period)”不是紧接“\(old)”的下一周期，不能结转到其中。请写明以“\(old)”为上一周期的周期。",
            en: "The period “\(period)” does not follow “\(old)”. Name the one whose previous period is “\(old)”.", field: "period")
    }

    static func nothingLeft(_ pledge: Pledge) -> Refusal {
        Refusal(
            "nothing_left", zh: "承诺“\(pledge.id)”承诺 \(pledge.promised)，已报 \(pledge.reached)，没有剩余可以结转。请报告完成。",
            en:
                "\(pledge.reached) of \(pledge.promised) of the pledge “\(pledge.id)” are reported: nothing is left to roll over. Report it done.",
            field: "pledge")
    }

    /// The id chosen for the new draft is taken.
    static func rollOverTaken(_ into: String) -> Refusal {
        Refusal(
            "roll_over_taken", zh: "本单位已有编号为“\(into)”的承诺。请为结转的承诺另取编号。",
            en: "The unit has a pledge “\(into)” already. Choose another id for the pledge that carries on.", field: "into")
    }
}
