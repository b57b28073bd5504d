internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Drafts a pledge into the unit's letter, or words it anew after the letter was returned.
enum DraftPledge {
    static func decide(_ draft: PBDraftPledge, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let (period, bundle) = try request.registry.period(draft.period, openOn: request.date)
        try PledgesCore.checkDraft(draft, in: period, bundle, request, state)
        return .accepted([PBFact(about: request.unit, .pledgeDrafted(draft))])
    }

    fileprivate static func checkWording(_ draft: PBDraftPledge, in period: Period) throws(Refusal) {
        try FieldBounds.checkID(draft.pledge, field: "pledge")
        try FieldBounds.checkText(draft.title, field: "title", most: FieldBounds.title)
        try PledgeBounds.checkQuantity(draft.quantity, least: 1)
        try FieldBounds.checkText(draft.measure, field: "measure", most: PledgeBounds.measure)
        try FieldBounds.checkText(draft.standard, field: "standard", most: FieldBounds.longText)
        guard draft.weight >= 1 else { throw Refusal.invalid("weight", .both("至少为 1。", "must be at least 1.")) }
        try PledgesCore.checkDue(draft.due, in: period)
    }

    static func apply(_ draft: PBDraftPledge, to state: inout PledgesState, about unit: String, at step: Step) {
        guard let due = CivilDate(draft.due) else { return }
        if let existing = state.pledge(draft.pledge, of: unit) {
            guard existing.period == draft.period else { return }
            state.update(draft.pledge, of: unit) { pledge in
                pledge.reword(draft, due: due, step)
                pledge.reworded = step
            }
        } else {
            state.units[unit, default: UnitPledges()].letters[draft.period, default: Letter(period: draft.period)].pledges.append(
                draft.pledge)
            state.units[unit]?.pledges[draft.pledge] = Pledge(unit: unit, wording: draft, due: due, drafted: step)
        }
    }
}

extension PledgesCore {
    /// Checks that the draft may go into the unit's letter of the period.
    static func checkDraft(
        _ draft: PBDraftPledge, in period: Period, _ bundle: Bundle, _ request: Request, _ state: PledgesState
    ) throws(Refusal) {
        let letter = state.letter(of: request.unit, period: draft.period)
        if let letter, !letter.isOpen { throw PledgesRefusals.letterClosed(draft.period, letter.state) }
        try DraftPledge.checkWording(draft, in: period)
        guard bundle.hasItem(draft.item) else {
            throw PledgesRefusals.unknownItem(draft.item, period: draft.period).naming(
                draft.item, among: bundle.content.sheets.flatMap(\.items).map(\.id))
        }
        guard request.registry.answers(draft.giver, for: request.unit, on: request.date) else {
            throw PledgesRefusals.unknownGiver(draft.giver, date: request.date, unit: request.unit)
                .naming(draft.giver, among: request.registry.postNames(for: request.unit, on: request.date))
        }
        if let existing = state.pledge(draft.pledge, of: request.unit) {
            guard letter?.state == .returned, existing.period == draft.period else { throw PledgesRefusals.pledgeExists(draft.pledge) }
            guard existing.wordings.count < PledgeBounds.wordings else { throw PledgesRefusals.tooManyWordings(existing) }
        } else if let letter, letter.pledges.count >= PledgeBounds.pledgesInLetter {
            throw PledgesRefusals.letterFull(PledgeBounds.pledgesInLetter)
        }
        try checkParties(of: draft, request)
        try checkParent(of: draft, request, state)
    }

    static func checkDue(_ text: String, in period: Period) throws(Refusal) {
        let due = try FieldBounds.checkDate(text, field: "due")
        guard (period.starts...period.closes).contains(due) else {
            throw Refusal.invalid(
                "due", .both("须在 \(period.starts) 与 \(period.closes) 之间。", "must lie between \(period.starts) and \(period.closes)."))
        }
    }

    /// Checks the parent pledge. One in another unit may be in another partition: readers show whether it exists. One of the same unit must
    /// exist and must not serve this pledge in turn.
    static func checkParent(of draft: PBDraftPledge, _ request: Request, _ state: PledgesState) throws(Refusal) {
        guard draft.parentUnit.isEmpty == draft.parentPledge.isEmpty else {
            throw Refusal.invalid(
                draft.parentUnit.isEmpty ? "parentUnit" : "parentPledge",
                .both("上级承诺须同时写明单位和编号，或都不写。", "a parent is named by unit and id together, or not at all."))
        }
        guard !draft.parentUnit.isEmpty else { return }
        // Compares the units that answer, so that pledges made before a merger can still serve and be served.
        let above = request.registry.unitAnswering(for: draft.parentUnit, on: request.date)
        let below = request.registry.unitAnswering(for: request.unit, on: request.date)
        guard request.registry.isWithin(below, subtree: above) else {
            throw PledgesRefusals.parentNotAbove(draft.parentUnit, unit: request.unit)
        }
        try FieldBounds.checkID(draft.parentPledge, field: "parentPledge")
        guard draft.parentUnit == request.unit else { return }
        var parent = ScopedName(unit: request.unit, id: draft.parentPledge)
        for _ in 0..<PledgeBounds.parents {
            guard parent.id != draft.pledge else { throw PledgesRefusals.parentChain(draft.pledge) }
            guard let found = state.pledge(parent.id, of: request.unit) else { throw PledgesRefusals.unknownParentPledge(parent.id) }
            guard let next = found.parent, next.unit == request.unit else { return }
            parent = next
        }
        throw PledgesRefusals.parentChain(draft.pledge)
    }
}

extension Bundle {
    /// Whether any sheet has the item.
    func hasItem(_ id: String) -> Bool {
        content.sheets.contains { sheet in sheet.heads.contains { head in head.items.contains { $0.id == id } } }
    }
}

extension RegistryState {
    /// Whether a post answers for the unit on a date: `post` is one of the unit's own, `unit/post` is one of the unit's own or one
    /// elsewhere that answers for it.
    func answers(_ giver: String, for unit: String, on date: CivilDate) -> Bool {
        let parts = giver.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return appointment(unit: unit, post: giver, on: date) != nil
        case 2:
            let owner = String(parts[0])
            guard let appointment = appointment(unit: owner, post: String(parts[1]), on: date) else { return false }
            return owner == unit || appointment.answersFor == unit
        default: return false
        }
    }

    /// The unit's own posts on a date, by the names that a pledge uses.
    func postNames(for unit: String, on date: CivilDate) -> [String] {
        units[unit]?.posts.keys.filter { appointment(unit: unit, post: $0, on: date) != nil } ?? []
    }
}
