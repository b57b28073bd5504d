/// Invisible characters that can make a text look like another or control a terminal: control characters, those that change the writing
/// direction, and those without width. Texts of submissions must not contain them; older texts that do are shown with the characters'
/// numbers.
public enum HiddenCharacters {
    /// Tabs and line feeds are not hidden: long texts contain them.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029: true
        default: isInvisible(scalar)
        }
    }

    /// Whether a character has no width and no meaning in Chinese or English, such as are copied along from web pages. The joiners U+200C
    /// and U+200D are not included, because other scripts need them.
    public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x180E, 0x200B, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    public static func first(in text: String) -> Unicode.Scalar? {
        // Fast path: the UTF-8 form of every hidden character has a byte outside this set, and most texts have none.
        var text = text
        let isPlain = text.withUTF8 { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 >= 0xE3 && $0 != 0xEF || $0 == 0x0A || $0 == 0x09 }
        }
        return isPlain ? nil : text.unicodeScalars.first(where: isHidden)
    }

    /// The text with `\u202E`, for example, in place of each hidden character; in JSON this escape denotes the same character.
    public static func shown(_ text: String) -> String {
        guard first(in: text) != nil else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHidden(scalar) { shown.append(contentsOf: "\\u\(number(scalar))".unicodeScalars) } else { shown.append(scalar) }
        }
        return String(shown)
    }

    /// The same on one line: line feeds become ↵, tabs spaces.
    public static func shownOnOneLine(_ text: String) -> String {
        let shown = shown(text)
        guard shown.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return shown }
        var line = String.UnicodeScalarView()
        for scalar in shown.unicodeScalars { line.append(scalar == "\n" ? "↵" : scalar == "\t" ? " " : scalar) }
        return String(line)
    }

    /// The code point in hexadecimal, at least four digits, such as 202E.
    public static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
