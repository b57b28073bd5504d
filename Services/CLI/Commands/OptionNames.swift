internal import ArgumentParser

/// One name for one idea: `--note` is a remark on what was done or found, `--reason` says why something is returned, refused, asked for, objected to or
/// ended, `--text` is the text itself, `--opinion` what reviewers say. A command has the one that fits. Whoever writes another one of them, out of habit
/// or because an earlier version called it so, is understood; help and completions show only the command's own.
enum OptionNames {
    private static let words = ["note", "reason", "text", "opinion"]

    /// The arguments with such an option under the command's own name; unchanged if the command has none of them or several, or if the own one is
    /// written too, for then nobody knows which is meant.
    static func own(in arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let written = words.filter { word in arguments[..<end].contains { isOption(word, $0) } }
        guard written.count == 1, let foreign = written.first, let command = command(of: arguments) else { return arguments }
        let known = words.filter { hasOption($0, command) }
        guard known.count == 1, let own = known.first, own != foreign else { return arguments }
        return arguments.enumerated().map { index, argument in
            index < end && isOption(foreign, argument) ? "--\(own)" + argument.dropFirst("--\(foreign)".count) : argument
        }
    }

    private static func isOption(_ word: String, _ argument: String) -> Bool {
        argument == "--\(word)" || argument.hasPrefix("--\(word)=")
    }

    /// The command whose name and verb the arguments begin with.
    private static func command(of arguments: [String]) -> (any ParsableCommand.Type)? {
        var command: any ParsableCommand.Type = PledgelineCommand.self
        for argument in arguments {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == argument }) else { break }
            command = next
        }
        return command.configuration.subcommands.isEmpty ? command : nil
    }

    /// By the command's own help, which lists every option it has.
    private static func hasOption(_ word: String, _ command: any ParsableCommand.Type) -> Bool {
        command.helpMessage(includeHidden: true).split(whereSeparator: \.isWhitespace).contains("--\(word)")
    }
}
