internal import Domain
internal import Schema
internal import Views

extension PostDraft {
    package static let sheet = Sheet(
        noun: .both("岗位", "posts"),
        columns: [
            SheetColumn(
                id: "unit", chinese: "单位编号", aliases: ["单位"], isRequired: true, note: .both("已登记的单位", "a registered unit"),
                example: .both("t01-v003", "t01-v003")),
            SheetColumn(
                id: "post", chinese: "岗位编号", aliases: ["岗位"], isRequired: true,
                note: .both("单位内不重复，如 secretary、director", "unique within the unit, such as secretary"),
                example: .both("secretary", "secretary")),
            SheetColumn(
                id: "title", chinese: "职务", aliases: ["职务名称", "岗位名称"], isRequired: true, note: .both("中文职务", "title in Chinese"),
                example: .both("村党支部书记", "村党支部书记")),
            SheetColumn(id: "title-en", chinese: "英文职务", note: .both("可不填", "may be empty"), example: .both("", "Village secretary")),
            SheetColumn(
                id: "tier", chinese: "责任层次", aliases: ["责任", "责任人类别"], isRequired: true,
                note: .both(CellWord.list(PostWords.tiers, .zh), CellWord.list(PostWords.tiers, .en)), example: .both("第一责任人", "first")),
            SheetColumn(
                id: "person", chinese: "人员代号", aliases: ["代号", "人员", "holder"],
                note: .both("代号而不是姓名；空缺不填", "a reference, never a name; empty is vacant"), example: .both("p-000123", "p-000123")),
            SheetColumn(
                id: "from", chinese: "起始日期", aliases: ["任职日期", "自", "since"], isRequired: true, note: .both("任职第一天", "first day"),
                example: .both("2026-01-01", "2026-01-01")),
            SheetColumn(
                id: "answers-for", chinese: "联系单位", aliases: ["包村", "包联单位", "联系点"], fields: ["answersFor"],
                note: .both("包村、联系点：所负责的单位，如不是本单位", "the unit it answers for, if another"), example: .both("", "")),
            SheetColumn(
                id: "category", chinese: "岗位类别", aliases: ["类别"], note: .both("已定义的岗位类别，可不填", "a defined category of post, or empty"),
                example: .both("", "")
            ),
            SheetColumn(
                id: "interim", chinese: "代理", aliases: ["主持工作"],
                note: .both(CellWord.list(PostWords.yesAndNo, .zh), CellWord.list(PostWords.yesAndNo, .en)), example: .both("", "")),
            SheetColumn(
                id: "qualifications", chinese: "任职条件", aliases: ["资格"],
                note: .both("已核实的条件，用、隔开", "attested qualifications, separated by ;"),
                example: .both("", "")),
            SheetColumn(
                id: "name", chinese: "姓名",
                note: .both(
                    "只在用 --names 时填写；写入可删除的姓名主题，不进入决定", "only with --names: goes to the deletable topic of names, never into a decision"),
                example: .both("", "")),
        ])
}
