// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

public import SwiftProtobuf

extension PBTick {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "tick",
        words: .both("到期处理", "tick"),
        roles: [.timekeeper])
}

extension PBGenesis {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "genesis",
        words: .both("系统初始化", "genesis"),
        roles: [],
        right: .both("根密钥", "the root key"))
}

extension PBRegisterUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "register_unit",
        words: .both("登记单位", "register unit"),
        roles: [.registrar])
}

extension PBEnrolKey {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "enrol_key",
        words: .both("登记密钥", "enrol key"),
        roles: [.registrar])
}

extension PBRevokeKey {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "revoke_key",
        words: .both("作废密钥", "revoke key"),
        roles: [.registrar])
}

extension PBAppointPost {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "appoint_post",
        words: .both("任命岗位", "appoint post"),
        roles: [.registrar])
}

extension PBDefineCohort {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "define_cohort",
        words: .both("设立考核组别", "define cohort"),
        roles: [.registrar])
}

extension PBPublishBundle {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "publish_bundle",
        words: .both("发布考核办法", "publish scheme"),
        roles: [.registrar])
}

extension PBOpenPeriod {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "open_period",
        words: .both("开启考核周期", "open period"),
        roles: [.registrar])
}

extension PBRenameUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "rename_unit",
        words: .both("单位更名", "rename unit"),
        roles: [.registrar])
}

extension PBReparentUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "reparent_unit",
        words: .both("调整隶属", "move unit"),
        roles: [.registrar])
}

extension PBMergeUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "merge_unit",
        words: .both("合并单位", "merge unit"),
        roles: [.registrar])
}

extension PBSplitUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "split_unit",
        words: .both("分设单位", "split unit"),
        roles: [.registrar])
}

extension PBDissolveUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "dissolve_unit",
        words: .both("撤销单位", "dissolve unit"),
        roles: [.registrar])
}

extension PBReclassifyUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "reclassify_unit",
        words: .both("变更单位层级或类别", "reclassify unit"),
        roles: [.registrar])
}

extension PBDefinePostCategory {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "define_post_category",
        words: .both("定义岗位类别", "define category of post"),
        roles: [.registrar])
}

extension PBHandOverPost {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "hand_over_post",
        words: .both("岗位交接", "hand over post"),
        roles: [.registrar])
}

extension PBAbolishPost {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "abolish_post",
        words: .both("撤销岗位", "abolish post"),
        roles: [.registrar])
}

extension PBRecordTalk {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_talk",
        words: .both("登记谈话", "record talk"),
        roles: [.clerk, .registrar, .superior])
}

extension PBRecordTraining {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_training",
        words: .both("登记培训", "record training"),
        roles: [.clerk, .registrar])
}

extension PBRecordAssessment {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_assessment",
        words: .both("登记考评", "record assessment"),
        roles: [.clerk, .registrar])
}

extension PBDefineDutyList {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "define_duty_list",
        words: .both("发布责任清单", "define duty list"),
        roles: [.registrar])
}

extension PBAdaptDutyList {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "adapt_duty_list",
        words: .both("调整责任清单", "adapt duty list"),
        roles: [.clerk])
}

extension PBFormAlliance {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "form_alliance",
        words: .both("组建党建联盟", "form alliance"),
        roles: [.registrar])
}

extension PBChangeAlliance {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "change_alliance",
        words: .both("变更党建联盟", "change alliance"),
        roles: [.registrar])
}

extension PBDissolveAlliance {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "dissolve_alliance",
        words: .both("解散党建联盟", "dissolve alliance"),
        roles: [.registrar])
}

extension PBRegisterEntity {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "register_entity",
        words: .both("登记应建组织单位", "register entity"),
        roles: [.clerk, .registrar])
}

extension PBCoverEntity {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "cover_entity",
        words: .both("登记组织覆盖", "cover entity"),
        roles: [.clerk, .registrar])
}

extension PBCloseEntity {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_entity",
        words: .both("注销应建组织单位", "close entity"),
        roles: [.clerk, .registrar])
}

extension PBRotateKey {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "rotate_key",
        words: .both("更换密钥", "rotate key"),
        roles: [],
        right: .both("被更换的密钥本身", "the key that is replaced, for itself"))
}

extension PBSetRequirement {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "set_requirement",
        words: .both("要求填报指标", "require fact"),
        roles: [.registrar])
}

extension PBStateFact {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "state_fact",
        words: .both("填报指标", "state fact"),
        roles: [.clerk, .registrar])
}

extension PBDefineMilestoneTemplate {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "define_milestone_template",
        words: .both("定义换届步骤", "define milestone template"),
        roles: [.registrar])
}

extension PBScheduleReelection {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "schedule_reelection",
        words: .both("安排换届", "schedule re-election"),
        roles: [.registrar])
}

extension PBCompleteMilestone {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "complete_milestone",
        words: .both("完成换届步骤", "complete milestone"),
        roles: [.clerk, .registrar])
}

extension PBAssignUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "assign_unit",
        words: .both("指定承接单位", "assign unit"),
        roles: [.registrar, .superior])
}

extension PBAcceptLoss {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "accept_loss",
        words: .both("声明尾部丢失", "accept loss"),
        roles: [],
        right: .both("根密钥", "the root key"))
}

extension PBStateRestore {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "state_restore",
        words: .both("声明恢复", "state restore"),
        roles: [],
        right: .both("根密钥", "the root key"))
}

extension PBDraftPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "draft_pledge",
        words: .both("起草承诺", "draft pledge"),
        roles: [.clerk],
        standing: .open,
        isBurden: true)
}

extension PBSignLetter {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "sign_letter",
        words: .both("签署责任书", "sign letter"),
        roles: [.clerk],
        standing: .open,
        isBurden: true)
}

extension PBCountersignLetter {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "countersign_letter",
        words: .both("审签责任书", "countersign letter"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBReturnLetter {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "return_letter",
        words: .both("退回责任书", "return letter"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBReportProgress {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "report_progress",
        words: .both("报告进展", "report progress"),
        roles: [.clerk],
        isBurden: true)
}

extension PBReportDone {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "report_done",
        words: .both("自报完成", "report done"),
        roles: [.clerk],
        isBurden: true)
}

extension PBVerifyPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "verify_pledge",
        words: .both("验收承诺", "verify pledge"),
        roles: [],
        right: .both("承诺指定的评议单位（该单位的党务干事或上级），未指定的为上级单位的上级", "whom the pledge names to review it (its clerk or a superior), else a superior above the unit"))
}

extension PBReturnPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "return_pledge",
        words: .both("退回承诺", "return pledge"),
        roles: [],
        right: .both("承诺指定的评议单位（该单位的党务干事或上级），未指定的为上级单位的上级", "whom the pledge names to review it (its clerk or a superior), else a superior above the unit"))
}

extension PBCloseOutPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_out_pledge",
        words: .both("承诺销号", "close out pledge"),
        roles: [],
        right: .both("承诺指定的评议单位，或上级单位的上级", "whom the pledge names to review it, or a superior above the unit"))
}

extension PBOpenNotice {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "open_notice",
        words: .both("公示", "open notice"),
        roles: [.clerk, .superior],
        standing: .goingOn,
        isBurden: true)
}

extension PBRaiseObjection {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "raise_objection",
        words: .both("提出异议", "raise objection"),
        roles: [],
        right: .both("任何有效密钥", "any valid key"))
}

extension PBAnswerObjection {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "answer_objection",
        words: .both("答复异议", "answer objection"),
        roles: [],
        right: .both("上级；责任书的公示须为上级单位的上级", "a superior; of a letter, one above the unit"))
}

extension PBCloseNotice {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_notice",
        words: .both("结束公示", "close notice"),
        roles: [],
        right: .both("党务干事或上级；责任书的公示须为上级单位的上级", "a clerk or superior; of a letter, a superior above the unit"))
}

extension PBAmendPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "amend_pledge",
        words: .both("申请变更承诺", "amend pledge"),
        roles: [.clerk],
        standing: .goingOn,
        isBurden: true)
}

