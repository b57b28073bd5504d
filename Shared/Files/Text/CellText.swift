internal import Schema

/// Text as it comes out of spreadsheets.
package enum CellText {
    /// Without spaces around it, those of Chinese text (U+3000) and invisible characters included.
    package static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(scalars[first...last])
    }

    /// Full-width letters, digits and signs (ＡＢＣ１２３，／) as their ASCII counterparts.
    package static func narrow(_ text: String) -> String {
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: narrow.append(" ")
            default: narrow.append(scalar)
            }
        }
        return String(narrow)
    }

    /// Without characters that nobody sees, wherever they stand, and with line feeds as the only line ends.
    package static func visible(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0D || $0 >= 0xC2 }) else { return text }
        var visible = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { last = scalar }
            if isUnseen(scalar) || (scalar == "\n" && last == "\r") { continue }
            visible.append(scalar == "\r" ? "\n" : scalar)
        }
        return String(visible)
    }

    /// Such as comes along when a cell is copied from a page: without width, or a mark of direction that turns nothing round here.
    package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        HiddenCharacters.isInvisible(scalar) || [0x200E, 0x200F].contains(scalar.value)
    }

    /// Whether two texts are the same but for what reading a cell leaves out.
    package static func areSame(_ one: String, _ other: String) -> Bool { trimmed(visible(one)) == trimmed(visible(other)) }

    /// Small letters for the capital ones of ASCII; nothing else becomes another letter.
    package static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || isUnseen(scalar)
    }

    /// Headings are compared without case, spaces, invisible characters, hyphens, underlines, the star or the words that mark required columns.
    package static func plain(_ heading: String) -> String {
        let scalars = narrow(visible(heading)).lowercased().unicodeScalars
            .filter { !$0.properties.isWhitespace && !"-_*、".unicodeScalars.contains($0) }
        var plain = String(String.UnicodeScalarView(scalars))
        while let mark = marks.first(where: { plain.hasSuffix($0) && plain != $0 }) { plain.removeLast(mark.count) }
        return plain
    }

    private static let marks = [":", "(必填)", "(必填项)", "(必须)", "(选填)", "(可选)", "(required)", "(optional)", "【必填】", "【选填】", "[必填]", "[选填]"]
}
