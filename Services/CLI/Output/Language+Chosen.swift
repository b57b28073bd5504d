internal import ArgumentParser
internal import Foundation

extension Language {
    /// Set by tests, which look at a text in both languages within one process.
    @TaskLocal static var override: Language?

    /// What `--lang` says, wherever it stands on the command line, or the locale.
    static func chosen(_ arguments: [String] = CommandLine.arguments) -> Language {
        if let override { return override }
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", arguments.indices.contains(index + 1), let language = Language(rawValue: arguments[index + 1]) {
                return language
            }
            if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) { return language }
        }
        return .fromEnvironment()
    }
}

/// A text in the language the user reads.
func said(zh: String, en: String) -> String { Language.chosen()(zh: zh, en: en) }

extension ArgumentHelp {
    /// Help for an option, flag or argument in the language the user reads. To be used in property wrappers, which are made anew for each parse.
    static func said(zh: String, en: String) -> ArgumentHelp { ArgumentHelp(PledgelineCLI.said(zh: zh, en: en)) }
}
