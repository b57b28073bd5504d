internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Reports that fall due (定期报告): sent by the unit, judged by its superior, who also sees what is missing below.
enum ReportWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        switch who.role {
        case .clerk:
            let reader = ReportReader(view.pledges, registry: view.registry)
            return scope.own.flatMap { owners($0, reader, view) }
        case .superior: return scope.below.flatMap { toJudge($0, view) } + late(who, scope.below, view)
        default: return []
        }
    }

    /// What the unit has to send, or whoever answers for it.
    static func owners(_ unit: String, _ reader: ReportReader, _ view: WorkView) -> [WorkItem] {
        reader.due(of: unit, on: view.date).map { clerks($0, view) }
    }

    private static func clerks(_ owed: OwedReport, _ view: WorkView) -> WorkItem {
        let command = "report submit \(place(owed.unit, owed.slot.name))\(contents(of: owed.slot.name, view))"
        if let back = owed.report?.returned {
            return WorkItem(
                kind: .reportReturned, unit: owed.unit, reference: reference(owed.slot.name), name: owed.name,
                title: .same(back.returned.reason), since: back.returned.step.date, due: owed.lastDay, alike: alike(owed.slot.name),
                command: Typed.line(command))
        }
        return WorkItem(
            kind: owed.isOverdue(on: view.date) ? .reportMissing : .reportDue, unit: owed.unit, reference: reference(owed.slot.name),
            title: owed.name, since: owed.slot.opens, due: owed.lastDay,
            alike: alike(owed.slot.name, least: owed.isOverdue(on: view.date) ? 2 : WorkItem.Alike.usually), command: Typed.line(command))
    }

    /// What the duty's form asks for, to be filled in.
    private static func contents(of slot: SlotName, _ view: WorkView) -> String {
        let duty = view.registry.reportSlot(slot)?.duty
        let required = duty?.fields.filter(\.required) ?? []
        let text = required.isEmpty ? " --text TEXT" : required.map { " --answer \($0.id)=TEXT" }.joined()
        return text + (duty?.evidenceRequired == true ? " --evidence FILE" : "")
    }

    private static func toJudge(_ unit: String, _ view: WorkView) -> [WorkItem] {
        (view.reports(of: unit)?.toJudge ?? []).compactMap { report in
            guard let (duty, _) = view.registry.reportSlot(report.slot), isOpen(report.slot, view) else { return nil }
            return WorkItem(
                kind: .judgeReport, unit: unit, reference: reference(report.slot), title: duty.name, since: report.sent?.step.date,
                alike: alike(report.slot),
                command: Typed.line("report accept \(place(unit, report.slot)) --revision \(report.sent?.revision ?? 0)"))
        }
    }

    /// 催报: what is missing below, counted for each report; each unit by itself if all are asked for.
    private static func late(_ who: Who, _ units: [String], _ view: WorkView) -> [WorkItem] {
        let reader = ReportReader(view.pledges, registry: view.registry)
        let missing = units.flatMap { reader.reports(of: $0) }
            .filter { $0.standing(on: view.date) == .missing && isOpen($0.slot.name, view) }
        func item(_ unit: String, _ group: [OwedReport], members: [String]) -> WorkItem? {
            // The one missed first tells since when.
            guard let first = group.min(by: { $0.lastDay < $1.lastDay }) else { return nil }
            let slot = first.slot.name
            return WorkItem(
                kind: .reportsLate, unit: unit, reference: reference(slot), title: first.name, since: first.lastDay.adding(days: 1),
                due: first.lastDay, count: group.count, members: members, alike: alike(slot, least: 2),
                command: Typed.line("report list \(unit) --period \(slot.period) --duty \(slot.duty) --open"))
        }
        if !view.counts { return missing.compactMap { item($0.unit, [$0], members: []) } }
        return Dictionary(grouping: missing) { $0.slot.name }.values.compactMap { item(who.unit, $0, members: $0.map(\.unit)) }
    }

    private static func alike(_ slot: SlotName, least: Int = WorkItem.Alike.usually) -> WorkItem.Alike {
        .init(
            key: "\(slot.period)/\(slot.duty)", part: slot.slot,
            list: "report list UNIT --period \(slot.period) --duty \(slot.duty) --open",
            least: least)
    }

    private static func isOpen(_ slot: SlotName, _ view: WorkView) -> Bool {
        view.registry.periods[slot.period].map { view.date <= $0.closes } ?? false
    }

    private static func reference(_ slot: SlotName) -> String { "\(slot.duty)/\(slot.slot)" }
    private static func place(_ unit: String, _ slot: SlotName) -> String { "\(unit) \(slot.duty) \(slot.slot) --period \(slot.period)" }
}
