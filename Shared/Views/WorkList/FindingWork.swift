internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import SupervisionCore

/// Findings (问题): the unit answers and rectifies, somebody else judges.
enum FindingWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: scope.own.flatMap { owners($0, view) }
        case .inspector: scope.judged.flatMap { findings(of: $0, view).compactMap { inspectorsStep($0, view) } }
        default: []
        }
    }

    /// What the unit has to do, or whoever answers for it.
    static func owners(_ unit: String, _ view: WorkView) -> [WorkItem] { findings(of: unit, view).compactMap { unitsStep($0, view) } }

    private static func findings(of unit: String, _ view: WorkView) -> [Finding] {
        (view.supervision(of: unit)?.findings.values.filter(\.isOpen) ?? []).sorted { UTF8Order.precedes($0.id, $1.id) }
    }

    private static func unitsStep(_ finding: Finding, _ view: WorkView) -> WorkItem? {
        switch finding.state {
        case .open where finding.answer == nil:
            item(.answerFinding, finding, since: finding.opened.date, view, "inspect acknowledge \(finding.unit) \(finding.id)")
        case .open:
            item(.rectifyFinding, finding, since: finding.opened.date, view, "inspect rectify \(finding.unit) \(finding.id) --note NOTE")
        case .returned:
            item(
                .rectificationReturned, finding, since: finding.returned?.step.date, view,
                "inspect rectify \(finding.unit) \(finding.id) --note NOTE")
        case .reported, .accepted: nil
        }
    }

    private static func inspectorsStep(_ finding: Finding, _ view: WorkView) -> WorkItem? {
        switch finding.state {
        case .reported:
            item(
                .judgeRectification, finding, since: finding.rectification?.step.date, view,
                "inspect accept \(finding.unit) \(finding.id)")
        case .open, .returned:
            finding.isOverdue(on: view.date)
                ? item(.findingOverdue, finding, since: finding.opened.date, view, "unit who \(finding.unit) --on \(finding.due)") : nil
        case .accepted: nil
        }
    }

    /// The day is the unit's: whoever has to judge what it did has none, and sees since when.
    private static func item(_ kind: WorkKind, _ finding: Finding, since: CivilDate?, _ view: WorkView, _ command: String) -> WorkItem {
        WorkItem(
            kind: kind, unit: finding.unit, reference: finding.id, title: .same(finding.opening.text), since: since,
            due: finding.waitsForUnit ? finding.due : nil, alike: .init(list: "inspect list UNIT --open"), command: Typed.line(command))
    }
}
