/// Why a text is not the JSON form of a message: what is wrong, where, in both languages.
public struct JSONProblem: Error, Hashable, Sendable {
    /// A whole sentence without its full stop, beginning with the place.
    public var zh: String
    public var en: String
    /// The same without the place, for texts that were not written by whoever reads it.
    public var words: (zh: String, en: String) { (wordsZH, wordsEN) }
    private var wordsZH: String
    private var wordsEN: String
    /// The field at fault as a path in the sender's own spelling (`draftPledge.due`, `after[2].offset`), if one is; at most ``longestField`` bytes.
    public var field: String

    /// A path longer than this is cut: the sender wrote it, and it goes into a decision that is kept for ever.
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