extension PBAcceptAmendment {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "accept_amendment",
        words: .both("同意变更", "accept amendment"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBRefuseAmendment {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "refuse_amendment",
        words: .both("不同意变更", "refuse amendment"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBWithdrawPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "withdraw_pledge",
        words: .both("申请撤回承诺", "withdraw pledge"),
        roles: [],
        right: .both("党务干事；单位已撤销而无人承接的，上级也可以", "a clerk; of a closed unit that nobody took over from, a superior too"),
        isBurden: true)
}

extension PBAcceptWithdrawal {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "accept_withdrawal",
        words: .both("同意撤回", "accept withdrawal"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBRefuseWithdrawal {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "refuse_withdrawal",
        words: .both("不同意撤回", "refuse withdrawal"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBRollOverPledge {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "roll_over_pledge",
        words: .both("结转承诺", "roll over pledge"),
        roles: [.clerk, .superior],
        isBurden: true)
}

extension PBProposeProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "propose_project",
        words: .both("申报项目", "propose project"),
        roles: [.clerk],
        standing: .open,
        isBurden: true)
}

extension PBReviewProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "review_project",
        words: .both("评审项目", "review project"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBListProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "list_project",
        words: .both("项目立项", "list project"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBReportProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "report_project",
        words: .both("报告项目进展", "report project"),
        roles: [.clerk],
        isBurden: true)
}

extension PBReportMilestone {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "report_milestone",
        words: .both("报告项目节点", "report milestone"),
        roles: [.clerk],
        isBurden: true)
}

extension PBVerifyMilestone {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "verify_milestone",
        words: .both("验收项目节点", "verify milestone"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBReturnMilestone {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "return_milestone",
        words: .both("退回项目节点", "return milestone"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBReviewOnSite {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "review_on_site",
        words: .both("现场评审项目", "review on site"),
        roles: [.superior, .inspector],
        isFromAbove: true)
}

extension PBReportProjectDone {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "report_project_done",
        words: .both("项目自报完成", "report project done"),
        roles: [.clerk],
        isBurden: true)
}

extension PBVerifyProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "verify_project",
        words: .both("验收项目", "verify project"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBReturnProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "return_project",
        words: .both("退回项目", "return project"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBCloseOutProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_out_project",
        words: .both("项目销号", "close out project"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBAwardProject {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "award_project",
        words: .both("项目评优", "award project"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBSubmitReport {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "submit_report",
        words: .both("报送报告", "submit report"),
        roles: [.clerk],
        isBurden: true)
}

extension PBReturnReport {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "return_report",
        words: .both("退回报告", "return report"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBAcceptReport {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "accept_report",
        words: .both("接受报告", "accept report"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBExcuseReport {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "excuse_report",
        words: .both("免报", "excuse report"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBExtendReport {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "extend_report",
        words: .both("延期报送", "extend report"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBRecordAttendance {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_attendance",
        words: .both("登记出席", "record attendance"),
        roles: [],
        right: .both("主办单位的党务干事或上级，或上级单位的党务干事或上级", "a clerk or superior of the host, or above the unit"))
}

extension PBOfferService {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "offer_service",
        words: .both("发布服务岗位或点题", "offer service"),
        roles: [.clerk],
        standing: .open,
        isBurden: true)
}

extension PBTakeUpOffer {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "take_up_offer",
        words: .both("认领", "take up offer"),
        roles: [],
        right: .both("本单位或报到党员原单位的党务干事", "a clerk of the unit, or of the home unit"),
        isBurden: true)
}

extension PBReleaseOffer {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "release_offer",
        words: .both("退出认领", "release offer"),
        roles: [],
        right: .both("本单位或报到党员原单位的党务干事", "a clerk of the unit, or of the home unit"),
        isBurden: true)
}

extension PBRecordService {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_service",
        words: .both("登记服务", "record service"),
        roles: [.clerk],
        isBurden: true)
}

extension PBFeedBackToHomeUnit {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "feed_back_to_home_unit",
        words: .both("向原单位反馈", "feed back to home unit"),
        roles: [.clerk],
        isBurden: true)
}

extension PBCloseOffer {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_offer",
        words: .both("撤下服务岗位或点题", "close offer"),
        roles: [.clerk],
        isBurden: true)
}

extension PBRequestAdmission {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "request_admission",
        words: .both("申请工作准入", "request admission"),
        roles: [],
        right: .both("本单位或申请部门的党务干事", "a clerk of the unit, or of the department that asks"))
}

extension PBDecideAdmission {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "decide_admission",
        words: .both("决定工作准入", "decide admission"),
        roles: [.superior],
        isFromAbove: true)
}

extension PBRecordInspection {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_inspection",
        words: .both("督查记录", "record inspection"),
        roles: [.inspector],
        isFromAbove: true)
}

extension PBOpenFinding {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "open_finding",
        words: .both("登记（交办）问题", "open finding"),
        roles: [.inspector],
        isFromAbove: true)
}

extension PBAcknowledgeFinding {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "acknowledge_finding",
        words: .both("问题认账", "acknowledge finding"),
        roles: [.clerk])
}

extension PBContestFinding {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "contest_finding",
        words: .both("问题异议", "contest finding"),
        roles: [.clerk])
}

extension PBReportRectification {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "report_rectification",
        words: .both("报告整改", "report rectification"),
        roles: [.clerk])
}

extension PBAcceptRectification {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "accept_rectification",
        words: .both("验收整改", "accept rectification"),
        roles: [.inspector, .superior],
        isFromAbove: true)
}

extension PBReturnRectification {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "return_rectification",
        words: .both("退回整改", "return rectification"),
        roles: [.inspector, .superior],
        isFromAbove: true)
}

extension PBSubmitTally {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "submit_tally",
        words: .both("计票结果", "submit tally"),
        roles: [.teller])
}

extension PBRecordExternalMark {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "record_external_mark",
        words: .both("外部评分", "record external mark"),
        roles: [.scorer])
}

extension PBCloseCohort {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_cohort",
        words: .both("核定成绩、公布排名", "close cohort"),
        roles: [.scorer])
}

extension PBCloseRecognition {
    /// What the schema says of this kind.
    public static let rule = KindRule(
        kind: "close_recognition",
        words: .both("评定等次", "decide recognition"),
        roles: [.scorer])
}

extension PBPayload {
    /// What is asked for, by the service that decides it.
    public enum Body: Equatable, Sendable {
        case registry(PBRegistryBody.OneOf_Kind)
        case pledges(PBPledgesBody.OneOf_Kind)
        case supervision(PBSupervisionBody.OneOf_Kind)
        case scoring(PBScoringBody.OneOf_Kind)
    }

    /// nil: nothing, or something that this version of the schema does not know.
    public var body: Body? {
        get {
            switch serviceBody {
            case .registry(let content): content.kind.map(Body.registry)
            case .pledges(let content): content.kind.map(Body.pledges)
            case .supervision(let content): content.kind.map(Body.supervision)
            case .scoring(let content): content.kind.map(Body.scoring)
            case nil: nil
            }
        }
        set {
            switch newValue {
            case .registry(let kind):
                var content = PBRegistryBody()
                content.kind = kind
                serviceBody = .registry(content)
            case .pledges(let kind):
                var content = PBPledgesBody()
                content.kind = kind
                serviceBody = .pledges(content)
            case .supervision(let kind):
                var content = PBSupervisionBody()
                content.kind = kind
                serviceBody = .supervision(content)
            case .scoring(let kind):
                var content = PBScoringBody()
                content.kind = kind
                serviceBody = .scoring(content)
            case nil: serviceBody = nil
            }
        }
    }
}

