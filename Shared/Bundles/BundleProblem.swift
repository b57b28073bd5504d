/// Something wrong in a bundle file, with the line to look at.
package struct BundleProblem: Hashable, Sendable, CustomStringConvertible {
    /// Counts from 1.
    package var line: Int
    /// A path such as `schemes[0].components[2].weight`; empty for the file as a whole.
    package var place: String
    package var zh: String
    package var en: String

    package init(line: Int, place: String, zh: String, en: String) {
        self.line = line
        self.place = place
        self.zh = zh
        self.en = en
    }

    package var description: String { "line \(line)\(place.isEmpty ? "" : " (\(place))"): \(en)" }
}

/// Everything that is wrong in a bundle file, in the order of its lines.
package struct BundleProblems: Error, Hashable, Sendable, CustomStringConvertible {
    package var problems: [BundleProblem]

    package init(_ problems: [BundleProblem]) {
        self.problems = problems.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
