import Domain
import Foundation
import Views

/// A document of the project (a README, or a file of Shared/Documentation) taken apart into what the tests look at.
struct Document: Sendable {
    /// A fenced block, with the name in the comment `<!-- test: NAME -->` above it if there is one.
    struct Block: Sendable {
        var language: String
        var name: String?
        var text: String
    }

    /// The lines between `<!-- table: NAME -->` and `<!-- /table -->`.
    struct Table: Sendable {
        var name: String
        var lines: [String]

        /// What stands in the first column, without the marks of code; heading and rule are left out.
        var names: [String] {
            lines.dropFirst(2).compactMap { line in line.firstMatch(of: /^\| `?([^`|]+?)`? \|/).map { String($0.1) } }
        }
    }

    let file: String
    let lines: [String]
    let blocks: [Block]
    let tables: [Table]
    /// What stands neither in a fenced block nor in a marked table.
    private let prose: [String]

    static let folder = "Shared/Documentation"
    static let english = "README.md"
    static let chinese = "README.zh-CN.md"
    /// The only one without a partner in the other language.
    static let officeGuide = "\(folder)/office-guide.zh-CN.md"

    /// Every document there is, the READMEs first. `DocumentTests` sees to it that the folder could be read.
    static let files = [english, chinese] + found

    private static let found: [String] = {
        let path = Checkout.root.appending(path: folder).path
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
        return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }()

    static func language(of file: String) -> Language { file.contains(".zh-CN.") ? .zh : .en }

    static func files(in language: Language) -> [String] { files.filter { Self.language(of: $0) == language } }

    /// The same document in Chinese.
    static func partner(of english: String) -> String { english.replacing(/\.md$/, with: ".zh-CN.md") }

    init(_ file: String) throws {
        self.file = file
        let text = try String(contentsOf: Checkout.root.appending(path: file), encoding: .utf8)
        // Nothing follows the last line's end.
        lines = Array(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast(text.hasSuffix("\n") ? 1 : 0))
        var parts = Parts()
        for line in lines { parts.read(line) }
        if let table = parts.table { throw Missing(what: "the end of the table \(table.name)", file: file) }
        blocks = parts.blocks
        tables = parts.tables
        prose = parts.prose
    }

    var language: Language { Self.language(of: file) }

    /// The text of the block marked with this name.
    func block(_ name: String) throws -> String {
        guard let block = blocks.first(where: { $0.name == name }) else { throw Missing(what: "a block marked \(name)", file: file) }
        return block.text
    }

    /// Everything set as code: the shell's blocks, and what stands between single backticks. Marked tables are left out.
    var code: [String] {
        let spans = prose.flatMap { line in line.matches(of: /`([^`]+)`/).map { String($0.1) } }
        return spans + blocks.filter { $0.language != "python" }.map(\.text)
    }

    /// The targets of all links but those to other sites.
    var links: [String] {
        prose.flatMap { line in line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }.filter { !$0.contains("://") }
    }

    /// What a link can name after `#`: the headings as GitHub makes anchors of them.
    var anchors: [String] {
        prose.compactMap { line in line.firstMatch(of: /^#+ (.*)$/).map { Self.anchor(String($0.1)) } }
    }

    private static func anchor(_ heading: String) -> String {
        let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
        return kept.replacing(" ", with: "-")
    }
}

extension Document {
    /// Sorts the lines of a document into blocks, tables and prose.
    private struct Parts {
        var blocks: [Block] = []
        var tables: [Table] = []
        var prose: [String] = []
        /// Begun and not ended yet.
        var table: Table?
        private var block: Block?
        private var name: String?

        mutating func read(_ line: String) {
            let unindented = line.drop { $0 == " " }
            if unindented.hasPrefix("```") {
                fence(language: String(unindented.dropFirst(3)))
            } else if block != nil {
                block?.text += line + "\n"
            } else if line == "<!-- /table -->" {
                if let table { tables.append(table) }
                table = nil
            } else if table != nil {
                table?.lines.append(line)
            } else if let marked = line.firstMatch(of: /^<!-- table: (.+) -->$/) {
                table = Table(name: String(marked.1), lines: [])
            } else if let marked = line.firstMatch(of: /^<!-- test: (\S+) -->$/) {
                name = String(marked.1)
            } else {
                prose.append(line)
            }
        }

        private mutating func fence(language: String) {
            if let block {
                blocks.append(block)
                self.block = nil
            } else {
                block = Block(language: language, name: name, text: "")
                name = nil
            }
        }
    }
}

struct Missing: Error, CustomStringConvertible {
    var what: String
    var file: String
    var description: String { "\(what) is missing in \(file)" }
}
