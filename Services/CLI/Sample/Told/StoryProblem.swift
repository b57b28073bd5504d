/// Something wrong in a file of a story.
public struct StoryProblem: Hashable, Sendable {
    public var file: String
    /// Counts from 1.
    public var line: Int
    public var zh: String
    public var en: String
}

/// Everything that is wrong with a story, in the order in which it was found.
public struct StoryProblems: Error, Hashable, Sendable, CustomStringConvertible {
    public var problems: [StoryProblem]

    func text(_ language: Language) -> String {
        problems.map {
            language(zh: "\($0.file) 第 \($0.line) 行：\($0.zh)", en: "\($0.file), line \($0.line): \($0.en)")
        }.joined(separator: "\n")
    }

    public var description: String { text(.en) }
}