extension PBPayload.Body {
    public static func genesis(_ content: PBGenesis) -> Self { .registry(.genesis(content)) }
    public static func registerUnit(_ content: PBRegisterUnit) -> Self { .registry(.registerUnit(content)) }
    public static func enrolKey(_ content: PBEnrolKey) -> Self { .registry(.enrolKey(content)) }
    public static func revokeKey(_ content: PBRevokeKey) -> Self { .registry(.revokeKey(content)) }
    public static func appointPost(_ content: PBAppointPost) -> Self { .registry(.appointPost(content)) }
    public static func defineCohort(_ content: PBDefineCohort) -> Self { .registry(.defineCohort(content)) }
    public static func publishBundle(_ content: PBPublishBundle) -> Self { .registry(.publishBundle(content)) }
    public static func openPeriod(_ content: PBOpenPeriod) -> Self { .registry(.openPeriod(content)) }
    public static func renameUnit(_ content: PBRenameUnit) -> Self { .registry(.renameUnit(content)) }
    public static func reparentUnit(_ content: PBReparentUnit) -> Self { .registry(.reparentUnit(content)) }
    public static func mergeUnit(_ content: PBMergeUnit) -> Self { .registry(.mergeUnit(content)) }
    public static func splitUnit(_ content: PBSplitUnit) -> Self { .registry(.splitUnit(content)) }
    public static func dissolveUnit(_ content: PBDissolveUnit) -> Self { .registry(.dissolveUnit(content)) }
    public static func reclassifyUnit(_ content: PBReclassifyUnit) -> Self { .registry(.reclassifyUnit(content)) }
    public static func definePostCategory(_ content: PBDefinePostCategory) -> Self { .registry(.definePostCategory(content)) }
    public static func handOverPost(_ content: PBHandOverPost) -> Self { .registry(.handOverPost(content)) }
    public static func abolishPost(_ content: PBAbolishPost) -> Self { .registry(.abolishPost(content)) }
    public static func recordTalk(_ content: PBRecordTalk) -> Self { .registry(.recordTalk(content)) }
    public static func recordTraining(_ content: PBRecordTraining) -> Self { .registry(.recordTraining(content)) }
    public static func recordAssessment(_ content: PBRecordAssessment) -> Self { .registry(.recordAssessment(content)) }
    public static func defineDutyList(_ content: PBDefineDutyList) -> Self { .registry(.defineDutyList(content)) }
    public static func adaptDutyList(_ content: PBAdaptDutyList) -> Self { .registry(.adaptDutyList(content)) }
    public static func formAlliance(_ content: PBFormAlliance) -> Self { .registry(.formAlliance(content)) }
    public static func changeAlliance(_ content: PBChangeAlliance) -> Self { .registry(.changeAlliance(content)) }
    public static func dissolveAlliance(_ content: PBDissolveAlliance) -> Self { .registry(.dissolveAlliance(content)) }
    public static func registerEntity(_ content: PBRegisterEntity) -> Self { .registry(.registerEntity(content)) }
    public static func coverEntity(_ content: PBCoverEntity) -> Self { .registry(.coverEntity(content)) }
    public static func closeEntity(_ content: PBCloseEntity) -> Self { .registry(.closeEntity(content)) }
    public static func rotateKey(_ content: PBRotateKey) -> Self { .registry(.rotateKey(content)) }
    public static func setRequirement(_ content: PBSetRequirement) -> Self { .registry(.setRequirement(content)) }
    public static func stateFact(_ content: PBStateFact) -> Self { .registry(.stateFact(content)) }
    public static func defineMilestoneTemplate(_ content: PBDefineMilestoneTemplate) -> Self { .registry(.defineMilestoneTemplate(content)) }
    public static func scheduleReelection(_ content: PBScheduleReelection) -> Self { .registry(.scheduleReelection(content)) }
    public static func completeMilestone(_ content: PBCompleteMilestone) -> Self { .registry(.completeMilestone(content)) }
    public static func assignUnit(_ content: PBAssignUnit) -> Self { .registry(.assignUnit(content)) }
    public static func acceptLoss(_ content: PBAcceptLoss) -> Self { .registry(.acceptLoss(content)) }
    public static func stateRestore(_ content: PBStateRestore) -> Self { .registry(.stateRestore(content)) }
    public static func draftPledge(_ content: PBDraftPledge) -> Self { .pledges(.draftPledge(content)) }
    public static func signLetter(_ content: PBSignLetter) -> Self { .pledges(.signLetter(content)) }
    public static func countersignLetter(_ content: PBCountersignLetter) -> Self { .pledges(.countersignLetter(content)) }
    public static func returnLetter(_ content: PBReturnLetter) -> Self { .pledges(.returnLetter(content)) }
    public static func reportProgress(_ content: PBReportProgress) -> Self { .pledges(.reportProgress(content)) }
    public static func reportDone(_ content: PBReportDone) -> Self { .pledges(.reportDone(content)) }
    public static func verifyPledge(_ content: PBVerifyPledge) -> Self { .pledges(.verifyPledge(content)) }
    public static func returnPledge(_ content: PBReturnPledge) -> Self { .pledges(.returnPledge(content)) }
    public static func closeOutPledge(_ content: PBCloseOutPledge) -> Self { .pledges(.closeOutPledge(content)) }
    public static func openNotice(_ content: PBOpenNotice) -> Self { .pledges(.openNotice(content)) }
    public static func raiseObjection(_ content: PBRaiseObjection) -> Self { .pledges(.raiseObjection(content)) }
    public static func answerObjection(_ content: PBAnswerObjection) -> Self { .pledges(.answerObjection(content)) }
    public static func closeNotice(_ content: PBCloseNotice) -> Self { .pledges(.closeNotice(content)) }
    public static func amendPledge(_ content: PBAmendPledge) -> Self { .pledges(.amendPledge(content)) }
    public static func acceptAmendment(_ content: PBAcceptAmendment) -> Self { .pledges(.acceptAmendment(content)) }
    public static func refuseAmendment(_ content: PBRefuseAmendment) -> Self { .pledges(.refuseAmendment(content)) }
    public static func withdrawPledge(_ content: PBWithdrawPledge) -> Self { .pledges(.withdrawPledge(content)) }
    public static func acceptWithdrawal(_ content: PBAcceptWithdrawal) -> Self { .pledges(.acceptWithdrawal(content)) }
    public static func refuseWithdrawal(_ content: PBRefuseWithdrawal) -> Self { .pledges(.refuseWithdrawal(content)) }
    public static func rollOverPledge(_ content: PBRollOverPledge) -> Self { .pledges(.rollOverPledge(content)) }
    public static func proposeProject(_ content: PBProposeProject) -> Self { .pledges(.proposeProject(content)) }
    public static func reviewProject(_ content: PBReviewProject) -> Self { .pledges(.reviewProject(content)) }
    public static func listProject(_ content: PBListProject) -> Self { .pledges(.listProject(content)) }
    public static func reportProject(_ content: PBReportProject) -> Self { .pledges(.reportProject(content)) }
    public static func reportMilestone(_ content: PBReportMilestone) -> Self { .pledges(.reportMilestone(content)) }
    public static func verifyMilestone(_ content: PBVerifyMilestone) -> Self { .pledges(.verifyMilestone(content)) }
    public static func returnMilestone(_ content: PBReturnMilestone) -> Self { .pledges(.returnMilestone(content)) }
    public static func reviewOnSite(_ content: PBReviewOnSite) -> Self { .pledges(.reviewOnSite(content)) }
    public static func reportProjectDone(_ content: PBReportProjectDone) -> Self { .pledges(.reportProjectDone(content)) }
    public static func verifyProject(_ content: PBVerifyProject) -> Self { .pledges(.verifyProject(content)) }
    public static func returnProject(_ content: PBReturnProject) -> Self { .pledges(.returnProject(content)) }
    public static func closeOutProject(_ content: PBCloseOutProject) -> Self { .pledges(.closeOutProject(content)) }
    public static func awardProject(_ content: PBAwardProject) -> Self { .pledges(.awardProject(content)) }
    public static func submitReport(_ content: PBSubmitReport) -> Self { .pledges(.submitReport(content)) }
    public static func returnReport(_ content: PBReturnReport) -> Self { .pledges(.returnReport(content)) }
    public static func acceptReport(_ content: PBAcceptReport) -> Self { .pledges(.acceptReport(content)) }
    public static func excuseReport(_ content: PBExcuseReport) -> Self { .pledges(.excuseReport(content)) }
    public static func extendReport(_ content: PBExtendReport) -> Self { .pledges(.extendReport(content)) }
    public static func recordAttendance(_ content: PBRecordAttendance) -> Self { .pledges(.recordAttendance(content)) }
    public static func offerService(_ content: PBOfferService) -> Self { .pledges(.offerService(content)) }
    public static func takeUpOffer(_ content: PBTakeUpOffer) -> Self { .pledges(.takeUpOffer(content)) }
    public static func releaseOffer(_ content: PBReleaseOffer) -> Self { .pledges(.releaseOffer(content)) }
    public static func recordService(_ content: PBRecordService) -> Self { .pledges(.recordService(content)) }
    public static func feedBackToHomeUnit(_ content: PBFeedBackToHomeUnit) -> Self { .pledges(.feedBackToHomeUnit(content)) }
    public static func closeOffer(_ content: PBCloseOffer) -> Self { .pledges(.closeOffer(content)) }
    public static func requestAdmission(_ content: PBRequestAdmission) -> Self { .pledges(.requestAdmission(content)) }
    public static func decideAdmission(_ content: PBDecideAdmission) -> Self { .pledges(.decideAdmission(content)) }
    public static func recordInspection(_ content: PBRecordInspection) -> Self { .supervision(.recordInspection(content)) }
    public static func openFinding(_ content: PBOpenFinding) -> Self { .supervision(.openFinding(content)) }
    public static func acknowledgeFinding(_ content: PBAcknowledgeFinding) -> Self { .supervision(.acknowledgeFinding(content)) }
    public static func contestFinding(_ content: PBContestFinding) -> Self { .supervision(.contestFinding(content)) }
    public static func reportRectification(_ content: PBReportRectification) -> Self { .supervision(.reportRectification(content)) }
    public static func acceptRectification(_ content: PBAcceptRectification) -> Self { .supervision(.acceptRectification(content)) }
    public static func returnRectification(_ content: PBReturnRectification) -> Self { .supervision(.returnRectification(content)) }
    public static func submitTally(_ content: PBSubmitTally) -> Self { .scoring(.submitTally(content)) }
    public static func recordExternalMark(_ content: PBRecordExternalMark) -> Self { .scoring(.recordExternalMark(content)) }
    public static func closeCohort(_ content: PBCloseCohort) -> Self { .scoring(.closeCohort(content)) }
    public static func closeRecognition(_ content: PBCloseRecognition) -> Self { .scoring(.closeRecognition(content)) }

