/// Why a text is not the JSON form of a message: what is wrong and where, in both languages.
public struct JSONProblem: Error, Hashable, Sendable {
    /// A whole sentence without its full stop, beginning with line and column.
    public var zh: String
    public var en: String
    /// The same without line and column, for readers who did not write the text.
    public var words: (zh: String, en: String) { (wordsZH, wordsEN) }
    private var wordsZH: String
    private var wordsEN: String
    /// The path of the invalid field in the sender's own spelling (`draftPledge.due`, `after[2].offset`), if one is to blame; at most
    /// ``longestField`` bytes.
    public var field: String

    /// In bytes of UTF-8. A longer path is cut: the sender wrote it, and it goes into a decision that is kept for ever.
    public static let longestField = 120

    init(line: Int, column: Int, field: String = "", zh: String, en: String) {
        let field = Self.bounded(field)
        self.field = field
        (wordsZH, wordsEN) = (zh, en)
        self.zh = "第 \(line) 行第 \(column) 列\(field.isEmpty ? "" : "，字段 \(field)")：\(zh)"
        self.en = "line \(line), column \(column)\(field.isEmpty ? "" : ", field \(field)"): \(en)"
    }

    private static func bounded(_ text: String) -> String {
        var bounded = ""
        for character in text.unicodeScalars {
            guard bounded.utf8.count + UTF8.width(character) <= longestField else { break }
            bounded.unicodeScalars.append(character)
        }
        return bounded
    }
}
