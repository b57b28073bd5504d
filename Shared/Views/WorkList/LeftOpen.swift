package import PledgesCore
internal import RegistryCore
package import Schema
internal import SupervisionCore

/// How much of what a unit began has not come to its end: what whoever takes over from it finds.
package struct LeftOpen: Hashable, Sendable {
    package var pledges = 0
    package var projects = 0
    package var reports = 0
    package var findings = 0
    package var notices = 0
    package var offers = 0
    package var tasks = 0

    package init() {}

    package init(of unit: String, _ reader: ReportReader, _ view: WorkView) {
        func isOpen(_ period: String) -> Bool { view.registry.periods[period].map { view.date <= $0.closes } ?? false }
        if let kept = view.pledges(of: unit) {
            // What is left of a promise when its period is over nobody can do any more; what was reported is still judged.
            pledges = kept.pledges.values.count { pledge in
                switch pledge.stage {
                case .inForce: isOpen(pledge.period)
                case .reportedDone, .verified: true
                case .drafted, .withdrawn, .rolledOver, .closedOut: false
                }
            }
            notices = kept.notices.values.count { $0.state == .open }
        }
        projects = (view.projects(of: unit)?.projects(of: nil) ?? []).count { project in
            switch project.stage {
            case .proposed, .approved, .listed: isOpen(project.period)
            case .reportedDone, .verified: true
            case .notApproved, .closedOut: false
            }
        }
        reports = reader.due(of: unit, on: view.date).count + (view.reports(of: unit)?.toJudge.count { isOpen($0.slot.period) } ?? 0)
        findings = view.supervision(of: unit)?.findings.values.count(where: \.isOpen) ?? 0
        offers = view.community(of: unit)?.offers.values.count { $0.isOpen && isOpen($0.period) } ?? 0
        tasks = view.admissions(of: unit)?.toDecide.count ?? 0
    }

    package var total: Int { pledges + projects + reports + findings + notices + offers + tasks }

    /// In words, what there is none of left out; nil if nothing is left.
    package var text: PBText? {
        let parts: [(Int, String, String)] = [
            (pledges, "承诺", "pledges"), (projects, "项目", "projects"), (reports, "报告", "reports"), (findings, "问题", "findings"),
            (notices, "公示", "notices"), (offers, "服务岗位和点题", "service posts and topics"), (tasks, "准入事项", "tasks to be admitted"),
        ]
        let left = parts.filter { $0.0 > 0 }
        guard !left.isEmpty else { return nil }
        return .both(
            left.map { "\($0.1) \($0.0)" }.joined(separator: "、"), left.map { "\($0.2) \($0.0)" }.joined(separator: ", "))
    }
}
