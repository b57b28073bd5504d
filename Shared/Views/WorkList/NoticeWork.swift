internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Notices (公示): objections are answered by the superior; a letter's notice is closed by the superior, any other by the unit's clerk. Nobody stands
/// above the topmost unit: there a superior of its own answers, who did not open the notice.
enum NoticeWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: scope.own.flatMap { owners($0, view) }
        case .superior: scope.below.flatMap { superiors($0, view) } + topmost(who, view)
        default: []
        }
    }

    /// What the unit sees and closes, or whoever answers for it.
    static func owners(_ unit: String, _ view: WorkView) -> [WorkItem] {
        guard let pledges = view.pledges(of: unit) else { return [] }
        return pledges.noticesToAnswer.flatMap { objections(.objectionOpen, $0, unit, view) { _ in "notice list \(unit)" } }
            + pledges.noticesToClose(on: view.date).filter { $0.subject != .letter }.map { closing($0, unit, view) }
    }

    private static func topmost(_ who: Who, _ view: WorkView) -> [WorkItem] {
        guard who.unit == view.registry.root else { return [] }
        return ([who.unit] + view.registry.closedUnits(answeredBy: who.unit, on: view.date))
            .filter { view.registry.heir(of: $0, on: view.date) == who.unit }
            .flatMap { answers($0, view) { !view.isSameHolder($0.opened, who) } }
    }

    private static func superiors(_ unit: String, _ view: WorkView) -> [WorkItem] {
        guard let pledges = view.pledges(of: unit) else { return [] }
        return answers(unit, view) { _ in true }
            + pledges.noticesToClose(on: view.date).filter { $0.subject == .letter }.map { closing($0, unit, view) }
    }

    private static func answers(_ unit: String, _ view: WorkView, where isAnswerer: (Notice) -> Bool) -> [WorkItem] {
        (view.pledges(of: unit)?.noticesToAnswer ?? []).filter(isAnswerer).flatMap { notice in
            objections(.answerObjection, notice, unit, view) { "notice answer \(unit) \(notice.id) \($0.id) --text ANSWER" }
        }
    }

    private static func objections(
        _ kind: WorkKind, _ notice: Notice, _ unit: String, _ view: WorkView, _ command: (Notice.Objection) -> String
    ) -> [WorkItem] {
        notice.unanswered.map { objection in
            WorkItem(
                kind: kind, unit: unit, reference: "\(notice.id)/\(objection.id)", name: .same(notice.title),
                title: .same(objection.text), since: objection.step.date, due: notice.until, alike: .init(list: "notice list UNIT --open"),
                command: Typed.line(command(objection)))
        }
    }

    /// After its last day, with every objection answered.
    private static func closing(_ notice: Notice, _ unit: String, _ view: WorkView) -> WorkItem {
        WorkItem(
            kind: .closeNotice, unit: unit, reference: notice.id, title: .same(notice.title), since: notice.until.adding(days: 1),
            command: Typed.line("notice close \(unit) \(notice.id)"))
    }
}
