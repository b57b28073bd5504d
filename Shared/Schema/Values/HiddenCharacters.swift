/// Characters that nobody sees and that make a text look like another one, or a terminal do what it should not: control characters, those that turn
/// the direction of writing round, and those without any width. They stand in no text of a submission, and where older texts are shown, they are
/// shown by their numbers.
public enum HiddenCharacters {
    /// Tabs and line feeds are none: long texts have them.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029: true
        default: isInvisible(scalar)
        }
    }

    /// Of no width and no meaning in Chinese and English: such as come along when a text is copied from a page. The joiners U+200C and U+200D are none,
    /// for other scripts need them.
    public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x180E, 0x200B, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    public static func first(in text: String) -> Unicode.Scalar? {
        // Most texts have none: every such character begins with one of these bytes.
        var text = text
        let isPlain = text.withUTF8 { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 >= 0xE3 && $0 != 0xEF || $0 == 0x0A || $0 == 0x09 }
        }
        return isPlain ? nil : text.unicodeScalars.first(where: isHidden)
    }

    /// As people can see it: `\u202E` in place of each hidden character, which within a text of JSON means just that character.
    public static func shown(_ text: String) -> String {
        guard first(in: text) != nil else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHidden(scalar) { shown.append(contentsOf: "\\u\(number(scalar))".unicodeScalars) } else { shown.append(scalar) }
        }
        return String(shown)
    }

    /// The same on one line: a line feed as ↵, a tab as a space.
    public static func shownOnOneLine(_ text: String) -> String {
        let shown = shown(text)
        guard shown.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return shown }
        var line = String.UnicodeScalarView()
        for scalar in shown.unicodeScalars { line.append(scalar == "\n" ? "↵" : scalar == "\t" ? " " : scalar) }
        return String(line)
    }

    /// Such as 202E.
    public static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
