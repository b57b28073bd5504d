import ArgumentParser
import Domain
import Foundation

@testable import PledgelineCLI

/// Every command, with what it says of itself in the language in force.
struct CommandTree: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String
        }
        var kind: String
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var discussion: String?

        /// As one types it.
        var label: String { names?.last.map { $0.kind == "short" ? "-\($0.name)" : "--\($0.name)" } ?? "<\(valueName ?? "?")>" }
        /// The library's own, translated where help is printed.
        var isLibrarys: Bool { label == "--help" || label == "-h" || label == "--version" }
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [CommandTree]?

    static func read(_ language: Language) throws -> CommandTree {
        struct Tool: Decodable { var command: CommandTree }
        let text = Language.$override.withValue(language) { PledgelineCommand._dumpHelp() }
        return try JSONDecoder().decode(Tool.self, from: Data(text.utf8)).command
    }

    /// This and all below it but the library's own, each with its path.
    func all(_ path: [String] = []) -> [(path: String, command: CommandTree)] {
        guard commandName != "help" else { return [] }
        let here = path + [commandName]
        return [(here.joined(separator: " "), self)] + (subcommands ?? []).flatMap { $0.all(here) }
    }

    /// Every text with the place where it stands.
    var texts: [(place: String, text: String)] {
        all().flatMap { path, command in
            var texts = [("\(path): abstract", command.abstract ?? "")]
            if let discussion = command.discussion { texts.append(("\(path): discussion", discussion)) }
            for argument in command.arguments ?? [] where !argument.isLibrarys {
                texts.append(("\(path) \(argument.label)", argument.abstract ?? ""))
            }
            return texts
        }
    }

    /// The types themselves.
    static func types(_ type: any ParsableCommand.Type = PledgelineCommand.self) -> [any ParsableCommand.Type] {
        [type] + type.configuration.subcommands.flatMap { types($0) }
    }
}

extension String {
    var hasHan: Bool { unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value) } }
}
