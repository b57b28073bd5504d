internal import Foundation
internal import Views

/// Breaks lines of help by the columns they take in a terminal, where a Chinese character takes two and there are no spaces to break at.
enum HelpLayout {
    /// Where the library begins the explanation of an option.
    private static let explanation = 26

    static func broken(_ line: String, to width: Int) -> String {
        let indent = indent(of: line)
        guard Table.width(line) > width, width > indent + 20 else { return line }
        var lines: [String] = []
        var current = ""
        for piece in pieces(line) {
            if Table.width(current) + Table.width(piece) > width, !current.allSatisfy(\.isWhitespace) {
                lines.append(trimmed(current))
                current = String(repeating: " ", count: indent) + (piece.first == " " ? String(piece.drop { $0 == " " }) : piece)
            } else {
                current += piece
            }
        }
        lines.append(trimmed(current))
        return lines.joined(separator: "\n")
    }

    private static func indent(of line: String) -> Int {
        if line.hasPrefix("用法") { return 6 }
        return line.hasPrefix("  ") ? explanation : 0
    }

    /// What must not be taken apart: a word with the space before it, or one wide character; no line begins with closing punctuation.
    private static func pieces(_ line: String) -> [String] {
        var pieces: [String] = []
        for character in line {
            let text = String(character)
            let joins: Bool =
                switch pieces.last?.last {
                case nil: false
                case " "?: true
                case let last?:
                    "，。；：、）？！”".contains(character) || "（“".contains(last)
                        || (Table.width(text) == 1 && Table.width(String(last)) == 1 && character != " ")
                }
            if joins { pieces[pieces.count - 1] += text } else { pieces.append(text) }
        }
        return pieces
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
