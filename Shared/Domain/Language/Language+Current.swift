internal import Synchronization

extension Language {
    /// The language in a task and those it starts: a page's for its request, a test's that looks at a text in both languages.
    @TaskLocal public static var override: Language?

    /// The language in which texts are chosen here: the task's, else the process', else what the environment's locale says.
    public static var current: Language { override ?? ofProcess.withLock { $0 } ?? ofEnvironment }

    /// Of the whole process, as its command line or its settings say. A command sets it once, before anything asks.
    public static func use(_ language: Language) { ofProcess.withLock { $0 = language } }

    private static let ofProcess = Mutex<Language?>(nil)
    private static let ofEnvironment = fromEnvironment()
}

/// A text in the language the user reads.
public func said(zh: String, en: String) -> String { Language.current(zh: zh, en: en) }
