internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import SupervisionCore

/// Rounds (督查轮次) whose days these are, with the units that have not been inspected: counted, or each by itself if all are asked for.
///
/// A round on the letter's sheet inspects letters in force; any other one whatever stands below the inspector's own unit. Which of them were drawn
/// is not in the log.
enum InspectionWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .inspector else { return [] }
        let below = Scope(who, view.registry, on: view.date, all: view.all).subtree.filter { $0 != who.unit }
        return view.openPeriods.flatMap { period in
            (view.registry.bundle(ofPeriod: period.id)?.content.rounds ?? []).flatMap { round in items(round, period, who, below, view) }
        }
    }

    private static func items(_ round: PBRound, _ period: Period, _ who: Who, _ below: [String], _ view: WorkView) -> [WorkItem] {
        guard let from = CivilDate(round.from), let until = CivilDate(round.until), from <= view.date, view.date <= until else { return [] }
        let name = RoundName(period: period.id, round: round.id)
        let waiting = below.filter { unit in
            guard view.supervision(of: unit)?.inspections[name] == nil else { return false }
            guard round.sheet == letterSheet else { return true }
            return view.pledges(of: unit)?.letters[period.id]?.state == .inForce
        }
        func item(_ unit: String, _ counted: [String], _ place: String) -> WorkItem {
            WorkItem(
                kind: .inspectRound, unit: unit, reference: round.id, title: round.name, since: from, due: until,
                count: max(1, counted.count), members: counted,
                command: Typed.line(
                    "inspect record \(place) --period \(period.id) --round \(round.id) --visited \(view.date) --item ITEM=POINTS --inspector UNIT/POST"
                ))
        }
        if !view.counts { return waiting.map { item($0, [], $0) } }
        guard let first = waiting.first else { return [] }
        return [item(who.unit, waiting, waiting.count == 1 ? first : "UNIT")]
    }

    private static let letterSheet = "letter"
}
