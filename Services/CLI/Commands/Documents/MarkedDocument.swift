internal import Domain
internal import Files

/// A document in Markdown whose generated tables are marked.
struct MarkedDocument {
    private let lines: [String]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// By its name: `README.zh-CN.md` is in Chinese.
    static func language(ofFile path: String) -> Language { path.contains(".zh-CN.") ? .zh : .en }

    /// The document with every table of ``DocumentTable`` written anew. What is marked with another name is left alone.
    ///
    /// - Throws: a ``CommandError`` if a table has no end.
    func rewritten(_ language: Language, named name: String) throws(CommandError) -> String {
        var written: [String] = []
        var rest = lines[...]
        while let line = rest.popFirst() {
            written.append(line)
            guard let title = Self.title(line), let table = DocumentTable(rawValue: title) else { continue }
            guard let end = rest.firstIndex(of: Self.end) else {
                throw CommandError(
                    .badInput, zh: "\(name)：表 \(title) 之后没有 \(Self.end)。", en: "\(name): no \(Self.end) follows the table \(title).")
            }
            written += table.markdown(language)
            rest = rest[end...]
        }
        return written.joined(separator: "\n")
    }

    private static let end = "<!-- /table -->"

    private static func title(_ line: String) -> String? {
        let (start, stop) = ("<!-- table: ", " -->")
        guard line.hasPrefix(start), line.hasSuffix(stop) else { return nil }
        return String(line.dropFirst(start.count).dropLast(stop.count))
    }
}
