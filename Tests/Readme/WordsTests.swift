import Testing

@Suite("The words of the field")
struct WordsTests {
    /// Words that an earlier version, or a translation of the English, had for something the field calls otherwise.
    private static let mistaken = [
        "会签": "审签", "创世": "系统初始化", "结算": "核定成绩", "上榜": "立项", "投票组": "测评主体", "等次表": "测评等次", "废票": "无效票",
        "受诺方": "评诺方", "填报事实": "填报指标", "走访日期": "检查日期", "上报到此": "升级督办", "证明材料": "佐证材料",
        "计费人数": "核定人数", "没有有人": "没有人", "市年终考核": "市委年终考核", "年度算账": "年交账", "疏挖": "开挖",
        "强化服务功能": "优化服务功能", "健全推进机制": "完善落实机制",
    ]

    @Test("no text, sample or document has a word for something that the field calls otherwise")
    func mistaken() throws {
        for file in try Checkout.sourceFiles() + Checkout.sampleFiles() + Document.files {
            let text = Self.withoutAliases(try Checkout.text(file))
            for (word, right) in Self.mistaken {
                let found = text.contains(word)
                #expect(!found, "\(file): \(word), which is \(right)")
            }
        }
    }

    /// Headings of earlier sheets are still read.
    private static func withoutAliases(_ source: String) -> String { source.replacing(/aliases: \[[^\]]*\]/, with: "") }
}
