internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Feedback (反馈) that the home units of those who serve still have to get for a period, from the time its end comes into view.
enum CommunityWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .clerk else { return [] }
        return Scope(who, view.registry, on: view.date, all: view.all).own.flatMap { owners($0, view) }
    }

    /// What the unit has to tell, or whoever answers for it.
    static func owners(_ unit: String, _ view: WorkView) -> [WorkItem] {
        view.openPeriods.filter { $0.ends <= view.horizon }.flatMap { period in
            (view.community(of: unit)?.feedbackDue(of: period.id) ?? []).map { home in
                WorkItem(
                    kind: .giveFeedback, unit: unit, reference: home, title: view.registry.units[home]?.name ?? PBText(),
                    due: period.ends,
                    command: Typed.line("service feedback \(unit) \(home) --period \(period.id) --text TEXT"))
            }
        }
    }
}
