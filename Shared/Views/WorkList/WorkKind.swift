internal import Schema

/// What is to be done. The raw values are stable: programs read them.
enum WorkKind: String, CaseIterable, Sendable {
    // Letters (责任书)
    case draftLetter = "draft-letter"
    case signLetter = "sign-letter"
    case mendLetter = "mend-letter"
    case countersignLetter = "countersign-letter"
    case returnLetter = "return-letter"
    // Pledges (承诺)
    case pledgeDue = "pledge-due"
    case pledgeOverdue = "pledge-overdue"
    case pledgeReturned = "pledge-returned"
    case verifyPledge = "verify-pledge"
    case closeOutPledge = "close-out-pledge"
    case pledgeEscalated = "pledge-escalated"
    case rollOverPledge = "roll-over-pledge"
    case orphanPledge = "orphan-pledge"
    case draftAnew = "draft-anew"
    case answerAmendment = "answer-amendment"
    case answerWithdrawal = "answer-withdrawal"
    // Notices (公示)
    case objectionOpen = "objection-open"
    case answerObjection = "answer-objection"
    case closeNotice = "close-notice"
    // Projects (项目)
    case projectRefused = "project-refused"
    case projectMilestone = "project-milestone"
    case milestoneReturned = "milestone-returned"
    case projectDue = "project-due"
    case projectReturned = "project-returned"
    case reviewProject = "review-project"
    case listProject = "list-project"
    case verifyMilestone = "verify-milestone"
    case reviewOnSite = "review-on-site"
    case verifyProject = "verify-project"
    case closeOutProject = "close-out-project"
    case awardProject = "award-project"
    // Reports (报告)
    case reportDue = "report-due"
    case reportMissing = "report-missing"
    case reportReturned = "report-returned"
    case judgeReport = "judge-report"
    case reportsLate = "reports-late"
    // Community (社区)
    case giveFeedback = "give-feedback"
    case decideAdmission = "decide-admission"
    // Facts, re-elections and training (填报、换届、培训)
    case stateFact = "state-fact"
    case reelectionMilestone = "reelection-milestone"
    case trainingShort = "training-short"
    case factsLate = "facts-late"
    // Findings and inspections (问题、督查)
    case answerFinding = "answer-finding"
    case rectifyFinding = "rectify-finding"
    case rectificationReturned = "rectification-returned"
    case judgeRectification = "judge-rectification"
    case findingOverdue = "finding-overdue"
    case inspectRound = "inspect-round"
    // Registrar's
    case fillPost = "fill-post"
    case keyExpires = "key-expires"
    case unitsWithoutPosts = "units-without-posts"
    case unitsWithoutKeys = "units-without-keys"
    /// Also the superior's.
    case assignUnit = "assign-unit"
    // Teller's, scorer's, timekeeper's
    case countBallots = "count-ballots"
    case recordMark = "record-mark"
    case closeCohort = "close-cohort"
    case tick

    var text: PBText {
        switch self {
        case .draftLetter: .both("起草责任书", "draft the letter")
        case .signLetter: .both("签署责任书", "sign the letter")
        case .mendLetter: .both("责任书被退回，修改后重签", "letter returned: mend and sign again")
        case .countersignLetter: .both("审签责任书", "countersign the letter")
        case .returnLetter: .both("异议被采纳，退回责任书", "objection upheld: return the letter")
        case .pledgeDue: .both("承诺到期", "pledge due")
        case .pledgeOverdue: .both("承诺逾期", "pledge overdue")
        case .pledgeReturned: .both("承诺被退回，重新完成", "pledge returned: do again")
        case .verifyPledge: .both("验收承诺", "verify the pledge")
        case .closeOutPledge: .both("承诺销号", "close the pledge out")
        case .pledgeEscalated: .both("逾期承诺升级督办", "overdue pledge, brought up to you")
        case .rollOverPledge: .both("结转未完成的承诺", "roll the unfinished pledge over")
        case .orphanPledge: .both("所服务的上级承诺不存在", "serves no existing pledge")
        case .draftAnew: .both("在承接单位重新起草剩余的承诺", "draft the rest anew at the unit that took over")
        case .answerAmendment: .both("答复变更申请", "answer the amendment")
        case .answerWithdrawal: .both("答复撤回申请", "answer the withdrawal")
        case .objectionOpen: .both("有异议待上级答复", "objection waits for the superior")
        case .answerObjection: .both("答复异议", "answer the objection")
        case .closeNotice: .both("结束公示", "close the notice")
        case .projectRefused: .both("项目未通过，可重新申报", "project not approved: propose anew")
        case .projectMilestone: .both("项目节点到期", "project milestone due")
        case .milestoneReturned: .both("项目节点被退回", "project milestone returned")
        case .projectDue: .both("项目到期", "project due")
        case .projectReturned: .both("项目被退回", "project returned")
        case .reviewProject: .both("评审项目", "review the project")
        case .listProject: .both("项目立项", "list the project")
        case .verifyMilestone: .both("验收项目节点", "verify the milestone")
        case .reviewOnSite: .both("项目现场评审", "review the project on site")
        case .verifyProject: .both("验收项目", "verify the project")
        case .closeOutProject: .both("项目销号", "close the project out")
        case .awardProject: .both("项目评优", "consider the project for an award")
        case .reportDue: .both("报告到期", "report due")
        case .reportMissing: .both("缺报", "report missing")
        case .reportReturned: .both("报告被退回，补正", "report returned: complete it")
        case .judgeReport: .both("审阅报告", "judge the report")
        case .reportsLate: .both("下级缺报", "reports missing below")
        case .giveFeedback: .both("向党员所在单位反馈", "give feedback to the home unit")
        case .decideAdmission: .both("决定是否准入", "decide on the admission")
        case .stateFact: .both("填报指标", "state the fact")
        case .reelectionMilestone: .both("换届步骤到期", "re-election milestone due")
        case .trainingShort: .both("培训天数不足", "training days missing")
        case .factsLate: .both("下级逾期未填报", "facts not stated below")
        case .answerFinding: .both("对问题认账或提出异议", "acknowledge or contest the finding")
        case .rectifyFinding: .both("整改问题", "rectify the finding")
        case .rectificationReturned: .both("整改被退回，重新整改", "rectification returned: do again")
        case .judgeRectification: .both("验收整改", "judge the rectification")
        case .findingOverdue: .both("整改逾期", "finding overdue")
        case .inspectRound: .both("督查进行中，尚未检查", "round open: not inspected yet")
        case .fillPost: .both("岗位空缺", "post vacant")
        case .keyExpires: .both("密钥即将失效", "key about to expire")
        case .unitsWithoutPosts: .both("单位没有岗位", "units without posts")
        case .unitsWithoutKeys: .both("单位没有党务干事密钥", "units no clerk's key reaches")
        case .assignUnit: .both("单位已撤，未了的事须移交", "unit closed: assign what it left")
        case .countBallots: .both("计票结果未提交", "tallies missing")
        case .recordMark: .both("外部评分未提交", "external marks missing")
        case .closeCohort: .both("核定成绩、公布排名", "close the cohort and publish its ranking")
        case .tick: .both("有期限已过，待处理到期事项", "deadlines have passed and are not recorded")
        }
    }
}
