internal import ArgumentParser
internal import Foundation

extension Language {
    /// Set by tests, which look at a text in both languages within one process.
    @TaskLocal static var override: Language?

    /// The language of this process.
    static var current: Language { override ?? ofProcess }

    /// Chosen once: it is asked for with every text, and a command has hundreds.
    private static let ofProcess = chosen(CommandLine.arguments, ProcessInfo.processInfo.environment, profile: ofProfile())

    /// What `--lang` says, wherever it stands on the command line; else `PLEDGELINE_LANG`, the profile, the locale.
    static func chosen(
        _ arguments: [String], _ environment: [String: String], profile: @autoclosure () -> Language?
    ) -> Language {
        if let language = value(of: "--lang", in: arguments).flatMap(Language.init) { return language }
        if let language = environment["PLEDGELINE_LANG"].flatMap(Language.init) { return language }
        return profile() ?? .fromEnvironment(environment)
    }

    /// A file that cannot be read is told of by the command itself.
    private static func ofProfile() -> Language? {
        do { return try Profile.chosen(value(of: "--profile", in: CommandLine.arguments)).lang.flatMap(Language.init) } catch { return nil }
    }

    private static func value(of option: String, in arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == option, arguments.indices.contains(index + 1) { return arguments[index + 1] }
            if argument.hasPrefix("\(option)=") { return String(argument.dropFirst(option.count + 1)) }
        }
        return nil
    }
}

/// A text in the language the user reads.
func said(zh: String, en: String) -> String { Language.current(zh: zh, en: en) }

extension ArgumentHelp {
    /// Help for an option, flag or argument in the language the user reads. To be used in property wrappers, which are made anew for each parse.
    static func said(zh: String, en: String) -> ArgumentHelp { ArgumentHelp(PledgelineCLI.said(zh: zh, en: en)) }
}
