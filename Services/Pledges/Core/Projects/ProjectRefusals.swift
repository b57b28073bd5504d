internal import RegistryCore
public import Schema

extension PledgesRefusals {
    static func projectExists(_ project: String) -> Refusal {
        projectExists(project, most: ProjectBounds.proposals)
    }

    static func projectNotProposed(_ project: Project) -> Refusal {
        projectNotProposed(project.id, stage: project.stage.name, retriable: project.stage == .notApproved)
    }

    static func projectNotApproved(_ project: Project) -> Refusal {
        projectNotApproved(project.id, stage: project.stage.name, retriable: project.stage < .approved)
    }

    static func projectNotListed(_ project: Project) -> Refusal {
        projectNotListed(project.id, stage: project.stage.name, retriable: project.stage < .listed)
    }

    static func milestoneReported(_ milestone: ProjectMilestone) -> Refusal {
        milestoneReported(milestone.id, retriable: milestone.verified == nil)
    }

    static func milestoneNotReported(_ milestone: ProjectMilestone) -> Refusal {
        milestoneNotReported(milestone.id, retriable: milestone.verified == nil)
    }

    static func milestonesOpen(_ milestone: ProjectMilestone) -> Refusal {
        milestonesOpen(milestone.id, lacking: milestone.reported == nil ? PBText.both("尚未报告", "reported") : .both("尚未验收", "verified"))
    }

    static func projectNotReportedDone(_ project: Project) -> Refusal {
        projectNotReportedDone(project.id, stage: project.stage.name, retriable: project.stage < .reportedDone)
    }

    static func projectNotVerified(_ project: Project) -> Refusal {
        projectNotVerified(project.id, stage: project.stage.name, retriable: project.stage < .verified)
    }

    static func projectNotClosedOut(_ project: Project) -> Refusal {
        projectNotClosedOut(project.id, stage: project.stage.name)
    }
}

extension Project.Stage {
    public var name: PBText {
        switch self {
        case .proposed: .both("待评审", "proposed and not reviewed")
        case .notApproved: .both("未通过评审", "not approved")
        case .approved: .both("已通过评审、尚未立项", "approved and not listed")
        case .listed: .both("已立项、正在实施", "listed and under way")
        case .reportedDone: .both("已自报完成", "reported done")
        case .verified: .both("已验收", "verified")
        case .closedOut: .both("已销号", "closed out")
        }
    }
}
