import ArgumentParser
import Foundation
import PledgelineCLI
import Testing

@Suite("The office's guide is for people who run no computers")
struct OfficeGuideTests {
    @Test("it has no technical word of the machinery", arguments: ["Kafka", "offset", "fold", "偏移", "broker", "topic", "主题"])
    func words(_ word: String) throws {
        let lines = try Document(Document.officeGuide).lines.filter { $0.lowercased().contains(word.lowercased()) }
        #expect(lines == [])
    }

    @Test("every command of its examples can be typed as it stands")
    func commands() async throws {
        let lines = try Document(Document.officeGuide).blocks.filter { $0.language == "sh" }
            .flatMap { $0.text.replacing("\\\n", with: " ").split(separator: "\n") }
            .filter { $0.hasPrefix("pledgeline ") }
        #expect(lines.count > 30, "the guide must have been read")
        for line in lines {
            let words = Self.split(String(line)).dropFirst()
            await #expect(throws: Never.self, "\(line)") { try await Self.parse(words) }
        }
    }

    /// Parses the arguments by the command itself: to parse them from the root takes a third of a second each.
    private static func parse(_ words: ArraySlice<String>) async throws {
        var command: any ParsableCommand.Type = PledgelineCommand.self
        var rest = words
        while let word = rest.first, let next = command.configuration.subcommands.first(where: { $0._commandName == word }) {
            command = next
            rest = rest.dropFirst()
        }
        // Commands that ask a broker for completions are to be parsed asynchronously.
        if let asynchronous = command as? any AsyncParsableCommand.Type {
            _ = try await asynchronous.asyncParseAsRoot(Array(rest))
        } else {
            _ = try command.parse(Array(rest))
        }
    }

    /// The words of a command line, which may be quoted; what follows ` #` is a remark.
    private static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let word { words.append(word) }
                word = nil
            case "#" where !isQuoted && word == nil: return words
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
