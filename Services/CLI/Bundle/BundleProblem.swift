/// Something wrong in a bundle file, with the line to look at.
public struct BundleProblem: Hashable, Sendable, CustomStringConvertible {
    /// Counts from 1.
    public var line: Int
    /// A path such as `schemes[0].components[2].weight`; empty for the file as a whole.
    public var place: String
    public var zh: String
    public var en: String

    public init(line: Int, place: String, zh: String, en: String) {
        self.line = line
        self.place = place
        self.zh = zh
        self.en = en
    }

    public var description: String { "line \(line)\(place.isEmpty ? "" : " (\(place))"): \(en)" }
}

/// Everything that is wrong in a bundle file, in the order of its lines.
public struct BundleProblems: Error, Hashable, Sendable, CustomStringConvertible {
    public var problems: [BundleProblem]

    public init(_ problems: [BundleProblem]) {
        self.problems = problems.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
