import Domain
import PledgelineCLI
import Schema
import Testing

@Suite("The tables of the documents are those of the sources")
struct TableTests {
    @Test("every generated table is up to date", arguments: Document.files)
    func generated(_ file: String) throws {
        let document = try Document(file)
        for table in document.tables {
            guard let generated = DocumentTable(rawValue: table.name) else { continue }
            let expected = generated.markdown(document.language)
            #expect(expected.count > 10, "the sources of \(table.name) must have been found")
            let isCurrent = table.lines == expected
            #expect(isCurrent, "\(file): the table of \(table.name) is not that of the sources. Run `make docs` and look at what changes.")
        }
    }

    @Test("a table written by hand has a row for each name that the sources have, and no other", arguments: Document.files)
    func written(_ file: String) throws {
        for table in try Document(file).tables where DocumentTable(rawValue: table.name) == nil {
            let listed = try #require(ListedNames(rawValue: table.name), "\(file): nothing is known of a table \(table.name)")
            #expect(table.names.sorted() == listed.names.sorted(), "\(file): \(table.name)")
        }
    }

    @Test("each of the tables stands once in each language", arguments: Language.allCases)
    func complete(_ language: Language) throws {
        let names = try Document.files(in: language).flatMap { try Document($0).tables.map(\.name) }
        let wanted = DocumentTable.allCases.map(\.rawValue) + ListedNames.ofDocuments.map(\.rawValue)
        #expect(names.sorted() == wanted.sorted())
    }
}

extension ListedNames {
    /// Those that have a table in the documents; the others have theirs in the runbook.
    static let ofDocuments: [ListedNames] = [.halts, .commandExitCodes, .serviceExitCodes]
}
