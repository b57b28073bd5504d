import ArgumentParser
import Domain
import Foundation
import Testing

@testable import Files
@testable import PledgelineCLI
@testable import Views

@Suite("Every command explains itself in both languages")
struct CommandLanguageTests {
    @Test("every abstract, option and argument has a Chinese text and an English one of its own")
    func texts() throws {
        let (chinese, english) = (try CommandTree.read(.zh).texts, try CommandTree.read(.en).texts)
        #expect(chinese.count > 200, "the commands must have been read")
        #expect(chinese.map(\.place) == english.map(\.place))
        for (zh, en) in zip(chinese, english) {
            #expect(!zh.text.isEmpty, "\(zh.place) has no text")
            #expect(zh.text.hasHan, "\(zh.place) is not Chinese: \(zh.text)")
            #expect(!en.text.isEmpty && !en.text.hasHan, "\(en.place) is not English: \(en.text)")
            #expect(zh.text != en.text, "\(zh.place)")
        }
    }

    @Test("rendered Chinese help has nothing left of the library's English")
    func rendered() throws {
        let librarys = [
            "OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "(values", "(default", "default:", "Show ", "See '", "<options>",
            "<subcommand>",
        ]
        for type in CommandTree.types() {
            let (zh, en) = (
                Language.$override.withValue(.zh) { ParserMessage.help(of: type, .zh) },
                Language.$override.withValue(.en) { ParserMessage.help(of: type, .en) }
            )
            for word in librarys { #expect(!zh.contains(word), "\(type): \(word) in\n\(zh)") }
            #expect(zh.contains("用法：") && zh.contains("显示帮助。"), "\(zh)")
            #expect(en.contains("USAGE: ") && en.contains("Show help information.") && !en.hasHan, "\(en)")
        }
    }

    @Test("Chinese help fits the terminal: no line is wider than it, save what cannot be broken")
    func widths() {
        for type in CommandTree.types() {
            let help = Language.$override.withValue(.zh) { ParserMessage.help(of: type, .zh) }
            for line in help.split(separator: "\n") where !line.contains("pledgeline ") {
                let longest = line.split { $0 == " " || Table.width(String($0)) == 2 }.map { Table.width(String($0)) }.max() ?? 0
                #expect(Table.width(String(line)) <= max(TerminalWidth.columns, 26 + longest + 8), "\(line)")
            }
        }
    }
}

@Suite("What is wrong with a command line is said in the user's language")
struct ParserMessageTests {
    /// Each of the library's complaints, brought about once.
    static let wrong: [[String]] = [
        ["nonsense"], ["unit", "tree", "--nonsense"], ["unit", "tree", "--dept", "3"], ["unit", "tree", "-q"], ["unit", "tree", "--depth"],
        ["unit", "tree", "--depth", "x"], ["unit", "tree", "a", "b"], ["unit", "tree", "a", "b", "c"], ["pledge", "sign"],
        ["pledge", "report", "a"], ["rank", "show", "--output", "xml"], ["key", "enrol", "--role", "king"],
        ["tick", "--no-wait=3", "--unit", "a"],
        ["completions", "tcsh"], ["topics", "apply", "--clock", "sun"], ["--generate-completion-script", "tcsh"],
        ["spool", "list", "--lang", "fr"],
        ["pledge", "sign", "a", "-k"],
    ]

    private func message(_ arguments: [String], _ language: Language) -> String? {
        Language.$override.withValue(language) {
            do {
                _ = try PledgelineCommand.parseAsRoot(arguments)
                return nil
            } catch {
                return ParserMessage.text(for: error, language)
            }
        }
    }

    @Test("Chinese complaints have no English sentence left", arguments: wrong)
    func complaints(_ arguments: [String]) throws {
        let text = try #require(message(arguments, .zh), "\(arguments) is right")
        let complaint = text.split(separator: "\n").prefix { !$0.hasPrefix("用法") && !$0.hasPrefix("  更多") }.joined(separator: "\n")
        #expect(text.hasPrefix("错误：") && text.dropFirst(3).prefix { $0 != "\n" }.description.hasHan, "\(text)")
        // What stands in quotation marks is what was typed; values and names stay as they are typed.
        let prose = complaint.replacing(/'[^']*'/, with: "").replacing(/<[^>]*>/, with: "")
            .replacing(/(bash|zsh|fish) (bash|zsh|fish) (bash|zsh|fish)/, with: "").replacing("pledgeline completions", with: "")
        #expect(prose.firstMatch(of: /\b[A-Za-z]{2,} [a-z]{2,}/) == nil, "\(text)")
        #expect(!text.contains("Usage:") && !text.contains("Error:") && !text.contains("Help:"), "\(text)")
        let english = try #require(message(arguments, .en))
        #expect(english.hasPrefix("Error: ") && !english.hasHan, "\(english)")
    }

    @Test("a completion script is printed as it is, whatever the language")
    func scripts() throws {
        for shell in ["bash", "zsh", "fish"] {
            let text = try #require(message(["--generate-completion-script", shell], .zh))
            #expect(text.contains("pledgeline") && !text.contains("用法："))
        }
    }
}

struct HelpLayoutTests {
    @Test("a line is broken where it may be, by the columns it takes, and goes on where it began")
    func breaks() {
        let line = "  --output <output>       输出格式：表格，或每行一个 JSON 对象（可选：table, json；默认：table）"
        let broken = HelpLayout.broken(line, to: 60)
        let lines = broken.split(separator: "\n").map(String.init)
        #expect(lines.count == 3 && lines.allSatisfy { Table.width($0) <= 60 })
        #expect(lines[1].hasPrefix(String(repeating: " ", count: 26)) && !lines[1].hasPrefix(String(repeating: " ", count: 27)))
        func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
        #expect(bare(broken) == bare(line))
        #expect(HelpLayout.broken(line, to: 200) == line)
        for width in 50...120 {
            for line in HelpLayout.broken(line, to: width).split(separator: "\n") {
                #expect(!"，。；：、）".contains(line.drop { $0 == " " }.first ?? " "))
            }
        }
    }
}
