internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Letters (责任书): drafted and signed by the unit, countersigned or returned by its superior.
enum LetterWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: clerks(who, scope, view)
        case .superior: scope.below.flatMap { unit in letters(of: unit, view).compactMap { superiors($0, unit, view) } }
        default: []
        }
    }

    /// Of periods that are not over, the next one's included: what is rolled over stands in its letter before it begins.
    private static func letters(of unit: String, _ view: WorkView) -> [Letter] {
        (view.pledges(of: unit)?.letters.values.filter { view.date <= view.registry.periods[$0.period]?.closes ?? view.date } ?? [])
            .sorted { UTF8Order.precedes($0.period, $1.period) }
    }

    private static func clerks(_ who: Who, _ scope: Scope, _ view: WorkView) -> [WorkItem] {
        // The topmost unit has nobody above it who could countersign, and a closed one signs nothing more.
        let owesNone = who.unit == view.registry.root || view.registry.units[who.unit]?.isOpen != true
        let owes = owesNone ? [] : view.runningPeriods.filter { view.pledges(of: who.unit)?.letters[$0.id] == nil }
        let drafts = owes.map { period in
            WorkItem(
                kind: .draftLetter, unit: who.unit, reference: period.id, since: period.starts,
                command: Typed.line(
                    "pledge draft \(who.unit) PLEDGE --period \(period.id) --item ITEM --title TITLE --quantity N --measure MEASURE --due DATE --standard STANDARD --giver POST"
                ))
        }
        // A closed unit signs nothing more: its successor drafts into its own letter.
        return drafts + scope.ownOpen.flatMap { unit in letters(of: unit, view).compactMap { clerks($0, unit, view) } }
    }

    private static func clerks(_ letter: Letter, _ unit: String, _ view: WorkView) -> WorkItem? {
        let command = Typed.line("pledge sign \(unit) --period \(letter.period)")
        switch letter.state {
        case .drafting where !letter.pledges.isEmpty:
            let begun = letter.pledges.first.flatMap { view.pledges(of: unit)?.pledges[$0]?.drafted.date }
            return WorkItem(kind: .signLetter, unit: unit, reference: letter.period, since: begun, command: command)
        case .returned:
            return WorkItem(
                kind: .mendLetter, unit: unit, reference: letter.period, title: .same(letter.returned?.reason ?? ""),
                since: letter.returned?.step.date, command: command)
        case .drafting, .signed, .onNotice, .inForce: return nil
        }
    }

    private static func superiors(_ letter: Letter, _ unit: String, _ view: WorkView) -> WorkItem? {
        switch letter.state {
        case .signed:
            guard !view.registry.isUnassigned(unit, on: view.date) else {
                return WorkItem(
                    kind: .countersignLetter, unit: unit, reference: letter.period, since: letter.signed?.date,
                    command: Typed.line("pledge return-letter \(unit) --period \(letter.period) --reason REASON"))
            }
            let days = Int(view.registry.bundle(ofPeriod: letter.period)?.content.pledgeRules.noticeDays ?? 0)
            return WorkItem(
                kind: .countersignLetter, unit: unit, reference: letter.period, since: letter.signed?.date,
                command: Typed.line(
                    "pledge countersign \(unit) --period \(letter.period)",
                    days == 0 ? "" : "--notice-until \(view.date.adding(days: days - 1))"))
        case .onNotice:
            guard let notice = letter.notice.flatMap({ view.pledges(of: unit)?.notices[$0] }), notice.isObjectionUpheld else { return nil }
            return WorkItem(
                kind: .returnLetter, unit: unit, reference: letter.period, since: letter.countersigned?.date, due: notice.until,
                command: Typed.line("pledge return-letter \(unit) --period \(letter.period) --reason REASON"))
        case .drafting, .returned, .inForce: return nil
        }
    }
}
