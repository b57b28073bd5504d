internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Pledges (承诺): done by the unit, verified by whoever reviews them, closed out by the superior; overdue ones brought to those above.
enum PledgeWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: scope.own.flatMap { owners($0, view) } + reviews(who, scope, view)
        case .superior: scope.below.flatMap { closings($0, view) } + reviews(who, scope, view) + escalations(who, view)
        default: []
        }
    }

    // MARK: The owner's

    /// What the unit has to do, or whoever answers for it.
    static func owners(_ unit: String, _ view: WorkView) -> [WorkItem] {
        pledges(of: unit, view).filter { $0.stage == .inForce }.compactMap { rollOver($0, view) ?? ownersStep($0, view) }
    }

    private static func ownersStep(_ pledge: Pledge, _ view: WorkView) -> WorkItem? {
        // What is left when the closing phase is over nobody can do any more.
        guard let period = view.registry.periods[pledge.period], view.date <= period.closes else { return nil }
        let overdue = pledge.isOverdue(on: view.date)
        let done = Typed.line("pledge done \(pledge.unit) \(pledge.id) --quantity \(pledge.promised) --note NOTE")
        if pledge.isReturned {
            return WorkItem(
                kind: .pledgeReturned, unit: pledge.unit, reference: pledge.id, title: .same(pledge.wording.title),
                since: pledge.returned?.step.date, due: pledge.due, alike: .init(list: "pledge list UNIT --stage in-force"), command: done)
        }
        guard overdue || pledge.due <= view.horizon else { return nil }
        return WorkItem(
            kind: overdue ? .pledgeOverdue : .pledgeDue, unit: pledge.unit, reference: pledge.id, title: .same(pledge.wording.title),
            since: pledge.inForce?.date, due: pledge.due,
            alike: .init(list: overdue ? "pledge list UNIT --overdue" : "pledge list UNIT --stage in-force"), command: done)
    }

    /// 结转: once its period's own days are over, into the next one, while the letter there is not signed.
    private static func rollOver(_ pledge: Pledge, _ view: WorkView) -> WorkItem? {
        // Whose letter it would go into: a closed unit has no next one, and what is left is drafted anew where it is answered for.
        let unit = view.registry.unitAnswering(for: pledge.unit, on: view.date)
        guard let period = view.registry.periods[pledge.period], period.ends < view.date,
            let next = view.registry.periods.values.filter({ $0.previous == period.id && view.date <= $0.closes })
                .min(by: { UTF8Order.precedes($0.id, $1.id) }),
            view.pledges(of: unit)?.letters[next.id]?.isOpen ?? true, pledge.promised > pledge.reached
        else { return nil }
        guard unit == pledge.unit else {
            return WorkItem(
                kind: .draftAnew, unit: pledge.unit, reference: pledge.id, title: .same(pledge.wording.title),
                since: period.ends.adding(days: 1), due: period.closes,
                command: Typed.line(
                    "pledge draft \(unit) PLEDGE --period \(next.id) --item \(pledge.wording.item) --title TITLE --quantity \(pledge.promised - pledge.reached) --measure MEASURE --due DATE --standard STANDARD --giver POST"
                ))
        }
        return WorkItem(
            kind: .rollOverPledge, unit: pledge.unit, reference: pledge.id, title: .same(pledge.wording.title),
            since: period.ends.adding(days: 1),
            due: period.closes, alike: .init(key: period.id, list: "pledge list UNIT --stage in-force --period \(period.id)"),
            command: Typed.line("pledge rollover \(pledge.unit) \(pledge.id) --period \(next.id) --due DATE"))
    }

    // MARK: The reviewer's and the superior's

    /// What was reported done, before whoever reviews it: the unit a pledge names, or the superior.
    private static func reviews(_ who: Who, _ scope: Scope, _ view: WorkView) -> [WorkItem] {
        let below = Set(scope.below)
        return view.pledges.flatMap(\.units).sorted { UTF8Order.precedes($0.key, $1.key) }.flatMap { unit, _ in
            pledges(of: unit, view).filter { $0.stage == .reportedDone && reviews($0, who, below, view) }.map { pledge in
                WorkItem(
                    kind: .verifyPledge, unit: unit, reference: pledge.id, title: .same(pledge.wording.title),
                    since: pledge.done?.step.date,
                    alike: .init(list: below.contains(unit) ? "pledge list UNIT --stage reported-done" : ""),
                    command: Typed.line("pledge verify \(unit) \(pledge.id) --quantity \(pledge.done?.quantity ?? pledge.promised)"))
            }
        }
    }

    private static func reviews(_ pledge: Pledge, _ who: Who, _ below: Set<String>, _ view: WorkView) -> Bool {
        // No key of the pledging unit or its successor ever reviews, nor the holder who reported.
        guard who.unit != view.registry.heir(of: pledge.unit, on: view.date), !view.isSameHolder(pledge.done?.step, who) else {
            return false
        }
        guard let reviewer = view.registry.reviewer(of: pledge, on: view.date) else {
            return who.role == .superior && below.contains(pledge.unit)
        }
        if who.unit == reviewer { return true }
        guard who.role == .superior, below.contains(reviewer) else { return false }
        return !view.registry.keys.values.contains {
            $0.unit == reviewer && ($0.role == .clerk || $0.role == .superior) && view.registry.isValid($0, on: view.date)
        }
    }

    private static func closings(_ unit: String, _ view: WorkView) -> [WorkItem] {
        pledges(of: unit, view).filter { $0.stage == .verified }.map { pledge in
            WorkItem(
                kind: .closeOutPledge, unit: unit, reference: pledge.id, title: .same(pledge.wording.title),
                since: pledge.verified?.step.date, alike: .init(list: "pledge list UNIT --stage verified"),
                command: Typed.line("pledge close-out \(unit) \(pledge.id)"))
        }
    }

    /// 上提: every unit it was brought to sees it until it is done.
    private static func escalations(_ who: Who, _ view: WorkView) -> [WorkItem] {
        view.pledges.flatMap(\.units).sorted { UTF8Order.precedes($0.key, $1.key) }.flatMap { unit, _ in
            pledges(of: unit, view).compactMap { pledge in
                guard let escalation = pledge.escalation(to: who.unit, in: view.registry, on: view.date) else { return nil }
                return WorkItem(
                    kind: .pledgeEscalated, unit: unit, reference: pledge.id, title: .same(pledge.wording.title),
                    since: escalation.step.date, due: pledge.due, alike: .init(list: "pledge list UNIT --overdue"),
                    command: Typed.line("pledge history \(unit) \(pledge.id)"))
            }
        }
    }

    private static func pledges(of unit: String, _ view: WorkView) -> [Pledge] {
        (view.pledges(of: unit)?.pledges.values.map { $0 } ?? []).sorted { UTF8Order.precedes($0.id, $1.id) }
    }
}
