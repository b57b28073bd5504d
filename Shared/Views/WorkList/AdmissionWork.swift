internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Tasks (社区工作准入) that wait for the gatekeeper, who does not belong to the department that asks. Without authority and funds a task can only be
/// refused, and the command says so.
enum AdmissionWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .superior else { return [] }
        return Scope(who, view.registry, on: view.date, all: view.all).below.flatMap { unit in
            (view.admissions(of: unit)?.toDecide ?? []).filter {
                view.registry.unitAnswering(for: $0.wording.department, on: view.date) != who.unit
            }.map { task in
                WorkItem(
                    kind: .decideAdmission, unit: unit, reference: task.id, title: .same(task.wording.title), since: task.requested.date,
                    due: CivilDate(task.wording.from),
                    alike: .init(key: task.hasBasis ? "" : "without basis", list: "task list UNIT --open"),
                    command: Typed.line("task decide \(unit) \(task.id) \(task.hasBasis ? "--admitted" : "--no-admitted --reason REASON")"))
            }
        }
    }
}
