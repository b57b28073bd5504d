package import Schema

package enum PostWords {
    package static let tiers: [CellWord<PBTier>] = [
        CellWord(value: .first, zh: "第一责任人", en: "first", aliases: ["第一", "第一责任"]),
        CellWord(value: .direct, zh: "直接责任人", en: "direct", aliases: ["直接", "直接责任"]),
        CellWord(value: .specific, zh: "具体责任人", en: "specific", aliases: ["具体", "具体责任"]),
    ]

    /// As lists show a post that nobody holds.
    package static let vacant = CellWord(value: true, zh: "（空缺）", en: "(vacant)", aliases: ["空缺", "vacant", "—"])

    package static let yesAndNo: [CellWord<Bool>] = [
        CellWord(value: true, zh: "是", en: "yes", aliases: ["代理", "主持工作", "true", "1"]),
        CellWord(value: false, zh: "否", en: "no", aliases: ["false", "0"]),
    ]
}
