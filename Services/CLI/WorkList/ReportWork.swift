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
        case .superior: return scope.below.flatMap { toJudge($0, view) } + late(who, scope, view)
        default: return []
        }
    }

    /// What the unit has to send, or whoever answers for it.
    static func owners(_ unit: String, _ reader: ReportReader, _ view: WorkView) -> [WorkItem] {
        reader.due(of: unit, on: view.date).map { clerks($0, view) }
    }

    private static func clerks(_ owed: OwedReport, _ view: WorkView) -> WorkItem {
        let command = "report submit \(place(owed.unit, owed.slot.name))\(contents(of: owed.slot.name, view))"
        let overdue = owed.lastDay < view.date
        if let back = owed.report?.returned {
            return WorkItem(
                kind: .reportReturned, unit: owed.unit, reference: reference(owed.slot.name), title: .same(back.returned.reason),
                since: back.returned.step.date, due: owed.lastDay, overdue: overdue, command: Typed.line(command))
        }
        return WorkItem(
            kind: overdue ? .reportMissing : .reportDue, unit: owed.unit, reference: reference(owed.slot.name), title: owed.name,
            since: owed.slot.opens, due: owed.lastDay, overdue: overdue, command: Typed.line(command))
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
                command: Typed.line("report accept \(place(unit, report.slot)) --revision \(report.sent?.revision ?? 0)"))
        }
    }

    /// 催报: what a tick has found missing below, counted for each report; each unit by itself if all are asked for.
    private static func late(_ who: Who, _ scope: Scope, _ view: WorkView) -> [WorkItem] {
        let missing = scope.below.flatMap { unit in
            (view.reports(of: unit)?.missing ?? []).filter { isOpen($0.slot, view) }.map { (unit: unit, slot: $0.slot, report: $0) }
        }
        func item(_ unit: String, _ slot: SlotName, _ report: DutyReport, _ count: Int) -> WorkItem? {
            guard let (duty, days) = view.registry.reportSlot(slot) else { return nil }
            return WorkItem(
                kind: .reportsLate, unit: unit, reference: reference(slot), title: duty.name, since: report.missing?.date,
                due: report.lastDay(days), overdue: true, count: count,
                command: Typed.line("report list \(unit) --period \(slot.period) --duty \(slot.duty)"))
        }
        if view.all { return missing.compactMap { item($0.unit, $0.slot, $0.report, 1) } }
        return Dictionary(grouping: missing) { $0.slot }.values.compactMap { group in
            // The one marked first tells since when.
            group.min { $0.report.missing?.date ?? view.date < $1.report.missing?.date ?? view.date }
                .flatMap { item(who.unit, $0.slot, $0.report, group.count) }
        }
    }

    private static func isOpen(_ slot: SlotName, _ view: WorkView) -> Bool {
        view.registry.periods[slot.period].map { view.date <= $0.closes } ?? false
    }

    private static func reference(_ slot: SlotName) -> String { "\(slot.duty)/\(slot.slot)" }
    private static func place(_ unit: String, _ slot: SlotName) -> String { "\(unit) \(slot.duty) \(slot.slot) --period \(slot.period)" }
}
