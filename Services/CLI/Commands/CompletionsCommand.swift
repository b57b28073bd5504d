internal import ArgumentParser
internal import Domain
internal import Foundation

/// Scripts that let a shell complete commands, options and their values.
struct CompletionsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completions", abstract: said(zh: "打印 shell 自动补全脚本", en: "print the script with which a shell completes commands"),
            discussion: said(
                zh: "例：pledgeline completions bash > ~/.local/share/bash-completion/completions/pledgeline",
                en: "E.g. pledgeline completions bash > ~/.local/share/bash-completion/completions/pledgeline"))
    }

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        var script: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @OptionGroup var language: LanguageOption
    @Argument(help: .said(zh: "哪种 shell", en: "which shell")) var shell: Shell

    func run() throws { Console.print(PledgelineCommand.completionScript(for: shell.script)) }
}
