internal import ArgumentParser
internal import Domain
internal import Foundation

/// Help and usage errors as the user reads them. The library that parses the command line speaks English only; its own phrases are translated here
/// and nowhere else. Everything else in its texts is ours and comes in the right language already.
enum ParserMessage {
    static func text(for error: any Error, _ language: Language) -> String {
        guard language == .zh else { return PledgelineCommand.fullMessage(for: error) }
        // Unbroken lines: a phrase that is cut in two is found by nobody.
        let text = PledgelineCommand.fullMessage(for: error, columns: unbroken)
        return chinese(text)
    }

    /// The help of a command, as `--help` prints it.
    static func help(of command: any ParsableCommand.Type, _ language: Language) -> String {
        guard language == .zh else { return PledgelineCommand.helpMessage(for: command) }
        return chinese(PledgelineCommand.helpMessage(for: command, columns: unbroken))
    }

    private static let unbroken = 100_000

    /// Scripts for shells come the same way, and are to be left alone.
    private static func chinese(_ text: String) -> String {
        guard ["OVERVIEW: ", "USAGE: ", "Usage: ", "Error: ", "\nOVERVIEW: "].contains(where: text.hasPrefix) else { return text }
        let width = TerminalWidth.columns
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { HelpLayout.broken(ParserPhrases.chinese(String($0)), to: width) }.joined(separator: "\n")
    }
}
