import Foundation

/// A README taken apart into what the tests look at.
struct Document: Sendable {
    /// A fenced block, with the name in the comment `<!-- test: NAME -->` above it if there is one.
    struct Block: Sendable {
        var language: String
        var name: String?
        var text: String
    }

    let file: String
    let lines: [String]
    let blocks: [Block]

    static let english = "README.md"
    static let chinese = "README.zh-CN.md"
    static let files = [english, chinese]

    init(_ file: String) throws {
        self.file = file
        let text = try String(contentsOf: Checkout.root.appending(path: file), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        blocks = Self.blocks(of: lines)
    }

    private static func blocks(of lines: [String]) -> [Block] {
        var blocks: [Block] = []
        var open: Block?
        var name: String?
        for line in lines {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), name: name, text: "")
                    name = nil
                }
            } else if open != nil {
                open?.text += line + "\n"
            } else if let marked = line.firstMatch(of: /^<!-- test: (\S+) -->$/) {
                name = String(marked.1)
            }
        }
        return blocks
    }

    /// The text of the block marked with this name.
    func block(_ name: String) throws -> String {
        guard let block = blocks.first(where: { $0.name == name }) else { throw Missing(what: "a block marked \(name)", file: file) }
        return block.text
    }

    /// Everything set as code: the shell's blocks, and what stands between single backticks.
    var code: [String] {
        var outside: [String] = []
        var isOutside = true
        for line in lines {
            if line.hasPrefix("```") { isOutside.toggle() } else if isOutside { outside.append(line) }
        }
        let spans = outside.flatMap { line in line.matches(of: /`([^`]+)`/).map { String($0.1) } }
        return spans + blocks.filter { $0.language != "python" }.map(\.text)
    }

    /// The cells of all table rows whose first cell is code, such as `null_value`: the code, and whether ↻ follows it.
    var codeRows: [(code: String, isMarked: Bool)] {
        lines.compactMap { line in
            line.firstMatch(of: /^\| `([a-z_]+)`( ↻)? \|/).map { (String($0.1), $0.2 != nil) }
        }
    }

    /// The numbers in the first column of the table below the comment `<!-- table: TITLE -->`.
    func numbers(inTable title: String) throws -> [Int] {
        guard let start = lines.firstIndex(of: "<!-- table: \(title) -->") else { throw Missing(what: "the table \(title)", file: file) }
        return lines[(start + 1)...].prefix { $0.hasPrefix("|") }.compactMap { line in
            line.firstMatch(of: /^\| (\d+) \|/).flatMap { Int($0.1) }
        }
    }
}

struct Missing: Error, CustomStringConvertible {
    var what: String
    var file: String
    var description: String { "\(what) is missing in \(file)" }
}
