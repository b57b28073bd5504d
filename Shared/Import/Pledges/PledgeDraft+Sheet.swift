internal import Schema

extension PledgeDraft {
    package static let sheet = Sheet(
        noun: .both("承诺", "pledges"),
        columns: [
            SheetColumn(
                id: "unit", chinese: "单位", aliases: ["单位编号"], isRequired: true, note: .both("作出承诺的单位编号", "id of the unit that pledges"),
                example: .both("t01-v003", "t01-v003")),
            SheetColumn(
                id: "pledge", chinese: "承诺编号", aliases: ["编号"], isRequired: true,
                note: .both("单位内不重复，小写字母、数字和连字符", "unique within the unit: lower-case letters, digits, hyphens"),
                example: .both("road-1", "road-1")),
            SheetColumn(
                id: "period", chinese: "周期", aliases: ["考核周期"],
                note: .both("不填为 --period 所指，或正在进行的那一个", "empty: what --period names, or the one that is open"),
                example: .both("2026", "2026")),
            SheetColumn(
                id: "item", chinese: "条目", aliases: ["责任书条目"], isRequired: true,
                note: .both("考核办法中责任书的条目编号", "id of an item of the scheme's sheet"), example: .both("a1", "a1")),
            SheetColumn(
                id: "title", chinese: "承诺事项", aliases: ["事项"], isRequired: true, note: .both("最多 200 字", "at most 600 bytes"),
                example: .both("修建村路", "Build the village road")),
            SheetColumn(
                id: "quantity", chinese: "数量", isRequired: true,
                note: .both("至少为 1 的整数，如 1200 或 1,200", "a whole number from 1, such as 1200 or 1,200"),
                example: .both("1,200", "1,200")),
            SheetColumn(
                id: "measure", chinese: "计量单位", isRequired: true, note: .both("处、米、户、件……", "m, households, places …"),
                example: .both("米", "m")),
            SheetColumn(
                id: "due", chinese: "完成期限", aliases: ["期限"], isRequired: true,
                note: .both("如 2026-06-30、2026/6/30、2026年6月30日", "such as 2026-06-30 or 2026/6/30"),
                example: .both("2026-06-30", "2026-06-30")),
            SheetColumn(
                id: "standard", chinese: "验收标准", isRequired: true, note: .both("怎样才算完成", "what counts as done"),
                example: .both("路面平整，宽 4 米", "even, 4 m wide")),
            SheetColumn(
                id: "giver", chinese: "承诺岗位", aliases: ["承诺人岗位", "post"], isRequired: true,
                note: .both("本单位的岗位，或“单位/岗位”", "a post of the unit, or unit/post"), example: .both("secretary", "secretary")),
            SheetColumn(
                id: "receiver", chinese: "评诺方", aliases: ["评诺单位", "受诺单位", "受诺方"],
                note: .both("由它评诺；不填为上级", "the unit that reviews it; empty is the superior"), example: .both("", "")),
            SheetColumn(
                id: "topic", chinese: "点题", fields: ["topicUnit"],
                note: .both("单位/题目编号，由点题单位验收", "unit/topic: whoever set the topic verifies it"), example: .both("", "")),
            SheetColumn(
                id: "weight", chinese: "权重", note: .both("在上级承诺中的权重，不填为 1", "its weight in the parent pledge; empty is 1"),
                example: .both("1", "1")),
            SheetColumn(
                id: "parent", chinese: "上级承诺", aliases: ["所属承诺"], fields: ["parentUnit", "parentPledge"],
                note: .both("单位/承诺编号，本单位的只写编号", "unit/pledge, or the id alone if it is the unit's own"), example: .both("t01/a1", "t01/a1")),
            SheetColumn(
                id: "chain", chinese: "责任链",
                note: .both("其他负责的岗位，用、隔开，先重后轻", "further posts that answer for it, separated by ;, the most responsible first"),
                example: .both("", "")),
        ])
}
