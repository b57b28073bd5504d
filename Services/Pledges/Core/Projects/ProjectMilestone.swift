public import Domain
public import Schema

/// 节点: a part of a project with a due day of its own.
public struct ProjectMilestone: Hashable, Sendable {
    public var id: String
    public var title: String
    public var due: CivilDate
    /// Its weight in the project's progress.
    public var weight: UInt32
    /// The present report; nil after a return.
    public var reported: Project.Report?
    public var verified: Step?
    /// The last return.
    public var returned: Returned?
    /// When a tick marked it overdue; kept.
    public var overdue: Step?

    init?(_ milestone: PBProjectMilestone) {
        guard let due = CivilDate(milestone.due) else { return nil }
        id = milestone.id
        title = milestone.title
        self.due = due
        weight = milestone.weight
    }

    /// Whether it is reported and not verified yet.
    public var isToVerify: Bool { reported != nil && verified == nil }

    /// Whether a tick marked it overdue and it is still not reported. For any day, marked or not, use ``Project/isOverdue(_:on:)``.
    public var isMarkedOverdue: Bool { overdue != nil && reported == nil }

    /// The due day, as long as a tick may still mark it overdue; otherwise nil.
    var deadline: CivilDate? { reported == nil && overdue == nil ? due : nil }
}
