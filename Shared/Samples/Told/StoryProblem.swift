package import Domain

/// Something wrong in a file of a story.
package struct StoryProblem: Hashable, Sendable {
    package var file: String
    /// Counts from 1.
    package var line: Int
    package var zh: String
    package var en: String
}

/// Everything that is wrong with a story, in the order in which it was found.
package struct StoryProblems: Error, Hashable, Sendable, CustomStringConvertible {
    package var problems: [StoryProblem]

    package func text(_ language: Language) -> String {
        problems.map {
            language(zh: "\($0.file) 第 \($0.line) 行：\($0.zh)", en: "\($0.file), line \($0.line): \($0.en)")
        }.joined(separator: "\n")
    }

    package var description: String { text(.en) }
}
