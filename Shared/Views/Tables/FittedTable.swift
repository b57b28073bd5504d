internal import Foundation

/// A table of text no wider than a terminal: long cells are cut with …, by the columns they take there.
struct FittedTable {
    struct Column {
        var heading: String
        var alignment: Table.Alignment
        /// Down to how many columns it may be cut; nil is not at all.
        var least: Int?

        init(_ heading: String, _ alignment: Table.Alignment = .left, least: Int? = nil) {
            (self.heading, self.alignment, self.least) = (heading, alignment, least)
        }
    }

    /// The headings and the rule below them.
    let head: [String]
    let rows: [String]
    /// Something of a cell is not shown.
    let isCut: Bool

    /// - Parameter width: nil cuts nothing.
    init(_ columns: [Column], rows cells: [[String]], width: Int?) {
        let natural = columns.indices.map { column in
            ([columns[column].heading] + cells.map { $0[column] }).map(Table.width).max() ?? 0
        }
        let widths = Self.fitted(natural, columns.map(\.least), to: width)
        var table = Table(columns.map { ($0.heading, $0.alignment) })
        for row in cells { table.add(zip(row, widths).map { Self.cut($0, to: $1) }) }
        let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.cut(String($0), to: width) }
        head = Array(lines.prefix(2))
        rows = Array(lines.dropFirst(2))
        isCut = zip(natural, widths).contains { $0 > $1 }
    }

    /// The widest gives way first, so that short cells stay whole.
    private static func fitted(_ natural: [Int], _ least: [Int?], to width: Int?) -> [Int] {
        guard let width else { return natural }
        var widths = natural
        let gaps = 2 * max(0, natural.count - 1)
        while widths.reduce(gaps, +) > width {
            let candidates = widths.indices.filter { column in least[column].map { widths[column] > $0 } ?? false }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// The beginning of a text that fits, with … for the rest; how many there are of a thing (`×14` at its end) stays.
    static func cut(_ text: String, to width: Int?) -> String {
        guard let width, Table.width(text) > width else { return text }
        let count = count(atEndOf: text)
        let tail = Table.width(count) < width - 2 ? "…" + count : "…"
        var kept = ""
        for character in text {
            guard Table.width(kept) + Table.width(String(character)) <= width - Table.width(tail) else { break }
            kept.append(character)
        }
        return width > 0 ? kept + tail : ""
    }

    private static func count(atEndOf text: String) -> String {
        guard let mark = text.lastIndex(of: "×"), text[..<mark].hasSuffix(" ") else { return "" }
        let digits = text[text.index(after: mark)...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? " ×\(digits)" : ""
    }
}
