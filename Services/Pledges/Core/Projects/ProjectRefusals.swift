internal import RegistryCore
internal import Schema

extension PledgesRefusals {
    // MARK: Proposing

    static func projectExists(_ project: String) -> Refusal {
        Refusal(
            "project_exists", zh: "本单位已有编号为“\(project)”的项目。请换一个编号；只有未通过评审的项目可用原编号重报，最多 \(ProjectBounds.proposals) 次。",
            en:
                "The unit has a project “\(project)” already. Choose another id; only one that was not approved is proposed anew under its own, at most \(ProjectBounds.proposals) times.",
            field: "project")
    }

    static func unknownCategory(_ category: String, period: String) -> Refusal {
        Refusal(
            "unknown_project_category", zh: "周期“\(period)”的考核办法中没有项目类别“\(category)”。请核对类别编号。",
            en: "The bundle of “\(period)” has no project category “\(category)”. Check the category's id.", field: "category")
    }

    static func unknownAim(_ aim: String, period: String) -> Refusal {
        Refusal(
            "unknown_aim", zh: "周期“\(period)”的考核办法中没有项目目标“\(aim)”。请核对编号，或不写。",
            en: "The bundle of “\(period)” has no project aim “\(aim)”. Check the aim's id, or leave it out.", field: "aim")
    }

    static func unknownLeader(_ post: String, of unit: String, on date: CivilDate, field: String) -> Refusal {
        Refusal(
            "unknown_leader", zh: "\(date) 时没有为“\(unit)”负责的岗位“\(post)”。请写本单位的岗位，或写“单位/岗位”，并先任命该岗位。",
            en:
                "On \(date) there was no post “\(post)” answering for “\(unit)”. Name a post of the unit, or unit/post, and have it appointed first.",
            field: field)
    }

    // MARK: Reviewing and listing

