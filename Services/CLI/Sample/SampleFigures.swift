public import Schema

/// Figures as they come out of the decisions, beside those that were published, or that the story tells where nothing was.
public struct SampleFigures: Sendable {
    public struct Line: Sendable {
        public var name: PBText
        /// Unit of measure.
        public var measure: PBText
        public var found: Int64
        public var expected: Int64
        /// Whether the expected figure stands in the published description; otherwise it is the story's own.
        public var isPublished = true
    }

    /// The moment they are of.
    public var title: PBText
    public var lines: [Line]
    public var agree: Bool { lines.allSatisfy { $0.found == $0.expected } }

    func text(_ language: Language) -> String {
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
