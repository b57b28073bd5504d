import Testing
import Domain

@testable import Files
@testable import PledgelineCLI

@Suite("`make docs` writes generated tables into documents")
struct MarkedDocumentTests {
    @Test("the rows between the marks are replaced, and nothing else; a second time nothing changes")
    func replaced() throws {
        let rows = DocumentTable.rights.markdown(.zh).joined(separator: "\n")
        let text = "# One\n\n<!-- table: rights -->\n| old |\n<!-- /table -->\n\nTwo\n"
        let written = try MarkedDocument(text).rewritten(.zh, named: "one.md")
        #expect(written == "# One\n\n<!-- table: rights -->\n\(rows)\n<!-- /table -->\n\nTwo\n")
        #expect(try MarkedDocument(written).rewritten(.zh, named: "one.md") == written)
    }

    @Test("a table written by hand stays as it is")
    func written() throws {
        let text = "<!-- table: halts -->\n| halt |\n<!-- /table -->\n"
        #expect(try MarkedDocument(text).rewritten(.en, named: "one.md") == text)
    }

    @Test("a table without an end is reported, and not taken to reach to the end of the document")
    func endless() {
        #expect(throws: CommandError.self) {
            try MarkedDocument("<!-- table: rights -->\n| old |\n").rewritten(.en, named: "one.md")
        }
    }

    @Test("a document's language is that of its name")
    func language() {
        #expect(MarkedDocument.language(ofFile: "README.zh-CN.md") == .zh)
        #expect(MarkedDocument.language(ofFile: "Shared/Documentation/reference.md") == .en)
    }
}
