import ArgumentParser
import PledgelineCLI
import Testing

@Suite("What the READMEs tell to type exists")
struct NamedCommandsTests {
    @Test("every make target", arguments: Document.files)
    func makeTargets(_ file: String) throws {
        let targets = Set(try Checkout.text("Makefile").matches(of: /(?m)^([a-z]+):/).map { String($0.1) })
        let named = try Document(file).code.flatMap { code in code.matches(of: /\bmake ([a-z]+)/).map { String($0.1) } }
        #expect(!named.isEmpty)
        #expect(Set(named).subtracting(targets).sorted() == [])
    }

    @Test("every sub-command of pledgeline", arguments: Document.files)
    func subcommands(_ file: String) throws {
        let named = try Document(file).code.flatMap { code in
            code.matches(of: /(?:^|[\s(`])pledgeline ([a-z-]+)(?: ([a-z-]+))?/).map { ($0.1, $0.2) }
        }
        #expect(named.count > 20, "the commands must have been found")
        for (verb, object) in named {
            let command = Self.subcommand(String(verb), of: PledgelineCommand.self)
            guard let command else {
                Issue.record("\(file) names `pledgeline \(verb)`")
                continue
            }
            guard !command.configuration.subcommands.isEmpty, command.configuration.defaultSubcommand == nil else { continue }
            let found = object.flatMap { Self.subcommand(String($0), of: command) }
            #expect(found != nil, "\(file) names `pledgeline \(verb) \(object ?? "")`")
        }
    }

    @Test("no command of pledgeline is left out, nor any verb in the row of its noun", arguments: Document.files)
    func complete(_ file: String) throws {
        let rows = try Document(file).lines.filter { $0.hasPrefix("|") }
        for command in PledgelineCommand.configuration.subcommands {
            let row = rows.filter { $0.contains("`pledgeline \(command._commandName)") }.joined()
            #expect(!row.isEmpty, "\(file) has no row with `pledgeline \(command._commandName)`")
            for verb in command.configuration.subcommands.map({ $0._commandName }) {
                #expect(
                    row.contains("`\(verb)`") || row.contains("`pledgeline \(command._commandName) \(verb)`"),
                    "\(file) leaves out `pledgeline \(command._commandName) \(verb)`")
            }
        }
    }

    private static func subcommand(_ name: String, of command: any ParsableCommand.Type) -> (any ParsableCommand.Type)? {
        command.configuration.subcommands.first { $0._commandName == name }
    }
}
