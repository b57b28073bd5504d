package import Domain
internal import Files

/// A value that may be written in Chinese or English.
package struct CellWord<Value: Sendable>: Sendable {
    package var value: Value
    package var zh: String
    package var en: String
    package var aliases: [String] = []

    package init(value: Value, zh: String, en: String, aliases: [String] = []) {
        self.value = value
        self.zh = zh
        self.en = en
        self.aliases = aliases
    }

    package func isCalled(_ cell: String) -> Bool {
        let wanted = CellText.plain(cell)
        return ([zh, en] + aliases).contains { CellText.plain($0) == wanted }
    }

    /// All of them, for people.
    package static func list(_ words: [CellWord], _ language: Language) -> String {
        words.map { language(zh: $0.zh, en: $0.en) }.joined(separator: language(zh: "、", en: ", "))
    }
}
