package import Domain
package import Schema
internal import Views

/// Figures as they come out of the decisions, beside those that were published, or that the story tells where nothing was.
package struct SampleFigures: Sendable {
    package struct Line: Sendable {
        package var name: PBText
        /// Unit of measure.
        package var measure: PBText
        package var found: Int64
        package var expected: Int64
        /// Whether the expected figure stands in the published description; otherwise it is the story's own.
        package var isPublished = true
    }

    /// The moment they are of.
    package var title: PBText
    package var lines: [Line]
    package var agree: Bool { lines.allSatisfy { $0.found == $0.expected } }

    package func text(_ language: Language) -> String {
        let told = lines.contains { !$0.isPublished }
        var columns: [(String, Table.Alignment)] = [
            (language(title), .left), (language(zh: "核实", en: "verified"), .right), (language(zh: "原文", en: "source"), .right),
        ]
        if told { columns.append((language(zh: "样例", en: "told"), .right)) }
        var table = Table(columns + [("", .left)])
        for line in lines {
            var cells = [language(line.name), String(line.found), line.isPublished ? String(line.expected) : ""]
            if told { cells.append(line.isPublished ? "" : String(line.expected)) }
            table.add(cells + [language(zh: line.measure.zh, en: line.measure.en) + (line.found == line.expected ? "" : " !")])
        }
        return table.text
    }
}
