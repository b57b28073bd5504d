internal import Schema
internal import Sheets

/// A table of text whose columns line up in a terminal, wide characters included.
package struct Table {
    package enum Alignment { case left, right }

    private let headings: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    package init(_ columns: [(String, Alignment)]) {
        headings = columns.map(\.0)
        alignments = columns.map(\.1)
    }

    /// A cell is one line, whatever stands in it: else it would look like a row of its own.
    package mutating func add(_ cells: [String]) { rows.append(cells.map(HiddenCharacters.shownOnOneLine)) }

    package var text: String {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0.indices.contains(column) ? Self.width($0[column]) : 0 }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            var parts: [String] = []
            for (column, cell) in cells.enumerated() where widths.indices.contains(column) {
                let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
                parts.append(alignments[column] == .left ? cell + padding : padding + cell)
            }
            var text = parts.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return ([line(headings), rule] + rows.map(line)).joined(separator: "\n")
    }

    /// Columns a text takes in a terminal.
    package static func width(_ text: String) -> Int { DisplayWidth.columns(of: text) }
}