    static func unknownProject(_ project: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_project", zh: "“\(unit)”没有编号为“\(project)”的项目。请核对单位和编号。",
            en: "“\(unit)” has no project “\(project)”. Check the unit and the id.", field: "project")
    }

    static func notProposed(_ project: Project) -> Refusal {
        Refusal(
            "project_not_proposed", zh: "项目“\(project.id)”\(project.stage.name.zh)，没有待评审的申报。",
            en: "The project “\(project.id)” is \(project.stage.name.en): there is no proposal to review.",
            retriable: project.stage == .notApproved, field: "project")
    }

    static func notApproved(_ project: Project) -> Refusal {
        Refusal(
            "project_not_approved", zh: "项目“\(project.id)”\(project.stage.name.zh)，通过评审之后才能立项，且只立项一次。",
            en: "The project “\(project.id)” is \(project.stage.name.en); it is listed once, after it was approved.",
            retriable: project.stage < .approved, field: "project")
    }

    static func notListed(_ project: Project) -> Refusal {
        Refusal(
            "project_not_listed", zh: "项目“\(project.id)”\(project.stage.name.zh)，只有已立项、正在实施的项目才能这样办理。",
            en: "The project “\(project.id)” is \(project.stage.name.en); this is for projects on the list that are under way.",
            retriable: project.stage < .listed, field: "project")
    }

    // MARK: Milestones

    static func unknownMilestone(_ milestone: String, of project: Project) -> Refusal {
        Refusal(
            "unknown_project_milestone", zh: "项目“\(project.id)”没有编号为“\(milestone)”的节点。请核对编号。",
            en: "The project “\(project.id)” has no milestone “\(milestone)”. Check the id.", field: "milestone")
    }

    static func milestoneReported(_ milestone: ProjectMilestone) -> Refusal {
        Refusal(
            "milestone_reported", zh: "节点“\(milestone.id)”已经报过。要改，须先由上级退回。",
            en: "The milestone “\(milestone.id)” has been reported. To report it again, have the superior return it.",
            retriable: milestone.verified == nil, field: "milestone")
    }

    static func milestoneNotReported(_ milestone: ProjectMilestone) -> Refusal {
        Refusal(
            "milestone_not_reported", zh: "节点“\(milestone.id)”没有待验收的报告。",
            en: "The milestone “\(milestone.id)” has no report to judge.", retriable: milestone.verified == nil, field: "milestone")
    }

    static func milestonesOpen(_ milestone: ProjectMilestone) -> Refusal {
        Refusal(
            "milestones_open", zh: "节点“\(milestone.id)”\(milestone.reported == nil ? "尚未报告" : "尚未验收")。请先办完各个节点。",
            en:
                "The milestone “\(milestone.id)” has not been \(milestone.reported == nil ? "reported" : "verified"). Finish the milestones first.",
            retriable: true, field: "project")
    }

    // MARK: On-site reviews

    static func onSiteReviewed(_ date: CivilDate) -> Refusal {
        Refusal(
            "on_site_reviewed", zh: "该项目 \(date) 已有一次现场评审。同一天只记一次；请核对日期。",
            en: "The project was reviewed on site on \(date) already. One a day is recorded; check the date.", field: "date")
    }

    static func onSiteReviewsMissing(_ count: Int, of asked: UInt32) -> Refusal {
        Refusal(
            "on_site_reviews_missing", zh: "现场评审 \(count) 次，销号须有 \(asked) 次。请先组织项目拉练。",
            en: "The project has \(count) on-site reviews; \(asked) are needed before it is closed out. Hold them first.", retriable: true,
            field: "project")
    }

    // MARK: Completion

    static func projectNotReportedDone(_ project: Project) -> Refusal {
        Refusal(
            "project_not_reported_done", zh: "项目“\(project.id)”\(project.stage.name.zh)，没有待验收的完成报告。",
            en: "The project “\(project.id)” is \(project.stage.name.en): there is no report of completion to judge.",
            retriable: project.stage < .reportedDone, field: "project")
    }

    static let projectStandardNotMet = Refusal(
        "standard_not_met", zh: "未达到验收标准，不能验收。请用 pledgeline project return 写明原因退回。",
        en: "What does not meet the standard cannot be verified. Use pledgeline project return and give the reason.", field: "standardMet")

    static func projectNotVerified(_ project: Project) -> Refusal {
        Refusal(
            "project_not_verified", zh: "项目“\(project.id)”\(project.stage.name.zh)，验收之后才能销号一次。",
            en: "The project “\(project.id)” is \(project.stage.name.en); it is closed out once, after verification.",
            retriable: project.stage < .verified, field: "project")
    }

    static func projectNotClosedOut(_ project: Project) -> Refusal {
        Refusal(
            "project_not_closed_out", zh: "项目“\(project.id)”\(project.stage.name.zh)，销号之后才能评优。",
            en: "The project “\(project.id)” is \(project.stage.name.en); awards are for projects closed out.", retriable: true,
            field: "project")
    }

    static func unknownAward(_ award: String, period: String) -> Refusal {
        Refusal(
            "unknown_award", zh: "周期“\(period)”的考核办法中没有项目奖项“\(award)”。请核对编号。",
            en: "The bundle of “\(period)” has no project award “\(award)”. Check the award's id.", field: "award")
    }

    static func awardGiven(_ award: String) -> Refusal {
        Refusal(
            "award_given", zh: "该项目已获“\(award)”，同一奖项只授予一次。",
            en: "The project has the award “\(award)” already; each is given once.", field: "award")
    }
}

extension Project.Stage {
    public var name: (zh: String, en: String) {
        switch self {
        case .proposed: ("待评审", "proposed and not reviewed")
        case .notApproved: ("未通过评审", "not approved")
        case .approved: ("已通过评审、尚未立项", "approved and not listed")
        case .listed: ("已立项、正在实施", "listed and under way")
        case .reportedDone: ("已自报完成", "reported done")
        case .verified: ("已验收", "verified")
        case .closedOut: ("已销号", "closed out")
        }
    }
}
