import ArgumentParser
import Domain
import PledgelineCLI
import Testing

@Suite("What the documents tell to type exists")
struct NamedCommandsTests {
    @Test("every make target", arguments: Document.files)
    func makeTargets(_ file: String) throws {
        let targets = Set(try Checkout.text("Makefile").matches(of: /(?m)^([a-z-]+):/).map { String($0.1) })
        #expect(targets.count > 10, "the Makefile must have been read")
        #expect(Set(try Self.targets(file)).subtracting(targets).sorted() == [])
    }

    private static func targets(_ file: String) throws -> [String] {
        try Document(file).code.flatMap { code in code.matches(of: /\bmake ([a-z-]+)/).map { String($0.1) } }
    }

    @Test("every sub-command of pledgeline", arguments: Document.files)
    func subcommands(_ file: String) throws {
        let named = try Self.commands(file)
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

    private static func commands(_ file: String) throws -> [(Substring, Substring?)] {
        try Document(file).code.flatMap { code in
            code.matches(of: /(?:^|[\s(`])pledgeline ([a-z-]+)(?: ([a-z-]+))?/).map { ($0.1, $0.2) }
        }
    }

    @Test("the documents are read: each language names many commands and targets", arguments: Language.allCases)
    func found(_ language: Language) throws {
        let files = Document.files(in: language)
        #expect(try files.flatMap(Self.commands).count > 100)
        #expect(try files.flatMap(Self.targets).count > 10)
    }

    private static func subcommand(_ name: String, of command: any ParsableCommand.Type) -> (any ParsableCommand.Type)? {
        command.configuration.subcommands.first { $0._commandName == name }
    }
}
