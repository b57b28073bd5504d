internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Notices (公示): objections are answered by the superior; a letter's notice is closed by the superior, any other by the unit's clerk.
enum NoticeWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        return switch who.role {
        case .clerk: scope.own.flatMap { clerks($0, view) }
        case .superior: scope.below.flatMap { superiors($0, view) }
        default: []
        }
    }

    private static func clerks(_ unit: String, _ view: WorkView) -> [WorkItem] {
        guard let pledges = view.pledges(of: unit) else { return [] }
        return pledges.noticesToAnswer.flatMap { objections(.objectionOpen, $0, unit, view) { _ in "notice list \(unit)" } }
            + pledges.noticesToClose(on: view.date).filter { $0.subject != .letter }.map { closing($0, unit, view) }
    }

    private static func superiors(_ unit: String, _ view: WorkView) -> [WorkItem] {
        guard let pledges = view.pledges(of: unit) else { return [] }
        let answers = pledges.noticesToAnswer.flatMap { notice in
            objections(.answerObjection, notice, unit, view) { "notice answer \(unit) \(notice.id) \($0.id) --text ANSWER" }
        }
        return answers + pledges.noticesToClose(on: view.date).filter { $0.subject == .letter }.map { closing($0, unit, view) }
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
