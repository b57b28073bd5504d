internal import Schema

/// What kinds of submissions are called. JSON and the logs keep the kind itself, as it stands in the schema.
enum SubmissionWords {
    /// A kind that nobody knows, of a later version's schema, stands for itself.
    static func text(_ kind: String) -> PBText { words[kind] ?? .same(kind) }

    static var kinds: [String] { Array(words.keys) }

    private static let words: [String: PBText] = registry.merging(pledges) { first, _ in first }.merging(activities) { first, _ in first }
        .merging(supervision) { first, _ in first }

    private static let registry: [String: PBText] = [
        "tick": .both("到期处理", "tick"), "genesis": .both("系统初始化", "genesis"), "register_unit": .both("登记单位", "register unit"),
        "enrol_key": .both("登记密钥", "enrol key"), "revoke_key": .both("作废密钥", "revoke key"), "rotate_key": .both("更换密钥", "rotate key"),
        "appoint_post": .both("任命岗位", "appoint post"), "define_cohort": .both("设立考核组别", "define cohort"),
        "publish_bundle": .both("发布考核办法", "publish scheme"), "open_period": .both("开启考核周期", "open period"),
        "rename_unit": .both("单位更名", "rename unit"), "reparent_unit": .both("调整隶属", "move unit"), "merge_unit": .both("合并单位", "merge unit"),
        "split_unit": .both("分设单位", "split unit"), "dissolve_unit": .both("撤销单位", "dissolve unit"),
        "reclassify_unit": .both("变更单位层级或类别", "reclassify unit"), "assign_unit": .both("指定承接单位", "assign unit"),
        "accept_loss": .both("声明尾部丢失", "accept loss"), "state_restore": .both("声明恢复", "state restore"),
        "define_post_category": .both("定义岗位类别", "define category of post"), "hand_over_post": .both("岗位交接", "hand over post"),
        "abolish_post": .both("撤销岗位", "abolish post"), "record_talk": .both("登记谈话", "record talk"),
        "record_training": .both("登记培训", "record training"), "record_assessment": .both("登记考评", "record assessment"),
        "define_duty_list": .both("发布责任清单", "define duty list"), "adapt_duty_list": .both("调整责任清单", "adapt duty list"),
        "form_alliance": .both("组建党建联盟", "form alliance"), "change_alliance": .both("变更党建联盟", "change alliance"),
        "dissolve_alliance": .both("解散党建联盟", "dissolve alliance"), "register_entity": .both("登记应建组织单位", "register entity"),
        "cover_entity": .both("登记组织覆盖", "cover entity"), "close_entity": .both("注销应建组织单位", "close entity"),
        "set_requirement": .both("要求填报指标", "require fact"), "state_fact": .both("填报指标", "state fact"),
        "define_milestone_template": .both("定义换届步骤", "define milestone template"),
        "schedule_reelection": .both("安排换届", "schedule re-election"), "complete_milestone": .both("完成换届步骤", "complete milestone"),
    ]

    private static let pledges: [String: PBText] = [
        "draft_pledge": .both("起草承诺", "draft pledge"), "sign_letter": .both("签署责任书", "sign letter"),
        "countersign_letter": .both("审签责任书", "countersign letter"), "return_letter": .both("退回责任书", "return letter"),
        "report_progress": .both("报告进展", "report progress"), "report_done": .both("自报完成", "report done"),
        "verify_pledge": .both("验收承诺", "verify pledge"), "return_pledge": .both("退回承诺", "return pledge"),
        "close_out_pledge": .both("承诺销号", "close out pledge"), "open_notice": .both("公示", "open notice"),
        "raise_objection": .both("提出异议", "raise objection"), "answer_objection": .both("答复异议", "answer objection"),
        "close_notice": .both("结束公示", "close notice"), "amend_pledge": .both("申请变更承诺", "amend pledge"),
        "accept_amendment": .both("同意变更", "accept amendment"), "refuse_amendment": .both("不同意变更", "refuse amendment"),
        "withdraw_pledge": .both("申请撤回承诺", "withdraw pledge"), "accept_withdrawal": .both("同意撤回", "accept withdrawal"),
        "refuse_withdrawal": .both("不同意撤回", "refuse withdrawal"), "roll_over_pledge": .both("结转承诺", "roll over pledge"),
    ]

    private static let activities: [String: PBText] = [
        "propose_project": .both("申报项目", "propose project"), "review_project": .both("评审项目", "review project"),
        "list_project": .both("项目立项", "list project"), "report_project": .both("报告项目进展", "report project"),
        "report_milestone": .both("报告项目节点", "report milestone"), "verify_milestone": .both("验收项目节点", "verify milestone"),
        "return_milestone": .both("退回项目节点", "return milestone"), "review_on_site": .both("现场评审项目", "review on site"),
        "report_project_done": .both("项目自报完成", "report project done"), "verify_project": .both("验收项目", "verify project"),
        "return_project": .both("退回项目", "return project"), "close_out_project": .both("项目销号", "close out project"),
        "award_project": .both("项目评优", "award project"), "submit_report": .both("报送报告", "submit report"),
        "return_report": .both("退回报告", "return report"), "accept_report": .both("接受报告", "accept report"),
        "excuse_report": .both("免报", "excuse report"), "extend_report": .both("延期报送", "extend report"),
        "record_attendance": .both("登记出席", "record attendance"), "offer_service": .both("发布服务岗位或点题", "offer service"),
        "take_up_offer": .both("认领", "take up offer"), "release_offer": .both("退出认领", "release offer"),
        "record_service": .both("登记服务", "record service"), "feed_back_to_home_unit": .both("向原单位反馈", "feed back to home unit"),
        "close_offer": .both("撤下服务岗位或点题", "close offer"), "request_admission": .both("申请工作准入", "request admission"),
        "decide_admission": .both("决定工作准入", "decide admission"),
    ]

    private static let supervision: [String: PBText] = [
        "record_inspection": .both("督查记录", "record inspection"), "open_finding": .both("登记（交办）问题", "open finding"),
        "acknowledge_finding": .both("问题认账", "acknowledge finding"), "contest_finding": .both("问题异议", "contest finding"),
        "report_rectification": .both("报告整改", "report rectification"), "accept_rectification": .both("验收整改", "accept rectification"),
        "return_rectification": .both("退回整改", "return rectification"), "submit_tally": .both("计票结果", "submit tally"),
        "record_external_mark": .both("外部评分", "record external mark"), "close_cohort": .both("核定成绩、公布排名", "close cohort"),
        "close_recognition": .both("评定等次", "decide recognition"),
    ]
}
