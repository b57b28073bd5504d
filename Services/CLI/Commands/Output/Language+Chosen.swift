internal import ArgumentParser
internal import Client
internal import Domain
internal import Foundation

extension Language {
    /// Chooses the process' language, before the first text is asked for: help and options are worded while the command line is read.
    static func choose() { use(chosen(CommandLine.arguments, ProcessInfo.processInfo.environment, profile: ofProfile())) }

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

extension ArgumentHelp {
    /// Help for an option, flag or argument in the language the user reads. To be used in property wrappers, which are made anew for each parse.
    static func said(zh: String, en: String) -> ArgumentHelp { ArgumentHelp(Domain.said(zh: zh, en: en)) }
}