    /// - Returns: nil if the service has none.
    public static func tick(_ content: PBTick, of service: PBService) -> Self? {
        switch service {
        case .registry: .registry(.tick(content))
        case .pledges: .pledges(.tick(content))
        case .supervision: .supervision(.tick(content))
        case .scoring, .unspecified, .UNRECOGNIZED: nil
        }
    }
}

extension PBPayload {
    /// The service that decides it; unspecified if it names none that this version knows.
    @inline(never)
    public var service: PBService {
        switch serviceBody {
        case .registry: .registry
        case .pledges: .pledges
        case .supervision: .supervision
        case .scoring: .scoring
        case nil: .unspecified
        }
    }
}

extension PBPayload.Body {
    /// The service that decides it.
    @inline(never)
    public var service: PBService {
        switch self {
        case .registry: .registry
        case .pledges: .pledges
        case .supervision: .supervision
        case .scoring: .scoring
        }
    }

    /// What the schema says of its kind.
    @inline(never)
    public var rule: KindRule {
        switch self {
        case .registry(let kind): kind.rule
        case .pledges(let kind): kind.rule
        case .supervision(let kind): kind.rule
        case .scoring(let kind): kind.rule
        }
    }

    /// What its record is partitioned by; nil: the payload's unit.
    @inline(never)
    public var key: String? {
        switch self {
        case .registry(let kind): kind.key
        case .pledges(let kind): kind.key
        case .supervision(let kind): kind.key
        case .scoring(let kind): kind.key
        }
    }

    /// Every day that it names in a field of its own, and what sort of day that is.
    @inline(never)
    public var days: [DatedField] {
        switch self {
        case .registry(let kind): kind.days
        case .pledges(let kind): kind.days
        case .supervision(let kind): kind.days
        case .scoring(let kind): kind.days
        }
    }

    /// The documents that it cites, with the field they stand in.
    @inline(never)
    public var documents: (cited: [PBEvidence], field: String) {
        switch self {
        case .registry(let kind): kind.documents
        case .pledges(let kind): kind.documents
        case .supervision(let kind): kind.documents
        case .scoring(let kind): kind.documents
        }
    }

}

extension PBFact {
    /// What holds, by the service that accepted it.
    public enum Content: Equatable, Sendable {
        case registry(PBRegistryFact.OneOf_Kind)
        case pledges(PBPledgesFact.OneOf_Kind)
        case supervision(PBSupervisionFact.OneOf_Kind)
        case scoring(PBScoringFact.OneOf_Kind)
    }

    /// nil: nothing, or something that this version of the schema does not know.
    public var content: Content? {
        get {
            switch serviceFact {
            case .registry(let content): content.kind.map(Content.registry)
            case .pledges(let content): content.kind.map(Content.pledges)
            case .supervision(let content): content.kind.map(Content.supervision)
            case .scoring(let content): content.kind.map(Content.scoring)
            case nil: nil
            }
        }
        set {
            switch newValue {
            case .registry(let kind):
                var content = PBRegistryFact()
                content.kind = kind
                serviceFact = .registry(content)
            case .pledges(let kind):
                var content = PBPledgesFact()
                content.kind = kind
                serviceFact = .pledges(content)
            case .supervision(let kind):
                var content = PBSupervisionFact()
                content.kind = kind
                serviceFact = .supervision(content)
            case .scoring(let kind):
                var content = PBScoringFact()
                content.kind = kind
                serviceFact = .scoring(content)
            case nil: serviceFact = nil
            }
        }
    }
}

