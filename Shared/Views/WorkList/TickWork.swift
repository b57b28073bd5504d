internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import SupervisionCore

/// Deadlines that have passed and that no tick has marked: then the last tick is older than that day.
enum TickWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .timekeeper else { return [] }
        let findings = view.supervision.flatMap(\.units.values).flatMap(\.findings.values)
            .filter { $0.overdue == nil && $0.isOverdue(on: view.date) }.map(\.due)
        let passed =
            view.registry.unmarkedDeadlines(before: view.date) + view.pledges.flatMap { $0.unmarkedDeadlines(before: view.date) }
            + slots(view) + findings
        guard let first = passed.min() else { return [] }
        return [
            WorkItem(
                kind: .tick, unit: who.unit, since: first.adding(days: 1), due: first.adding(days: 1), count: passed.count,
                command: Typed.line("tick --unit \(who.unit)"))
        ]
    }

    /// Reports whose window has passed, each once however many units owe it: what a tick has not settled in every partition.
    private static func slots(_ view: WorkView) -> [CivilDate] {
        view.registry.reportSlots.map(\.slot).filter { slot in
            slot.due < view.date && view.pledges.contains { !$0.settledSlots.contains(slot.name) }
        }.map(\.due)
    }
}
