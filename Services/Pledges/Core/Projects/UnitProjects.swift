public import Schema
internal import Streaming

/// The projects led by one unit.
public struct UnitProjects: Hashable, Sendable {
    /// By id, of all periods.
    public internal(set) var projects: [String: Project] = [:]

    /// - Parameter period: nil includes every period.
    /// - Returns: in the byte order of their ids.
    public func projects(of period: String?, at stages: Set<Project.Stage> = Set(Project.Stage.allCases)) -> [Project] {
        projects.values.filter { (period == nil || $0.period == period) && stages.contains($0.stage) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// Milestones of projects under way that are not reported, by due day, then in the order of projects: what the owner must do next.
    public var milestonesDue: [(project: Project, milestone: ProjectMilestone)] {
        projects(of: nil, at: [.listed, .reportedDone])
            .flatMap { project in project.milestones.filter { $0.reported == nil }.map { (project, $0) } }
            .enumerated()
            .sorted { ($0.element.1.due, $0.offset) < ($1.element.1.due, $1.offset) }
            .map { (project: $0.element.0, milestone: $0.element.1) }
    }

    /// Reported milestones that wait for a superior.
    public var milestonesToVerify: [(project: Project, milestone: ProjectMilestone)] {
        projects(of: nil, at: [.listed, .reportedDone])
            .flatMap { project in project.milestones.filter(\.isToVerify).map { (project: project, milestone: $0) } }
    }

    /// - Parameter day: the day on which to count overdue projects; nil counts none.
    public func counts(period: String?, on day: CivilDate? = nil) -> ProjectCounts {
        projects(of: period).reduce(into: ProjectCounts()) { $0.count($1, on: day) }
    }
}

/// Counts of projects by stage, category and award.
public struct ProjectCounts: Hashable, Sendable {
    /// Every project proposed; the sum of the counts by stage.
    public var proposed = 0
    public var stages: [Project.Stage: Int] = [:]
    /// Projects that have been on the list at any time, by category.
    public var categories: [String: Int] = [:]
    /// By award.
    public var awards: [String: Int] = [:]
    /// Listed projects that are overdue on the day asked for.
    public var overdue = 0

    public init() {}

    /// - Parameter day: the day on which to count overdue projects; nil counts none.
    public mutating func count(_ project: Project, on day: CivilDate?) {
        proposed += 1
        stages[project.stage, default: 0] += 1
        if project.listed != nil { categories[project.category, default: 0] += 1 }
        for award in project.awards { awards[award.award, default: 0] += 1 }
        if let day, project.isOverdue(on: day) { overdue += 1 }
    }

    public static func + (a: ProjectCounts, b: ProjectCounts) -> ProjectCounts {
        var sum = a
        sum.proposed += b.proposed
        sum.stages.merge(b.stages, uniquingKeysWith: +)
        sum.categories.merge(b.categories, uniquingKeysWith: +)
        sum.awards.merge(b.awards, uniquingKeysWith: +)
        sum.overdue += b.overdue
        return sum
    }
}

extension PledgesState {
    public func project(_ project: String, of unit: String) -> Project? { projects[unit]?.projects[project] }

    /// Changes a project, if it exists, and keeps the index of deadlines up to date.
    mutating func updateProject(_ project: String, of unit: String, _ change: (inout Project) -> Void) {
        guard let place = projects.index(forKey: unit), let found = projects.values[place].projects.index(forKey: project) else { return }
        // Changed in place: projects are too large to be copied out and back for every decision.
        let before = projects.values[place].projects.values[found].deadline
        change(&projects.values[place].projects.values[found])
        let after = projects.values[place].projects.values[found].deadline
        guard before != after else { return }
        let name = ScopedName(unit: unit, id: project)
        if let before { projectDeadlines.remove(name, due: before) }
        if let after { projectDeadlines.insert(name, due: after) }
    }

    mutating func updateMilestone(_ milestone: String, in project: String, of unit: String, _ change: (inout ProjectMilestone) -> Void) {
        updateProject(project, of: unit) { project in
            guard let index = project.milestones.firstIndex(where: { $0.id == milestone }) else { return }
            change(&project.milestones[index])
        }
    }
}