extension PBFact.Content {
    public static func genesisDeclared(_ content: PBGenesis) -> Self { .registry(.genesisDeclared(content)) }
    public static func unitRegistered(_ content: PBRegisterUnit) -> Self { .registry(.unitRegistered(content)) }
    public static func keyEnrolled(_ content: PBEnrolKey) -> Self { .registry(.keyEnrolled(content)) }
    public static func keyRevoked(_ content: PBRevokeKey) -> Self { .registry(.keyRevoked(content)) }
    public static func postAppointed(_ content: PBAppointPost) -> Self { .registry(.postAppointed(content)) }
    public static func cohortDefined(_ content: PBDefineCohort) -> Self { .registry(.cohortDefined(content)) }
    public static func bundlePublished(_ content: PBBundlePublished) -> Self { .registry(.bundlePublished(content)) }
    public static func periodOpened(_ content: PBOpenPeriod) -> Self { .registry(.periodOpened(content)) }
    public static func unitRenamed(_ content: PBRenameUnit) -> Self { .registry(.unitRenamed(content)) }
    public static func unitReparented(_ content: PBReparentUnit) -> Self { .registry(.unitReparented(content)) }
    public static func unitMerged(_ content: PBMergeUnit) -> Self { .registry(.unitMerged(content)) }
    public static func unitSplit(_ content: PBSplitUnit) -> Self { .registry(.unitSplit(content)) }
    public static func unitDissolved(_ content: PBDissolveUnit) -> Self { .registry(.unitDissolved(content)) }
    public static func unitReclassified(_ content: PBReclassifyUnit) -> Self { .registry(.unitReclassified(content)) }
    public static func postCategoryDefined(_ content: PBDefinePostCategory) -> Self { .registry(.postCategoryDefined(content)) }
    public static func postHandedOver(_ content: PBHandOverPost) -> Self { .registry(.postHandedOver(content)) }
    public static func postAbolished(_ content: PBAbolishPost) -> Self { .registry(.postAbolished(content)) }
    public static func talkRecorded(_ content: PBRecordTalk) -> Self { .registry(.talkRecorded(content)) }
    public static func trainingRecorded(_ content: PBRecordTraining) -> Self { .registry(.trainingRecorded(content)) }
    public static func assessmentRecorded(_ content: PBRecordAssessment) -> Self { .registry(.assessmentRecorded(content)) }
    public static func dutyListDefined(_ content: PBDefineDutyList) -> Self { .registry(.dutyListDefined(content)) }
    public static func dutyListAdapted(_ content: PBAdaptDutyList) -> Self { .registry(.dutyListAdapted(content)) }
    public static func allianceFormed(_ content: PBFormAlliance) -> Self { .registry(.allianceFormed(content)) }
    public static func allianceChanged(_ content: PBChangeAlliance) -> Self { .registry(.allianceChanged(content)) }
    public static func allianceDissolved(_ content: PBDissolveAlliance) -> Self { .registry(.allianceDissolved(content)) }
    public static func entityRegistered(_ content: PBRegisterEntity) -> Self { .registry(.entityRegistered(content)) }
    public static func entityCovered(_ content: PBCoverEntity) -> Self { .registry(.entityCovered(content)) }
    public static func entityClosed(_ content: PBCloseEntity) -> Self { .registry(.entityClosed(content)) }
    public static func keyRotated(_ content: PBRotateKey) -> Self { .registry(.keyRotated(content)) }
    public static func requirementSet(_ content: PBSetRequirement) -> Self { .registry(.requirementSet(content)) }
    public static func factStated(_ content: PBStateFact) -> Self { .registry(.factStated(content)) }
    public static func milestoneTemplateDefined(_ content: PBDefineMilestoneTemplate) -> Self { .registry(.milestoneTemplateDefined(content)) }
    public static func reelectionScheduled(_ content: PBScheduleReelection) -> Self { .registry(.reelectionScheduled(content)) }
    public static func milestoneCompleted(_ content: PBCompleteMilestone) -> Self { .registry(.milestoneCompleted(content)) }
    public static func unitAssigned(_ content: PBAssignUnit) -> Self { .registry(.unitAssigned(content)) }
    public static func lossAccepted(_ content: PBAcceptLoss) -> Self { .registry(.lossAccepted(content)) }
    public static func restoreStated(_ content: PBStateRestore) -> Self { .registry(.restoreStated(content)) }
    public static func requirementOverdue(_ content: PBRequirementOverdue) -> Self { .registry(.requirementOverdue(content)) }
    public static func milestoneOverdue(_ content: PBMilestoneOverdue) -> Self { .registry(.milestoneOverdue(content)) }
    public static func pledgeDrafted(_ content: PBDraftPledge) -> Self { .pledges(.pledgeDrafted(content)) }
    public static func letterSigned(_ content: PBLetterSigned) -> Self { .pledges(.letterSigned(content)) }
    public static func letterInForce(_ content: PBLetterInForce) -> Self { .pledges(.letterInForce(content)) }
    public static func letterReturned(_ content: PBReturnLetter) -> Self { .pledges(.letterReturned(content)) }
    public static func progressReported(_ content: PBReportProgress) -> Self { .pledges(.progressReported(content)) }
    public static func reportedDone(_ content: PBReportDone) -> Self { .pledges(.reportedDone(content)) }
    public static func pledgeVerified(_ content: PBVerifyPledge) -> Self { .pledges(.pledgeVerified(content)) }
    public static func pledgeReturned(_ content: PBReturnPledge) -> Self { .pledges(.pledgeReturned(content)) }
    public static func pledgeClosedOut(_ content: PBCloseOutPledge) -> Self { .pledges(.pledgeClosedOut(content)) }
    public static func pledgeOverdue(_ content: PBPledgeOverdue) -> Self { .pledges(.pledgeOverdue(content)) }
    public static func noticeOpened(_ content: PBOpenNotice) -> Self { .pledges(.noticeOpened(content)) }
    public static func objectionRaised(_ content: PBRaiseObjection) -> Self { .pledges(.objectionRaised(content)) }
    public static func objectionAnswered(_ content: PBAnswerObjection) -> Self { .pledges(.objectionAnswered(content)) }
    public static func noticeClosed(_ content: PBNoticeClosed) -> Self { .pledges(.noticeClosed(content)) }
    public static func amendmentRequested(_ content: PBAmendPledge) -> Self { .pledges(.amendmentRequested(content)) }
    public static func pledgeAmended(_ content: PBPledgeAmended) -> Self { .pledges(.pledgeAmended(content)) }
    public static func amendmentRefused(_ content: PBRefuseAmendment) -> Self { .pledges(.amendmentRefused(content)) }
    public static func withdrawalRequested(_ content: PBWithdrawPledge) -> Self { .pledges(.withdrawalRequested(content)) }
    public static func pledgeWithdrawn(_ content: PBAcceptWithdrawal) -> Self { .pledges(.pledgeWithdrawn(content)) }
    public static func withdrawalRefused(_ content: PBRefuseWithdrawal) -> Self { .pledges(.withdrawalRefused(content)) }
    public static func pledgeRolledOver(_ content: PBPledgeRolledOver) -> Self { .pledges(.pledgeRolledOver(content)) }
    public static func projectProposed(_ content: PBProposeProject) -> Self { .pledges(.projectProposed(content)) }
    public static func projectReviewed(_ content: PBReviewProject) -> Self { .pledges(.projectReviewed(content)) }
    public static func projectListed(_ content: PBListProject) -> Self { .pledges(.projectListed(content)) }
    public static func projectReported(_ content: PBReportProject) -> Self { .pledges(.projectReported(content)) }
    public static func projectMilestoneReported(_ content: PBReportMilestone) -> Self { .pledges(.projectMilestoneReported(content)) }
    public static func projectMilestoneVerified(_ content: PBVerifyMilestone) -> Self { .pledges(.projectMilestoneVerified(content)) }
    public static func projectMilestoneReturned(_ content: PBReturnMilestone) -> Self { .pledges(.projectMilestoneReturned(content)) }
    public static func projectReviewedOnSite(_ content: PBReviewOnSite) -> Self { .pledges(.projectReviewedOnSite(content)) }
    public static func projectReportedDone(_ content: PBReportProjectDone) -> Self { .pledges(.projectReportedDone(content)) }
    public static func projectVerified(_ content: PBVerifyProject) -> Self { .pledges(.projectVerified(content)) }
    public static func projectReturned(_ content: PBReturnProject) -> Self { .pledges(.projectReturned(content)) }
    public static func projectClosedOut(_ content: PBCloseOutProject) -> Self { .pledges(.projectClosedOut(content)) }
    public static func projectAwarded(_ content: PBAwardProject) -> Self { .pledges(.projectAwarded(content)) }
    public static func reportSubmitted(_ content: PBReportSubmitted) -> Self { .pledges(.reportSubmitted(content)) }
    public static func reportReturned(_ content: PBReturnReport) -> Self { .pledges(.reportReturned(content)) }
    public static func reportAccepted(_ content: PBAcceptReport) -> Self { .pledges(.reportAccepted(content)) }
    public static func reportExcused(_ content: PBExcuseReport) -> Self { .pledges(.reportExcused(content)) }
    public static func reportExtended(_ content: PBExtendReport) -> Self { .pledges(.reportExtended(content)) }
    public static func attendanceRecorded(_ content: PBRecordAttendance) -> Self { .pledges(.attendanceRecorded(content)) }
    public static func serviceOffered(_ content: PBOfferService) -> Self { .pledges(.serviceOffered(content)) }
    public static func offerTakenUp(_ content: PBTakeUpOffer) -> Self { .pledges(.offerTakenUp(content)) }
    public static func offerReleased(_ content: PBReleaseOffer) -> Self { .pledges(.offerReleased(content)) }
    public static func serviceRecorded(_ content: PBRecordService) -> Self { .pledges(.serviceRecorded(content)) }
    public static func feedbackGiven(_ content: PBFeedBackGiven) -> Self { .pledges(.feedbackGiven(content)) }
    public static func offerClosed(_ content: PBCloseOffer) -> Self { .pledges(.offerClosed(content)) }
    public static func admissionRequested(_ content: PBRequestAdmission) -> Self { .pledges(.admissionRequested(content)) }
    public static func admissionDecided(_ content: PBDecideAdmission) -> Self { .pledges(.admissionDecided(content)) }
    public static func letterOnNotice(_ content: PBLetterOnNotice) -> Self { .pledges(.letterOnNotice(content)) }
    public static func pledgeEscalated(_ content: PBPledgeEscalated) -> Self { .pledges(.pledgeEscalated(content)) }
    public static func projectOverdue(_ content: PBProjectOverdue) -> Self { .pledges(.projectOverdue(content)) }
    public static func reportMissing(_ content: PBReportMissing) -> Self { .pledges(.reportMissing(content)) }
    public static func reportSlotSettled(_ content: PBReportSlotSettled) -> Self { .pledges(.reportSlotSettled(content)) }
    public static func inspectionRecorded(_ content: PBRecordInspection) -> Self { .supervision(.inspectionRecorded(content)) }
    public static func findingOpened(_ content: PBFindingOpened) -> Self { .supervision(.findingOpened(content)) }
    public static func findingAcknowledged(_ content: PBAcknowledgeFinding) -> Self { .supervision(.findingAcknowledged(content)) }
    public static func findingContested(_ content: PBContestFinding) -> Self { .supervision(.findingContested(content)) }
    public static func rectificationReported(_ content: PBReportRectification) -> Self { .supervision(.rectificationReported(content)) }
    public static func rectificationAccepted(_ content: PBAcceptRectification) -> Self { .supervision(.rectificationAccepted(content)) }
    public static func rectificationReturned(_ content: PBReturnRectification) -> Self { .supervision(.rectificationReturned(content)) }
    public static func findingOverdue(_ content: PBFindingOverdue) -> Self { .supervision(.findingOverdue(content)) }
    public static func tallyRecorded(_ content: PBTallyRecorded) -> Self { .scoring(.tallyRecorded(content)) }
    public static func externalMarkRecorded(_ content: PBRecordExternalMark) -> Self { .scoring(.externalMarkRecorded(content)) }
    public static func cohortClosed(_ content: PBCohortClosed) -> Self { .scoring(.cohortClosed(content)) }
    public static func recognitionClosed(_ content: PBRecognitionClosed) -> Self { .scoring(.recognitionClosed(content)) }

    /// - Returns: nil if the service has none.
    public static func tickSettled(_ content: PBTickSettled, of service: PBService) -> Self? {
        switch service {
        case .registry: .registry(.tickSettled(content))
        case .pledges: .pledges(.tickSettled(content))
        case .supervision: .supervision(.tickSettled(content))
        case .scoring, .unspecified, .UNRECOGNIZED: nil
        }
    }
}

extension PBRegistryBody.OneOf_Kind {
    public var rule: KindRule {
        switch self {
        case .tick: PBTick.rule
        case .genesis: PBGenesis.rule
        case .registerUnit: PBRegisterUnit.rule
        case .enrolKey: PBEnrolKey.rule
        case .revokeKey: PBRevokeKey.rule
        case .appointPost: PBAppointPost.rule
        case .defineCohort: PBDefineCohort.rule
        case .publishBundle: PBPublishBundle.rule
        case .openPeriod: PBOpenPeriod.rule
        case .renameUnit: PBRenameUnit.rule
        case .reparentUnit: PBReparentUnit.rule
        case .mergeUnit: PBMergeUnit.rule
        case .splitUnit: PBSplitUnit.rule
        case .dissolveUnit: PBDissolveUnit.rule
        case .reclassifyUnit: PBReclassifyUnit.rule
        case .definePostCategory: PBDefinePostCategory.rule
        case .handOverPost: PBHandOverPost.rule
        case .abolishPost: PBAbolishPost.rule
        case .recordTalk: PBRecordTalk.rule
        case .recordTraining: PBRecordTraining.rule
        case .recordAssessment: PBRecordAssessment.rule
        case .defineDutyList: PBDefineDutyList.rule
        case .adaptDutyList: PBAdaptDutyList.rule
        case .formAlliance: PBFormAlliance.rule
        case .changeAlliance: PBChangeAlliance.rule
        case .dissolveAlliance: PBDissolveAlliance.rule
        case .registerEntity: PBRegisterEntity.rule
        case .coverEntity: PBCoverEntity.rule
        case .closeEntity: PBCloseEntity.rule
        case .rotateKey: PBRotateKey.rule
        case .setRequirement: PBSetRequirement.rule
        case .stateFact: PBStateFact.rule
        case .defineMilestoneTemplate: PBDefineMilestoneTemplate.rule
        case .scheduleReelection: PBScheduleReelection.rule
        case .completeMilestone: PBCompleteMilestone.rule
        case .assignUnit: PBAssignUnit.rule
        case .acceptLoss: PBAcceptLoss.rule
        case .stateRestore: PBStateRestore.rule
        }
    }

