package import Domain

/// A table of the documents that is generated from the sources. It stands between `<!-- table: NAME -->` and `<!-- /table -->`; `make docs` writes it,
/// and a test compares it.
package enum DocumentTable: String, CaseIterable, Sendable {
    /// Every command with its verbs.
    case commands
    /// Every kind of submission with the roles that may send it.
    case kinds
    /// Every reason for which a submission is refused.
    case refusals
    /// Who needs which of Kafka's rights.
    case rights
    /// Every setting of a service with all its names.
    case settings

    /// Lines of Markdown: heading, rule, rows.
    package func markdown(_ language: Language) -> [String] {
        switch self {
        case .commands: CommandRows.table(language).markdown
        case .kinds: KindRows.table(language).markdown
        case .refusals: RefusalRows.table(language).markdown
        case .rights: RightsTable.markdown(language)
        case .settings: SettingRows.table { language(zh: $0, en: $1) }.markdown
        }
    }
}

/// Cells that become a table of Markdown.
struct MarkdownTable {
    private let heading: [String]
    private var rows: [[String]] = []

    init(_ heading: [String]) { self.heading = heading }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    var markdown: [String] {
        [Self.row(heading), "|" + heading.map { _ in "---|" }.joined()] + rows.map(Self.row)
    }

    private static func row(_ cells: [String]) -> String { "|" + cells.map { $0.isEmpty ? " |" : " \(escaped($0)) |" }.joined() }

    /// What Markdown would take for the end of a cell, or for a tag of HTML.
    private static func escaped(_ cell: String) -> String {
        guard !cell.contains("`") else { return cell.replacing("|", with: "\\|") }
        return cell.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
    }
}

extension String {
    /// Set as code.
    var asCode: String { "`\(self)`" }
}
