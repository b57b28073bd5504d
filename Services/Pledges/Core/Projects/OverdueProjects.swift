internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// Marks milestones of projects under way, and listed projects themselves, whose due day has passed without a report, each once.
    static func settleOverdueProjects(_ budget: Int, _ request: Request, _ state: PledgesState) -> TickShare {
        var (names, more) = state.projectDeadlines.passed(before: request.date, most: budget)
        var facts: [PBFact] = []
        for name in names {
            guard let project = state.project(name.id, of: name.unit) else { continue }
            let due = overdue(in: project, on: request.date)
            more = more || facts.count + due.count > budget
            facts += due.prefix(budget - facts.count)
        }
        return TickShare(facts: facts, more: more)
    }

    private static func overdue(in project: Project, on date: CivilDate) -> [PBFact] {
        func fact(_ milestone: String, _ due: CivilDate) -> PBFact {
            var overdue = PBProjectOverdue()
            overdue.project = project.id
            overdue.milestone = milestone
            overdue.due = due.description
            return PBFact(about: project.unit, .projectOverdue(overdue))
        }
        var facts = project.milestones.filter { $0.deadline.map { $0 < date } ?? false }.map { fact($0.id, $0.due) }
        if project.stage == .listed, project.overdue == nil, project.due < date { facts.append(fact("", project.due)) }
        return facts
    }
}

enum ProjectOverdue {
    static func apply(_ overdue: PBProjectOverdue, to state: inout PledgesState, about unit: String, at step: Step) {
        if overdue.milestone.isEmpty {
            state.updateProject(overdue.project, of: unit) { project in
                if project.overdue == nil { project.overdue = step }
            }
        } else {
            state.updateMilestone(overdue.milestone, in: overdue.project, of: unit) { milestone in
                if milestone.overdue == nil { milestone.overdue = step }
            }
        }
    }
}