    var key: String? {
        nil
    }

    var days: [DatedField] {
        switch self {
        case .registerUnit(let content): [DatedField("opened", content.opened, .founding), DatedField("adopted", content.adopted, .planned)]
        case .appointPost(let content): [DatedField("from", content.from, .lasting)]
        case .openPeriod(let content): [DatedField("starts", content.starts, .planned), DatedField("ends", content.ends, .planned), DatedField("closes", content.closes, .planned)]
        case .renameUnit(let content): [DatedField("from", content.from, .lasting)]
        case .reparentUnit(let content): [DatedField("from", content.from, .lasting)]
        case .mergeUnit(let content): [DatedField("from", content.from, .lasting)]
        case .splitUnit(let content): [DatedField("from", content.from, .lasting)]
        case .dissolveUnit(let content): [DatedField("from", content.from, .lasting)]
        case .reclassifyUnit(let content): [DatedField("from", content.from, .lasting)]
        case .handOverPost(let content): [DatedField("from", content.from, .lasting)]
        case .abolishPost(let content): [DatedField("from", content.from, .lasting)]
        case .recordTalk(let content): [DatedField("date", content.date, .recorded)]
        case .recordTraining(let content): [DatedField("date", content.date, .recorded)]
        case .recordAssessment(let content): [DatedField("date", content.date, .recorded)]
        case .formAlliance(let content): [DatedField("from", content.from, .lasting)]
        case .changeAlliance(let content): [DatedField("from", content.from, .lasting)]
        case .dissolveAlliance(let content): [DatedField("from", content.from, .lasting)]
        case .registerEntity(let content): [DatedField("opened", content.opened, .founding)]
        case .coverEntity(let content): [DatedField("from", content.from, .lasting)]
        case .closeEntity(let content): [DatedField("from", content.from, .lasting)]
        case .setRequirement(let content): [DatedField("due", content.due, .planned)]
        case .scheduleReelection(let content): [DatedField("due", content.due, .planned)]
        case .assignUnit(let content): [DatedField("from", content.from, .lasting)]
        case .tick,
            .genesis,
            .enrolKey,
            .revokeKey,
            .defineCohort,
            .publishBundle,
            .definePostCategory,
            .defineDutyList,
            .adaptDutyList,
            .rotateKey,
            .stateFact,
            .defineMilestoneTemplate,
            .completeMilestone,
            .acceptLoss,
            .stateRestore:
            []
        }
    }

    var documents: (cited: [PBEvidence], field: String) {
        switch self {
        case .handOverPost(let content): ([content.record], "record")
        case .stateFact(let content): (content.evidence, "evidence")
        case .completeMilestone(let content): (content.documents, "documents")
        case .tick,
            .genesis,
            .registerUnit,
            .enrolKey,
            .revokeKey,
            .appointPost,
            .defineCohort,
            .publishBundle,
            .openPeriod,
            .renameUnit,
            .reparentUnit,
            .mergeUnit,
            .splitUnit,
            .dissolveUnit,
            .reclassifyUnit,
            .definePostCategory,
            .abolishPost,
            .recordTalk,
            .recordTraining,
            .recordAssessment,
            .defineDutyList,
            .adaptDutyList,
            .formAlliance,
            .changeAlliance,
            .dissolveAlliance,
            .registerEntity,
            .coverEntity,
            .closeEntity,
            .rotateKey,
            .setRequirement,
            .defineMilestoneTemplate,
            .scheduleReelection,
            .assignUnit,
            .acceptLoss,
            .stateRestore:
            ([], "")
        }
    }
}

extension PBRegistryFact.OneOf_Kind {
    /// The name of the fact, as it stands in the schema.
    public var name: String {
        switch self {
        case .tickSettled: "tick_settled"
        case .genesisDeclared: "genesis_declared"
        case .unitRegistered: "unit_registered"
        case .keyEnrolled: "key_enrolled"
        case .keyRevoked: "key_revoked"
        case .postAppointed: "post_appointed"
        case .cohortDefined: "cohort_defined"
        case .bundlePublished: "bundle_published"
        case .periodOpened: "period_opened"
        case .unitRenamed: "unit_renamed"
        case .unitReparented: "unit_reparented"
        case .unitMerged: "unit_merged"
        case .unitSplit: "unit_split"
        case .unitDissolved: "unit_dissolved"
        case .unitReclassified: "unit_reclassified"
        case .postCategoryDefined: "post_category_defined"
        case .postHandedOver: "post_handed_over"
        case .postAbolished: "post_abolished"
        case .talkRecorded: "talk_recorded"
        case .trainingRecorded: "training_recorded"
        case .assessmentRecorded: "assessment_recorded"
        case .dutyListDefined: "duty_list_defined"
        case .dutyListAdapted: "duty_list_adapted"
        case .allianceFormed: "alliance_formed"
        case .allianceChanged: "alliance_changed"
        case .allianceDissolved: "alliance_dissolved"
        case .entityRegistered: "entity_registered"
        case .entityCovered: "entity_covered"
        case .entityClosed: "entity_closed"
        case .keyRotated: "key_rotated"
        case .requirementSet: "requirement_set"
        case .factStated: "fact_stated"
        case .milestoneTemplateDefined: "milestone_template_defined"
        case .reelectionScheduled: "reelection_scheduled"
        case .milestoneCompleted: "milestone_completed"
        case .unitAssigned: "unit_assigned"
        case .lossAccepted: "loss_accepted"
        case .restoreStated: "restore_stated"
        case .requirementOverdue: "requirement_overdue"
        case .milestoneOverdue: "milestone_overdue"
        }
    }

    /// 填报负担: what was filled in and sent, if its kind counts as burden.
    public var burden: (any Message)? {
        nil
    }
}

extension PBPledgesBody.OneOf_Kind {
    public var rule: KindRule {
        switch self {
        case .tick: PBTick.rule
        case .draftPledge: PBDraftPledge.rule
        case .signLetter: PBSignLetter.rule
        case .countersignLetter: PBCountersignLetter.rule
        case .returnLetter: PBReturnLetter.rule
        case .reportProgress: PBReportProgress.rule
        case .reportDone: PBReportDone.rule
        case .verifyPledge: PBVerifyPledge.rule
        case .returnPledge: PBReturnPledge.rule
        case .closeOutPledge: PBCloseOutPledge.rule
        case .openNotice: PBOpenNotice.rule
        case .raiseObjection: PBRaiseObjection.rule
        case .answerObjection: PBAnswerObjection.rule
        case .closeNotice: PBCloseNotice.rule
        case .amendPledge: PBAmendPledge.rule
        case .acceptAmendment: PBAcceptAmendment.rule
        case .refuseAmendment: PBRefuseAmendment.rule
        case .withdrawPledge: PBWithdrawPledge.rule
        case .acceptWithdrawal: PBAcceptWithdrawal.rule
        case .refuseWithdrawal: PBRefuseWithdrawal.rule
        case .rollOverPledge: PBRollOverPledge.rule
        case .proposeProject: PBProposeProject.rule
        case .reviewProject: PBReviewProject.rule
        case .listProject: PBListProject.rule
        case .reportProject: PBReportProject.rule
        case .reportMilestone: PBReportMilestone.rule
        case .verifyMilestone: PBVerifyMilestone.rule
        case .returnMilestone: PBReturnMilestone.rule
        case .reviewOnSite: PBReviewOnSite.rule
        case .reportProjectDone: PBReportProjectDone.rule
        case .verifyProject: PBVerifyProject.rule
        case .returnProject: PBReturnProject.rule
        case .closeOutProject: PBCloseOutProject.rule
        case .awardProject: PBAwardProject.rule
        case .submitReport: PBSubmitReport.rule
        case .returnReport: PBReturnReport.rule
        case .acceptReport: PBAcceptReport.rule
        case .excuseReport: PBExcuseReport.rule
        case .extendReport: PBExtendReport.rule
        case .recordAttendance: PBRecordAttendance.rule
        case .offerService: PBOfferService.rule
        case .takeUpOffer: PBTakeUpOffer.rule
        case .releaseOffer: PBReleaseOffer.rule
        case .recordService: PBRecordService.rule
        case .feedBackToHomeUnit: PBFeedBackToHomeUnit.rule
        case .closeOffer: PBCloseOffer.rule
        case .requestAdmission: PBRequestAdmission.rule
        case .decideAdmission: PBDecideAdmission.rule
        }
    }

