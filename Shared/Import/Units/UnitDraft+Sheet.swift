internal import Domain
internal import Schema
internal import Views

extension UnitDraft {
    package static let sheet = Sheet(
        noun: .both("单位", "units"),
        columns: [
            SheetColumn(
                id: "unit", chinese: "单位编号", aliases: ["编号", "id", "unit id"], isRequired: true,
                note: .both("小写字母、数字和中间的连字符，登记后不变", "lower-case letters, digits and inner hyphens; never changes"),
                example: .both("t01-v003", "t01-v003")),
            SheetColumn(
                id: "name", chinese: "名称", aliases: ["单位名称", "中文名称"], isRequired: true, note: .both("中文名称", "name in Chinese"),
                example: .both("李家庄村", "李家庄村")),
            SheetColumn(
                id: "name-en", chinese: "英文名称", note: .both("可不填", "may be empty"),
                example: .both("Lijiazhuang Village", "Lijiazhuang Village")),
            SheetColumn(
                id: "parent", chinese: "上级", aliases: ["上级单位", "上级编号", "parent unit"],
                note: .both(
                    "上级单位的编号；最上级不填。可以在同一文件中，先后不限", "id of the unit above, none for the topmost; it may stand anywhere in the same file"),
                example: .both("t01", "t01")),
            SheetColumn(
                id: "level", chinese: "层级", isRequired: true,
                note: .both(CellWord.list(UnitWords.levels, .zh), CellWord.list(UnitWords.levels, .en)), example: .both("村", "village")),
            SheetColumn(
                id: "sector", chinese: "类别", isRequired: true,
                note: .both(CellWord.list(UnitWords.sectors, .zh), CellWord.list(UnitWords.sectors, .en)), example: .both("农村", "rural")),
            SheetColumn(
                id: "opened", chinese: "成立日期", aliases: ["设立日期"], isRequired: true,
                note: .both("如 2000-01-01、2000/1/1、2000年1月1日", "such as 2000-01-01 or 2000/1/1"), example: .both("2000-01-01", "2000-01-01")
            ),
            SheetColumn(
                id: "from", chinese: "生效日期", aliases: ["变更日期"],
                note: .both("只用于已登记单位的更名、改隶、改类；不填为今天", "for changes of units that are registered already; empty is today"),
                example: .both("", "")),
            SheetColumn(
                id: "adopted", chinese: "启用日期",
                note: .both("年中启用的才填：此日之前截止的报告不必报", "only if it begins in mid-year: nothing due before this day is owed"),
                example: .both("", "")),
        ])
}
