/// A value that may be written in Chinese or English.
struct CellWord<Value: Sendable>: Sendable {
    var value: Value
    var zh: String
    var en: String
    var aliases: [String] = []

    func isCalled(_ cell: String) -> Bool {
        let wanted = SheetColumn.plain(cell)
        return ([zh, en] + aliases).contains { SheetColumn.plain($0) == wanted }
    }

    /// All of them, for people.
    static func list(_ words: [CellWord], _ language: Language) -> String {
        words.map { language(zh: $0.zh, en: $0.en) }.joined(separator: language(zh: "、", en: ", "))
    }
}
