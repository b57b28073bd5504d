public import Domain
public import Schema

/// 节点: a part of a project with a day of its own.
public struct ProjectMilestone: Hashable, Sendable {
    public var id: String
    public var title: String
    public var due: CivilDate
    /// Its share in the project's progress.
    public var weight: UInt32
    /// The report that stands; none after a return.
    public var reported: Project.Report?
    public var verified: Step?
    /// The last return.
    public var returned: Returned?
    /// Marked by a tick; stays.
    public var overdue: Step?

    init?(_ milestone: PBProjectMilestone) {
        guard let due = CivilDate(milestone.due) else { return nil }
        id = milestone.id
        title = milestone.title
        self.due = due
        weight = milestone.weight
    }

    /// Reported, and nobody has judged it yet.
    public var isToVerify: Bool { reported != nil && verified == nil }

    /// Marked overdue by a tick, and still not reported. Whether it is overdue on a day, marked or not: ``Project/isOverdue(_:on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && reported == nil }

    /// The day it is due, while a tick may still mark it overdue.
    var deadline: CivilDate? { reported == nil && overdue == nil ? due : nil }
}
