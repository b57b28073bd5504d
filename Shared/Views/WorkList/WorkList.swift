package import PledgesCore
package import RegistryCore
package import Schema
package import ScoringCore
package import SupervisionCore

/// 待办: everything that waits for somebody, computed from what has been decided and nothing else. `pledgeline due` is everybody's daily screen.
///
/// Each thing stands on a list once, with its next step: a pledge returned is not also a pledge due, a finding to answer not also one to rectify.
package enum WorkList {
    typealias Source = @Sendable (_ who: Who, _ view: WorkView) -> [WorkItem]

    private static let sources: [Source] = [
        FactWork.items, LetterWork.items, PledgeWork.items, OrphanWork.items, ConsentWork.items, NoticeWork.items, ProjectWork.items,
        ReportWork.items,
        CommunityWork.items,
        AdmissionWork.items, FindingWork.items, InspectionWork.items, RegistrarWork.items, UnassignedWork.items, ScoringWork.items,
        TickWork.items,
    ]

    /// What waits for `who` on a day, sorted by the day it is due.
    ///
    /// - Parameter ahead: days ahead within which something that falls due is listed.
    package static func items(
        for who: Who, on date: CivilDate, ahead: Int = WorkView.usualAhead, all: Bool = false, registry: RegistryState,
        pledges: [PledgesState], supervision: [SupervisionState], scoring: ScoringState? = nil
    ) -> [WorkItem] {
        let view = WorkView(
            registry: registry, pledges: pledges, supervision: supervision, scoring: scoring, date: date, ahead: ahead, all: all)
        return items(for: who, in: view)
    }

    package static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let items = sources.flatMap { $0(who, view) }.map { item in
            var item = item
            item.unitName = view.registry.units[item.unit]?.name ?? PBText()
            return item
        }
        return items.sorted(by: WorkItem.order)
    }
}
