/// The Chinese names of submission fields, for refusals that people read. Programs read the field itself, in protobuf's JSON spelling.
public enum FieldWords {
    /// The Chinese name of a path as refusals give it: `notice.until` is 公示的截止日期. A part without a name of its own, such as the id of a
    /// report's column in `answers.funds`, stays as it is.
    public static func chinese(_ field: String) -> String {
        field.split(separator: ".").reduce(into: "") { said, part in
            guard let word = words[String(part)] else {
                said += said.isEmpty ? String(part) : " \(part)"
                return
            }
            said += said.isEmpty ? word : "的\(word)"
        }
    }

    /// The path in the words of people and in those of programs.
    public static func both(_ field: String) -> PBText { .both(chinese(field), field) }

    /// Whether every part of the path has a Chinese name.
    public static func knows(_ field: String) -> Bool {
        !field.isEmpty && field.split(separator: ".").allSatisfy { words[String($0)] != nil }
    }

    private static let words: [String: String] = [
        // Every submission
        "unit": "单位", "period": "考核周期", "body": "内容", "payload": "内容", "namespace": "命名空间", "service": "服务", "wire": "线上格式", "id": "编号",
        "after": "所依据的决定", "date": "日期", "note": "说明", "reason": "原因", "text": "文字", "title": "名称", "name": "名称", "zh": "中文",
        "en": "英文", "kind": "种类", "from": "起始日期", "until": "截止日期", "due": "期限", "units": "单位", "level": "层级", "levels": "层级",
        "sector": "类别", "sectors": "类别", "version": "版本", "value": "数据", "number": "数量", "scale": "小数位数", "meant": "确认属实",
        // Documents
        "evidence": "佐证材料", "documents": "材料", "record": "交接记录", "digest": "摘要", "address": "地址", "revision": "版本",
        // Genesis, keys, units
        "rootKey": "根密钥", "clock": "时钟", "key": "公钥", "role": "角色", "label": "用途", "validFrom": "生效时间", "validUntil": "失效时间",
        "proof": "新密钥的签名", "parent": "上级", "opened": "成立日期", "adopted": "启用日期", "into": "并入的单位", "parts": "新单位", "dissolved": "原单位撤销",
        "to": "承接单位",
        "children": "划出的下级",
        // Posts, talks, training
        "post": "岗位", "person": "人员代号", "answersFor": "所负责的单位", "interim": "代理任命", "tier": "责任层次", "category": "类别", "conditions": "任职条件",
        "anyOf": "资格",
        "vetoes": "一票否决情形", "qualification": "资格", "qualifications": "资格", "talkWithinDays": "任前谈话天数", "trainingDays": "培训天数",
        "successor": "继任岗位", "openDuties": "未了事项", "occasion": "谈话事由", "heldBy": "谈话人", "days": "天数", "topic": "主题",
        "result": "结果",
        // Duty lists, alliances, covered entities
        "list": "责任清单", "duties": "责任", "duty": "事项", "under": "所落实的责任", "reworded": "改写的责任", "omitted": "略去的责任",
        "added": "增加的责任", "alliance": "联盟", "criteria": "符合的条件", "members": "成员", "joined": "加入的单位", "left": "退出的单位", "entity": "应建组织单位",
        "staff": "职工数", "organisation": "覆盖它的组织", "joint": "联合组建",
        // Facts and re-elections
        "requirement": "填报指标", "least": "下限", "most": "上限", "rate": "经费标准", "staffing": "人员配备", "funds": "经费", "heads": "核定人数",
        "provided": "拨付金额", "headcount": "职工总数", "cadres": "党务工作者人数", "count": "数量", "template": "步骤模板", "reelection": "换届",
        "milestones": "步骤", "milestone": "步骤",
        "daysBefore": "提前天数",
        // Cohorts, bundles, periods
        "cohort": "考核组别", "minimumSize": "排名所需的最少单位数", "bundle": "考核办法", "starts": "开始日期", "ends": "结束日期",
        "closes": "收尾日期", "bundleDigest": "考核办法的摘要", "previousPeriod": "上一周期", "previous": "上一周期",
        // Statements about the logs
        "partitions": "分区", "partition": "分区", "offset": "位置", "end": "末尾", "lastGoodOffset": "完好处的位置", "lastGoodChain": "完好处的链值",
        "lostHeads": "丢失的链头",
        // Pledges
        "pledge": "承诺", "item": "条目", "quantity": "数量", "measure": "计量单位", "standard": "验收标准", "giver": "承诺人", "receiver": "评诺方",
        "chain": "责任链", "weight": "权重", "parentPledge": "上级承诺", "parentUnit": "上级承诺的单位", "noParent": "不再服务于上级承诺", "topicUnit": "点题单位",
        "standardMet": "是否达标",
        // Notices
        "notice": "公示", "terms": "公示", "channels": "公示途径", "subject": "公示内容", "reference": "公示事项的编号", "objection": "异议", "answer": "答复",
        "upheld": "是否采纳",
        // Projects
        "project": "项目", "aim": "目标", "leader": "牵头岗位", "implementers": "实施单位", "measures": "举措", "opinion": "评审意见", "approved": "是否通过",
        "participants": "参加单位", "thirdParties": "第三方", "points": "评分", "award": "奖项",
        // Reports and attendance
        "slot": "期次", "answers": "栏目", "field": "栏目", "missing": "缺少的栏目", "meeting": "会议", "attendance": "出席情况", "host": "主办单位",
        // Service and admission
        "offer": "岗位或题目", "team": "服务队", "wanted": "需要人数", "homeUnit": "党员所在单位", "topics": "点题", "hours": "小时数",
        "task": "准入事项", "department": "申请部门", "authority": "转移的职权", "admitted": "准入决定",
        // Inspections and findings
        "round": "督查轮次", "visited": "检查日期", "items": "得分", "inspectors": "督查员", "taxonomy": "问题类别", "severity": "严重程度",
        "finding": "问题",
        // Tallies and marks
        "group": "测评主体", "counts": "票数", "issued": "发出票数", "spoilt": "无效票数", "tally": "计票结果", "secondKey": "第二位计票人的公钥",
        "secondSignature": "第二位计票人的签名", "source": "外部来源", "mark": "分数", "recognition": "评定项目",
    ]
}