    var key: String? {
        nil
    }

    var days: [DatedField] {
        switch self {
        case .countersignLetter(let content): [DatedField("notice.from", content.notice.from, .planned), DatedField("notice.until", content.notice.until, .planned)]
        case .openNotice(let content): [DatedField("terms.from", content.terms.from, .planned), DatedField("terms.until", content.terms.until, .planned)]
        case .requestAdmission(let content): [DatedField("from", content.from, .planned), DatedField("until", content.until, .planned)]
        case .tick,
            .draftPledge,
            .signLetter,
            .returnLetter,
            .reportProgress,
            .reportDone,
            .verifyPledge,
            .returnPledge,
            .closeOutPledge,
            .raiseObjection,
            .answerObjection,
            .closeNotice,
            .amendPledge,
            .acceptAmendment,
            .refuseAmendment,
            .withdrawPledge,
            .acceptWithdrawal,
            .refuseWithdrawal,
            .rollOverPledge,
            .proposeProject,
            .reviewProject,
            .listProject,
            .reportProject,
            .reportMilestone,
            .verifyMilestone,
            .returnMilestone,
            .reviewOnSite,
            .reportProjectDone,
            .verifyProject,
            .returnProject,
            .closeOutProject,
            .awardProject,
            .submitReport,
            .returnReport,
            .acceptReport,
            .excuseReport,
            .extendReport,
            .recordAttendance,
            .offerService,
            .takeUpOffer,
            .releaseOffer,
            .recordService,
            .feedBackToHomeUnit,
            .closeOffer,
            .decideAdmission:
            []
        }
    }

    var documents: (cited: [PBEvidence], field: String) {
        switch self {
        case .reportProgress(let content): (content.evidence, "evidence")
        case .reportDone(let content): (content.evidence, "evidence")
        case .reportProject(let content): (content.evidence, "evidence")
        case .reportMilestone(let content): (content.evidence, "evidence")
        case .reportProjectDone(let content): (content.evidence, "evidence")
        case .submitReport(let content): (content.evidence, "evidence")
        case .tick,
            .draftPledge,
            .signLetter,
            .countersignLetter,
            .returnLetter,
            .verifyPledge,
            .returnPledge,
            .closeOutPledge,
            .openNotice,
            .raiseObjection,
            .answerObjection,
            .closeNotice,
            .amendPledge,
            .acceptAmendment,
            .refuseAmendment,
            .withdrawPledge,
            .acceptWithdrawal,
            .refuseWithdrawal,
            .rollOverPledge,
            .proposeProject,
            .reviewProject,
            .listProject,
            .verifyMilestone,
            .returnMilestone,
            .reviewOnSite,
            .verifyProject,
            .returnProject,
            .closeOutProject,
            .awardProject,
            .returnReport,
            .acceptReport,
            .excuseReport,
            .extendReport,
            .recordAttendance,
            .offerService,
            .takeUpOffer,
            .releaseOffer,
            .recordService,
            .feedBackToHomeUnit,
            .closeOffer,
            .requestAdmission,
            .decideAdmission:
            ([], "")
        }
    }
}

extension PBPledgesFact.OneOf_Kind {
    /// The name of the fact, as it stands in the schema.
    public var name: String {
        switch self {
        case .tickSettled: "tick_settled"
        case .pledgeDrafted: "pledge_drafted"
        case .letterSigned: "letter_signed"
        case .letterInForce: "letter_in_force"
        case .letterReturned: "letter_returned"
        case .progressReported: "progress_reported"
        case .reportedDone: "reported_done"
        case .pledgeVerified: "pledge_verified"
        case .pledgeReturned: "pledge_returned"
        case .pledgeClosedOut: "pledge_closed_out"
        case .pledgeOverdue: "pledge_overdue"
        case .noticeOpened: "notice_opened"
        case .objectionRaised: "objection_raised"
        case .objectionAnswered: "objection_answered"
        case .noticeClosed: "notice_closed"
        case .amendmentRequested: "amendment_requested"
        case .pledgeAmended: "pledge_amended"
        case .amendmentRefused: "amendment_refused"
        case .withdrawalRequested: "withdrawal_requested"
        case .pledgeWithdrawn: "pledge_withdrawn"
        case .withdrawalRefused: "withdrawal_refused"
        case .pledgeRolledOver: "pledge_rolled_over"
        case .projectProposed: "project_proposed"
        case .projectReviewed: "project_reviewed"
        case .projectListed: "project_listed"
        case .projectReported: "project_reported"
        case .projectMilestoneReported: "project_milestone_reported"
        case .projectMilestoneVerified: "project_milestone_verified"
        case .projectMilestoneReturned: "project_milestone_returned"
        case .projectReviewedOnSite: "project_reviewed_on_site"
        case .projectReportedDone: "project_reported_done"
        case .projectVerified: "project_verified"
        case .projectReturned: "project_returned"
        case .projectClosedOut: "project_closed_out"
        case .projectAwarded: "project_awarded"
        case .reportSubmitted: "report_submitted"
        case .reportReturned: "report_returned"
        case .reportAccepted: "report_accepted"
        case .reportExcused: "report_excused"
        case .reportExtended: "report_extended"
        case .attendanceRecorded: "attendance_recorded"
        case .serviceOffered: "service_offered"
        case .offerTakenUp: "offer_taken_up"
        case .offerReleased: "offer_released"
        case .serviceRecorded: "service_recorded"
        case .feedbackGiven: "feedback_given"
        case .offerClosed: "offer_closed"
        case .admissionRequested: "admission_requested"
        case .admissionDecided: "admission_decided"
        case .letterOnNotice: "letter_on_notice"
        case .pledgeEscalated: "pledge_escalated"
        case .projectOverdue: "project_overdue"
        case .reportMissing: "report_missing"
        case .reportSlotSettled: "report_slot_settled"
        }
    }

    /// 填报负担: what was filled in and sent, if its kind counts as burden.
    public var burden: (any Message)? {
        switch self {
        case .pledgeDrafted(let fact): fact
        case .letterSigned(let fact): fact.signing
        case .progressReported(let fact): fact
        case .reportedDone(let fact): fact
        case .noticeOpened(let fact): fact
        case .amendmentRequested(let fact): fact
        case .withdrawalRequested(let fact): fact
        case .pledgeRolledOver(let fact): fact.rollOver
        case .projectProposed(let fact): fact
        case .projectReported(let fact): fact
        case .projectMilestoneReported(let fact): fact
        case .projectReportedDone(let fact): fact
        case .reportSubmitted(let fact): fact.report
        case .serviceOffered(let fact): fact
        case .offerTakenUp(let fact): fact
        case .offerReleased(let fact): fact
        case .serviceRecorded(let fact): fact
        case .feedbackGiven(let fact): fact.feedback
        case .offerClosed(let fact): fact
        case .tickSettled,
            .letterInForce,
            .letterReturned,
            .pledgeVerified,
            .pledgeReturned,
            .pledgeClosedOut,
            .pledgeOverdue,
            .objectionRaised,
            .objectionAnswered,
            .noticeClosed,
            .pledgeAmended,
            .amendmentRefused,
            .pledgeWithdrawn,
            .withdrawalRefused,
            .projectReviewed,
            .projectListed,
            .projectMilestoneVerified,
            .projectMilestoneReturned,
            .projectReviewedOnSite,
            .projectVerified,
            .projectReturned,
            .projectClosedOut,
            .projectAwarded,
            .reportReturned,
            .reportAccepted,
            .reportExcused,
            .reportExtended,
            .attendanceRecorded,
            .admissionRequested,
            .admissionDecided,
            .letterOnNotice,
            .pledgeEscalated,
            .projectOverdue,
            .reportMissing,
            .reportSlotSettled:
            nil
        }
    }
}

extension PBSupervisionBody.OneOf_Kind {
    public var rule: KindRule {
        switch self {
        case .tick: PBTick.rule
        case .recordInspection: PBRecordInspection.rule
        case .openFinding: PBOpenFinding.rule
        case .acknowledgeFinding: PBAcknowledgeFinding.rule
        case .contestFinding: PBContestFinding.rule
        case .reportRectification: PBReportRectification.rule
        case .acceptRectification: PBAcceptRectification.rule
        case .returnRectification: PBReturnRectification.rule
        }
    }

    var key: String? {
        nil
    }

    var days: [DatedField] {
        switch self {
        case .openFinding(let content): [DatedField("due", content.due, .planned)]
        case .tick,
            .recordInspection,
            .acknowledgeFinding,
            .contestFinding,
            .reportRectification,
            .acceptRectification,
            .returnRectification:
            []
        }
    }

