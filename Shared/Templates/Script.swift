/// Which of the two languages a text is in.
public enum Script {
    /// Whether it has Chinese characters.
    public static func hasChinese(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
    }

    /// Two Latin words or more side by side: more than a name, an option or a unit of measure, which are the same in both languages.
    public static func hasEnglish(_ text: some StringProtocol) -> Bool {
        var letters = 0
        var words = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letters += 1
            case UInt8(ascii: " ") where letters >= 2: (words, letters) = (words + 1, 0)
            default: (words, letters) = (0, 0)
            }
            if words >= 1, letters >= 2 { return true }
        }
        return false
    }

    /// The text without what it quotes: names in quotation marks stay as they are.
    public static func unquoted(_ text: String) -> String {
        var depth = 0
        return text.filter { character in
            if character == "“" { depth += 1 }
            if character == "”" { depth = max(0, depth - 1) }
            return depth == 0 && character != "”"
        }
    }

    /// Whether two texts can be the same in both languages. A text without words, such as a number or a path, and somebody's own words, whatever
    /// marks stand between them, stand for both.
    public static func areBoth(zh: String, en: String) -> Bool { hasChinese(zh) || !hasEnglish(en) || letters(zh) == letters(en) }

    private static func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
}
