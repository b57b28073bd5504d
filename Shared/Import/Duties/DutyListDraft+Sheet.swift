internal import Domain
internal import Schema
internal import Views

extension DutyListDraft {
    package static let sheet = Sheet(
        noun: .both("责任清单", "duty lists"),
        columns: [
            SheetColumn(
                id: "list", chinese: "清单编号", aliases: ["清单"], isRequired: true,
                note: .both("同一编号的各行是一份清单", "all lines with one id are one list"), example: .both("secretary-duties", "secretary-duties")),
            SheetColumn(
                id: "version", chinese: "版本", note: .both("从 1 开始；不填为上一版加 1", "counts from 1; empty is the one after the last"),
                example: .both("1", "1")),
            SheetColumn(
                id: "name", chinese: "清单名称", note: .both("清单第一行须填", "needed on a list's first line"),
                example: .both("支部书记责任清单", "支部书记责任清单")),
            SheetColumn(
                id: "name-en", chinese: "清单英文名称", note: .both("可不填", "may be empty"), example: .both("", "Duties of branch secretaries")),
            SheetColumn(
                id: "unit", chinese: "单位编号", aliases: ["单位", "适用单位"],
                note: .both("适用于该单位及其下级；不填为 --unit 所指", "applies at and below it; empty: what --unit names"),
                example: .both("", "")),
            SheetColumn(
                id: "category", chinese: "岗位类别", note: .both("不填为领导班子（单位本身）的责任", "empty: the duties of the unit as a body"),
                example: .both("", "")),
            SheetColumn(
                id: "level", chinese: "适用层级", aliases: ["层级"],
                note: .both("不填为任何层级；" + CellWord.list(UnitWords.levels, .zh), "empty is any; " + CellWord.list(UnitWords.levels, .en)),
                example: .both("支部", "branch")),
            SheetColumn(
                id: "sector", chinese: "适用类别", aliases: ["类别"],
                note: .both("不填为任何类别；" + CellWord.list(UnitWords.sectors, .zh), "empty is any; " + CellWord.list(UnitWords.sectors, .en)),
                example: .both("", "")),
            SheetColumn(
                id: "duty", chinese: "责任编号", aliases: ["职责编号", "条目编号"], isRequired: true, fields: ["duties", "duties.id"],
                note: .both("清单内不重复", "unique within the list"), example: .both("d1", "d1")),
            SheetColumn(
                id: "kind", chinese: "类型", isRequired: true, fields: ["duties.kind"],
                note: .both(CellWord.list(DutyWords.kinds, .zh), CellWord.list(DutyWords.kinds, .en)), example: .both("职责", "duty")),
            SheetColumn(
                id: "under", chinese: "所属", aliases: ["所属责任"], fields: ["duties.under"],
                note: .both("它所落实的职责或措施的编号", "the duty or measure it carries out"),
                example: .both("", "")),
            SheetColumn(
                id: "text", chinese: "内容", aliases: ["责任内容"], isRequired: true, fields: ["duties.text"],
                note: .both("中文内容", "text in Chinese"),
                example: .both("每月召开一次支部委员会", "每月召开一次支部委员会")),
            SheetColumn(
                id: "text-en", chinese: "英文内容", note: .both("可不填", "may be empty"), example: .both("", "A branch committee every month")),
        ])
}
