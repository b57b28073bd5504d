internal import Schema

/// A kind of village pledge on hot, hard and contested issues. The first seven are those whose sums are published; see ``SampleExpectations``.
struct PledgeKind: Sendable {
    /// The pledge's id begins with it.
    var prefix: String
    /// The letter's item it serves; the township's pledge of that item is its parent.
    var item: String
    /// Of a title "<zh> <quantity> <measure>".
    var zh: String
    var measure: String
    var standard: String
    var weight: UInt32
    /// How many pledges of this kind there are, and how many of them are fulfilled by mid-year. Nil: whatever places are left.
    var pledges: Int?
    var fulfilled: Int?
    /// What the fulfilled ones add up to, by mid-year.
    var sum: Int64?
    /// Of a single pledge, in steps of `step`.
    var quantities: ClosedRange<Int64>
    var step: Int64 = 1
    /// At most this many in one village.
    var mostInVillage = 1

    /// The sums come from the published figures, the numbers of pledges are invented.
    static let published: [PledgeKind] = [
        PledgeKind(
            prefix: "office", item: "leadership-premises", zh: "新建村级办公场所", measure: "处", standard: "竣工验收合格，面积不少于八十平方米，挂牌使用",
            weight: 3, pledges: 82, fulfilled: 46, sum: achieved("office"), quantities: 1...1),
        PledgeKind(
            prefix: "road", item: "civility-roads", zh: "修建村路", measure: "米", standard: "路面宽不少于三米五，经镇验收合格", weight: 3,
            pledges: 398, fulfilled: 238, sum: achieved("road"), quantities: 100...520, step: 10),
        PledgeKind(
            prefix: "ditch", item: "study-livelihood", zh: "开挖沟渠", measure: "米", standard: "断面达到设计要求，排灌畅通", weight: 2,
            pledges: 405, fulfilled: 262, sum: achieved("ditch"), quantities: 180...780, step: 10),
        PledgeKind(
            prefix: "model", item: "joint-models", zh: "培育先进典型", measure: "个", standard: "事迹材料经镇党委审核，在全镇推广", weight: 1, pledges: 260,
            fulfilled: 154, sum: achieved("model"), quantities: 1...1),
        PledgeKind(
            prefix: "site", item: "innovation-sites", zh: "建成示范点", measure: "个", standard: "有标识、有制度、有活动记录", weight: 2, pledges: 170,
            fulfilled: 96, sum: achieved("site"), quantities: 1...1),
        PledgeKind(
            prefix: "household", item: "care-households", zh: "解决零就业家庭", measure: "户", standard: "每户至少一人稳定就业三个月以上", weight: 2,
            pledges: 760, fulfilled: 489, sum: achieved("household"), quantities: 2...8, mostInVillage: 2),
        PledgeKind(
            prefix: "conflict", item: "deliberation-conflicts", zh: "化解基层矛盾", measure: "起", standard: "当事人签字认可，无反复", weight: 2,
            pledges: 290, fulfilled: 140, sum: achieved("conflict"), quantities: 1...2),
    ]

    static let others: [PledgeKind] = [
        other("talk", "study-talks", "开展政策宣讲", "场", "有签到、有记录，到场村民不少于三十人", 2...8),
        other("training", "members-training", "举办党员培训", "期", "参训率不低于百分之九十", 1...4),
        other("visit", "care-visits", "走访慰问老党员和困难党员", "人次", "逐户登记，问题有回音", 5...30),
        other("deliberation", "deliberation-days", "召开民主议政日", "次", "议题提前三天公示，结果上墙", 2...10),
        other("proposal", "deliberation-proposals", "办理党员意见建议", "条", "条条有答复", 3...15),
        other("recruit", "members-recruiting", "培养入党积极分子", "名", "有培养联系人，材料齐全", 1...4),
        other("openness", "clean-openness", "公开党务村务财务", "期", "按季公开，村民代表签字", 2...4),
        other("rule", "clean-rules", "修订村级管理制度", "项", "村民代表会议通过", 1...3),
        other("lamp", "civility-environment", "安装路灯", "盏", "正常照明，专人管护", 8...60),
        other("tree", "civility-environment", "植树", "株", "成活率不低于百分之八十五", 100...900),
        other("income", "leadership-economy", "增加村集体收入", "元", "以镇经管站账目为准", 3_000...30_000),
        other("skill", "study-talks", "组织农技培训", "人次", "有讲义、有签到", 20...120),
    ]

    private static func other(
        _ prefix: String, _ item: String, _ zh: String, _ measure: String, _ standard: String, _ quantities: ClosedRange<Int64>
    ) -> PledgeKind {
        let step: Int64 = quantities.lowerBound >= 1_000 ? 500 : quantities.lowerBound >= 100 ? 50 : 1
        return PledgeKind(
            prefix: prefix, item: item, zh: zh, measure: measure, standard: standard, weight: 1, quantities: quantities, step: step,
            mostInVillage: .max)
    }

    private static func achieved(_ prefix: String) -> Int64 {
        SampleExpectations.achievements.first { $0.prefix == prefix }?.quantity ?? 0
    }
}
