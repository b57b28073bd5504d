import ArgumentParser
import Schema
import Testing

@testable import PledgelineCLI
@testable import Views

/// Every command of a list, of each item and of the lines that stand for many, is one that pledgeline understands.
enum TypableCommands {
    static func check(_ items: [WorkItem], of unit: String) {
        // As many as possible on one line, so that the commands of lines are seen too.
        let alike = items.map { item in
            var item = item
            item.alike.least = 2
            return item
        }
        for line in WorkLine.each(items) + WorkLine.grouped(alike, for: unit) {
            #expect(throws: Never.self, "\(line.items[0].kind): \(line.command)") {
                try PledgelineCommand.parseAsRoot(Typed.words(line.command).dropFirst().map(filled))
            }
            for width in [40, 80, 120] {
                let lines = Typed.broken(line.command, to: width, indent: 2)
                // What a shell makes of it: a backslash at the end of a line takes the line break away.
                let typed = lines.joined(separator: "\n").replacing("\\\n", with: "")
                #expect(Typed.words(typed) == Typed.words(line.command))
                #expect(lines.allSatisfy { Table.width($0) <= width || Typed.words($0).count <= 2 }, "\(lines)")
            }
        }
    }

    /// Words in capitals, filled in.
    private static func filled(_ word: String) -> String {
        switch word {
        case "N", "NUMBER", "YUAN", "MARK": "1"
        case "DATE": "2026-12-31"
        default: word.hasPrefix("'") ? String(word.dropFirst().dropLast()) : word
        }
    }
}
