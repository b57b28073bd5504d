internal import ArgumentParser
internal import Domain

/// The table of commands: what `pledgeline --help` lists, each with its verbs.
enum CommandRows {
    static func table(_ language: Language) -> MarkdownTable {
        // The commands' own texts are those of the language of the process.
        Language.$override.withValue(language) {
            var table = MarkdownTable([
                language(zh: "命令", en: "command"), language(zh: "子命令", en: "verbs"), language(zh: "用途", en: "what it does"),
            ])
            for command in shown(PledgelineCommand.configuration.subcommands) {
                let verbs = shown(command.configuration.subcommands).map { $0._commandName.asCode }
                table.add([
                    "pledgeline \(command._commandName)".asCode, verbs.joined(separator: language(zh: "、", en: ", ")),
                    command.configuration.abstract,
                ])
            }
            return table
        }
    }

    private static func shown(_ commands: [any ParsableCommand.Type]) -> [any ParsableCommand.Type] {
        commands.filter { $0.configuration.shouldDisplay }
    }
}
