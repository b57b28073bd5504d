internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import SupervisionCore

/// Deadlines that have passed and that no tick has marked: then the last tick is older than that day.
enum TickWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .timekeeper else { return [] }
        let pledges = view.pledges.flatMap(\.units.values).flatMap(\.pledges.values)
            .filter { $0.stage == .inForce && $0.overdue == nil && $0.due < view.date }.map(\.due)
        let findings = view.supervision.flatMap(\.units.values).flatMap(\.findings.values)
            .filter { $0.waitsForUnit && $0.overdue == nil && $0.due < view.date }.map(\.due)
        let passed = pledges + findings
        guard let first = passed.min() else { return [] }
        return [
            WorkItem(
                kind: .tick, unit: who.unit, since: first.adding(days: 1), due: first.adding(days: 1),
                overdue: first.adding(days: 1) < view.date,
                count: passed.count, command: Typed.line("tick --unit \(who.unit)"))
        ]
    }
}