    var documents: (cited: [PBEvidence], field: String) {
        switch self {
        case .reportRectification(let content): (content.evidence, "evidence")
        case .tick,
            .recordInspection,
            .openFinding,
            .acknowledgeFinding,
            .contestFinding,
            .acceptRectification,
            .returnRectification:
            ([], "")
        }
    }
}

extension PBSupervisionFact.OneOf_Kind {
    /// The name of the fact, as it stands in the schema.
    public var name: String {
        switch self {
        case .tickSettled: "tick_settled"
        case .inspectionRecorded: "inspection_recorded"
        case .findingOpened: "finding_opened"
        case .findingAcknowledged: "finding_acknowledged"
        case .findingContested: "finding_contested"
        case .rectificationReported: "rectification_reported"
        case .rectificationAccepted: "rectification_accepted"
        case .rectificationReturned: "rectification_returned"
        case .findingOverdue: "finding_overdue"
        }
    }

    /// 填报负担: what was filled in and sent, if its kind counts as burden.
    public var burden: (any Message)? {
        nil
    }
}

extension PBScoringBody.OneOf_Kind {
    public var rule: KindRule {
        switch self {
        case .submitTally: PBSubmitTally.rule
        case .recordExternalMark: PBRecordExternalMark.rule
        case .closeCohort: PBCloseCohort.rule
        case .closeRecognition: PBCloseRecognition.rule
        }
    }

    var key: String? {
        switch self {
        case .recordExternalMark(let content): content.cohort
        case .closeCohort(let content): content.cohort
        case .closeRecognition(let content): content.recognition
        case .submitTally:
            nil
        }
    }

    var days: [DatedField] {
        []
    }

    var documents: (cited: [PBEvidence], field: String) {
        ([], "")
    }
}

extension PBScoringFact.OneOf_Kind {
    /// The name of the fact, as it stands in the schema.
    public var name: String {
        switch self {
        case .tallyRecorded: "tally_recorded"
        case .externalMarkRecorded: "external_mark_recorded"
        case .cohortClosed: "cohort_closed"
        case .recognitionClosed: "recognition_closed"
        }
    }

    /// 填报负担: what was filled in and sent, if its kind counts as burden.
    public var burden: (any Message)? {
        nil
    }
}

extension KindRule {
    /// Every kind of submission by the service that decides it, in the order of the schema.
    public static let all: [(service: PBService, rules: [KindRule])] = [
        (
            .registry,
            [
                PBTick.rule,
                PBGenesis.rule,
                PBRegisterUnit.rule,
                PBEnrolKey.rule,
                PBRevokeKey.rule,
                PBAppointPost.rule,
                PBDefineCohort.rule,
                PBPublishBundle.rule,
                PBOpenPeriod.rule,
                PBRenameUnit.rule,
                PBReparentUnit.rule,
                PBMergeUnit.rule,
                PBSplitUnit.rule,
                PBDissolveUnit.rule,
                PBReclassifyUnit.rule,
                PBDefinePostCategory.rule,
                PBHandOverPost.rule,
                PBAbolishPost.rule,
                PBRecordTalk.rule,
                PBRecordTraining.rule,
                PBRecordAssessment.rule,
                PBDefineDutyList.rule,
                PBAdaptDutyList.rule,
                PBFormAlliance.rule,
                PBChangeAlliance.rule,
                PBDissolveAlliance.rule,
                PBRegisterEntity.rule,
                PBCoverEntity.rule,
                PBCloseEntity.rule,
                PBRotateKey.rule,
                PBSetRequirement.rule,
                PBStateFact.rule,
                PBDefineMilestoneTemplate.rule,
                PBScheduleReelection.rule,
                PBCompleteMilestone.rule,
                PBAssignUnit.rule,
                PBAcceptLoss.rule,
                PBStateRestore.rule,
            ]
        ),
        (
            .pledges,
            [
                PBTick.rule,
                PBDraftPledge.rule,
                PBSignLetter.rule,
                PBCountersignLetter.rule,
                PBReturnLetter.rule,
                PBReportProgress.rule,
                PBReportDone.rule,
                PBVerifyPledge.rule,
                PBReturnPledge.rule,
                PBCloseOutPledge.rule,
                PBOpenNotice.rule,
                PBRaiseObjection.rule,
                PBAnswerObjection.rule,
                PBCloseNotice.rule,
                PBAmendPledge.rule,
                PBAcceptAmendment.rule,
                PBRefuseAmendment.rule,
                PBWithdrawPledge.rule,
                PBAcceptWithdrawal.rule,
                PBRefuseWithdrawal.rule,
                PBRollOverPledge.rule,
                PBProposeProject.rule,
                PBReviewProject.rule,
                PBListProject.rule,
                PBReportProject.rule,
                PBReportMilestone.rule,
                PBVerifyMilestone.rule,
                PBReturnMilestone.rule,
                PBReviewOnSite.rule,
                PBReportProjectDone.rule,
                PBVerifyProject.rule,
                PBReturnProject.rule,
                PBCloseOutProject.rule,
                PBAwardProject.rule,
                PBSubmitReport.rule,
                PBReturnReport.rule,
                PBAcceptReport.rule,
                PBExcuseReport.rule,
                PBExtendReport.rule,
                PBRecordAttendance.rule,
                PBOfferService.rule,
                PBTakeUpOffer.rule,
                PBReleaseOffer.rule,
                PBRecordService.rule,
                PBFeedBackToHomeUnit.rule,
                PBCloseOffer.rule,
                PBRequestAdmission.rule,
                PBDecideAdmission.rule,
            ]
        ),
        (
            .supervision,
            [
                PBTick.rule,
                PBRecordInspection.rule,
                PBOpenFinding.rule,
                PBAcknowledgeFinding.rule,
                PBContestFinding.rule,
                PBReportRectification.rule,
                PBAcceptRectification.rule,
                PBReturnRectification.rule,
            ]
        ),
        (
            .scoring,
            [
                PBSubmitTally.rule,
                PBRecordExternalMark.rule,
                PBCloseCohort.rule,
                PBCloseRecognition.rule,
            ]
        ),
    ]

    /// What fields of submissions are called in protobuf's JSON mapping, each once.
    public static let fields: [String] = [
        "added",
        "address",
        "admitted",
        "adopted",
        "aim",
        "alliance",
        "answer",
        "answers",
        "answersFor",
        "anyOf",
        "approved",
        "attendance",
        "authority",
        "award",
        "bundle",
        "bundleDigest",
        "cadres",
        "category",
        "chain",
        "channels",
        "children",
        "clock",
        "closes",
        "cohort",
        "conditions",
        "count",
        "criteria",
        "date",
        "days",
        "daysBefore",
        "department",
        "digest",
        "dissolved",
        "documents",
        "due",
        "duties",
        "duty",
        "en",
        "end",
        "ends",
        "entity",
        "evidence",
        "field",
        "finding",
        "from",
        "funds",
        "giver",
        "headcount",
        "heads",
        "heldBy",
        "homeUnit",
        "host",
        "hours",
        "id",
        "implementers",
        "inspectors",
        "interim",
        "into",
        "item",
        "items",
        "joined",
        "joint",
        "key",
        "kind",
        "label",
        "lastGoodChain",
        "lastGoodOffset",
        "leader",
        "least",
        "left",
        "level",
        "levels",
        "list",
        "lostHeads",
        "mark",
        "measure",
        "measures",
        "meeting",
        "members",
        "milestone",
        "milestones",
        "minimumSize",
        "missing",
        "most",
        "name",
        "namespace",
        "noParent",
        "note",
        "notice",
        "number",
        "objection",
        "occasion",
        "offer",
        "offset",
        "omitted",
        "openDuties",
        "opened",
        "opinion",
        "organisation",
        "parent",
        "parentPledge",
        "parentUnit",
        "participants",
        "partition",
        "partitions",
        "parts",
        "period",
        "person",
        "pledge",
        "points",
        "post",
        "previousPeriod",
        "project",
        "proof",
        "provided",
        "qualification",
        "qualifications",
        "quantity",
        "rate",
        "reason",
        "receiver",
        "recognition",
        "record",
        "reelection",
        "reference",
        "requirement",
        "result",
        "revision",
        "reworded",
        "role",
        "rootKey",
        "round",
        "scale",
        "secondKey",
        "secondSignature",
        "sector",
        "sectors",
        "severity",
        "slot",
        "source",
        "staff",
        "staffing",
        "standard",
        "standardMet",
        "starts",
        "subject",
        "successor",
        "talkWithinDays",
        "tally",
        "task",
        "taxonomy",
        "team",
        "template",
        "terms",
        "text",
        "thirdParties",
        "tier",
        "title",
        "to",
        "topic",
        "topicUnit",
        "topics",
        "trainingDays",
        "under",
        "unit",
        "units",
        "until",
        "upheld",
        "validFrom",
        "validUntil",
        "value",
        "version",
        "vetoes",
        "visited",
        "wanted",
        "weight",
        "wire",
        "zh",
    ]
}
