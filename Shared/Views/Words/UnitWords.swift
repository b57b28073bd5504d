package import Schema

/// Levels and sectors as spreadsheets name them.
package enum UnitWords {
    package static let levels: [CellWord<PBLevel>] = [
        CellWord(value: .city, zh: "市", en: "city", aliases: ["城市", "市级"]),
        CellWord(value: .county, zh: "县", en: "county", aliases: ["区", "县区", "县级", "县（市、区）", "district"]),
        CellWord(value: .township, zh: "乡镇", en: "township", aliases: ["乡", "镇", "街道", "乡镇街道", "乡级", "镇级", "subdistrict"]),
        CellWord(value: .area, zh: "管区", en: "area", aliases: ["片区", "工作区"]),
        CellWord(value: .village, zh: "村", en: "village", aliases: ["行政村", "村级"]),
        CellWord(value: .community, zh: "社区", en: "community", aliases: ["居", "居委会"]),
        CellWord(value: .branch, zh: "支部", en: "branch", aliases: ["党支部"]),
        CellWord(value: .group, zh: "小组", en: "group", aliases: ["党小组"]),
        CellWord(value: .office, zh: "站所部门", en: "office", aliases: ["站所", "部门", "机关部门", "department", "station"]),
    ]

    package static let sectors: [CellWord<String>] = [
        CellWord(value: "rural", zh: "农村", en: "rural"),
        CellWord(value: "organ", zh: "机关", en: "organ", aliases: ["党政机关"]),
        CellWord(value: "institution", zh: "事业单位", en: "institution", aliases: ["事业"]),
        CellWord(value: "state-firm", zh: "国有企业", en: "state-firm", aliases: ["国企"]),
        CellWord(value: "new-organisation", zh: "两新组织", en: "new-organisation", aliases: ["两新", "new-organization"]),
        CellWord(value: "station", zh: "站所", en: "station"),
        CellWord(value: "county-department", zh: "涉农部门", en: "county-department", aliases: ["县直涉农部门"]),
        CellWord(value: "community", zh: "社区", en: "community"),
        CellWord(value: "school", zh: "学校", en: "school"),
    ]

    /// A sector as users read it; a code that nobody knows stands for itself.
    package static func sector(_ code: String) -> PBText {
        sectors.first { $0.value == code }.map { .both($0.zh, $0.en) } ?? .same(code)
    }
}
