internal import Foundation
internal import Schema

/// Commands as they are typed into a shell.
enum Typed {
    static func line(_ words: String...) -> String { (["pledgeline"] + words.filter { !$0.isEmpty }).joined(separator: " ") }

    /// Somebody's own words as one word of a command: quoted where a shell would take them apart or read more into them.
    static func value(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-./:,=+@%".unicodeScalars.contains(scalar)
                : !scalar.properties.isWhitespace
        }
        return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }

    /// The words of a line, each as it is typed: quotation marks stay where they are.
    static func words(_ line: String) -> [String] {
        var (words, word, isQuoted) = ([String](), "", false)
        for character in line {
            if character == "'" { isQuoted.toggle() }
            if character == " ", !isQuoted {
                words.append(word)
                word = ""
            } else {
                word.append(character)
            }
        }
        return (words + [word]).filter { !$0.isEmpty }
    }

    /// A line no wider than `width` where its words allow it, to be typed or copied as it stands: what goes on is said by a backslash.
    static func broken(_ line: String, to width: Int, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        guard Table.width(margin + line) > width else { return [margin + line] }
        var lines: [String] = []
        var current = ""
        for word in words(line) {
            let next = current.isEmpty ? (lines.isEmpty ? margin : margin + margin) + word : "\(current) \(word)"
            // Two columns for the backslash.
            if Table.width(next) > width - 2, !current.isEmpty {
                lines.append(current + " \\")
                current = margin + margin + word
            } else {
                current = next
            }
        }
        return lines + [current]
    }

    /// What several commands have in common, with words in capitals for what tells them apart; nil if they are not of one form.
    static func pattern(_ items: [WorkItem]) -> String? {
        let commands = items.map { words($0.command) }
        // The same verb with the same options, in the same order.
        func form(_ command: [String]) -> [String] { command.prefix(3) + command.filter { $0.hasPrefix("--") } }
        guard let first = commands.first, commands.allSatisfy({ $0.count == first.count && form($0) == form(first) }) else { return nil }
        return first.indices.map { index in
            let column = commands.map { $0[index] }
            if Set(column).count == 1 { return first[index] }
            if zip(items, column).allSatisfy({ $0.unit == $1 }) { return "UNIT" }
            if column.allSatisfy({ CivilDate($0) != nil }) { return "DATE" }
            return column.allSatisfy({ Int64($0) != nil }) ? "N" : "ID"
        }.joined(separator: " ")
    }
}
