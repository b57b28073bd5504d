import Foundation
import Testing

@testable import Sheets

@Suite("Tables as an Excel workbook")
struct XLSXWriterTests {
    private static let table = SheetTable(
        name: "排名", headings: ["单位", "得分", "日期"],
        rows: [[.text("east"), .number("87.50"), .date("2025-03-31")], [.text("007"), .number("-3"), .empty]])

    private func written(_ rows: [[SheetCell]]) throws -> UnzippedBook {
        try UnzippedBook(XLSXWriter.data(of: [SheetTable(name: "a", headings: ["h"], rows: rows)]))
    }

    @Test("the headings are bold, stay in sight and can be filtered")
    func headings() throws {
        let book = try UnzippedBook(XLSXWriter.data(of: [Self.table]))
        #expect(try book.sheet().contains("<autoFilter ref=\"A1:C3\"/>"))
        #expect(try book.sheet().contains("ySplit=\"1\""))
        #expect(try book.sheet().contains("state=\"frozen\""))
        #expect(book.styles.contains("<b/>"))
        #expect(book.book.contains("name=\"排名\""))
    }

    @Test("a number is a number and keeps its decimal places; a date is a date; a text is a text, 007 too")
    func cells() throws {
        let book = try UnzippedBook(XLSXWriter.data(of: [Self.table]))
        let sheet = try book.sheet()
        #expect(sheet.contains("<v>87.5</v>"))
        #expect(sheet.contains("<v>-3</v>"))
        #expect(sheet.contains("<v>45747</v>"), "2025-03-31 is day 45747 of Excel's calendar")
        #expect(book.styles.contains("formatCode=\"0.00\""))
        #expect(book.styles.contains("formatCode=\"yyyy\\-mm\\-dd\"") || book.styles.contains("formatCode=\"yyyy-mm-dd\""))
        #expect(book.texts.contains("<t>007</t>"))
    }

    @Test(
        "a number Excel would change is written as text",
        arguments: [
            ("123456789012345", true), ("1234567890123456", false), ("0.123456789012345", false), ("0.12345678901234", true), ("01", false),
            ("-0", false), ("1e5", false), ("1,000", false), ("", false), (".5", false), ("5.", false), ("٣", false), ("+1", false),
            ("100000000000000000000", false), ("0", true), ("0.00", true), ("-12.5", true),
        ])
    func exactNumbers(text: String, isNumber: Bool) throws {
        #expect((ExactNumber(text) != nil) == isNumber)
        let book = try written([[.number(text)]])
        #expect(try book.sheet().contains(/<c r="A2" s="[0-9]+" t="s">/) == (!isNumber && !text.isEmpty))
    }

    @Test(
        "a text is never a formula, a link or a number",
        arguments: [
            "=1+1", "+86 1", "-5", "@SUM(A1)", "https://example.org/", "mailto:a@b.cn", "internal:Sheet2!A1", "1.5", "2025-03-31", "{=1}",
        ])
    func texts(text: String) throws {
        let book = try written([[.text(text)]])
        #expect(try book.sheet().contains("t=\"s\""))
        #expect(try !book.sheet().contains("<f>"))
        #expect(try !book.sheet().contains("hyperlink"))
        #expect(book.texts.contains("<t>\(text)</t>"))
    }

    @Test(
        "what is no day of a spreadsheet's calendar stands as text",
        arguments: ["1899-12-31", "2025-02-29", "2025-13-01", "2025-3-1", "soon"])
    func noDays(text: String) throws {
        let book = try written([[.date(text)]])
        #expect(book.texts.contains("<t>\(text)</t>"))
    }

    @Test("the last day of February is one in leap years", arguments: [("2024-02-29", true), ("2100-02-29", false), ("2000-02-29", true)])
    func leapDays(text: String, isDay: Bool) {
        #expect((SheetDay(text) != nil) == isDay)
    }

    @Test("a character that XML cannot carry does not end the text")
    func characters() throws {
        let book = try written([[.text("a\u{0}b\u{1B}c\u{FFFF}d")]])
        #expect(book.texts.contains("a_x0000_b_x001B_c_xFFFF_d"))
        #expect(try written([[.text("a<b&\"c\"\n次行")]]).texts.contains("a&lt;b&amp;\"c\"\n次行"))
    }

    @Test("what does not fit is told and not cut off")
    func bounds() throws {
        let long = String(repeating: "长", count: XLSXBounds.cell)
        _ = try XLSXWriter.data(of: [SheetTable(name: "a", headings: ["h"], rows: [[.text(long)]])])
        #expect(throws: XLSXWriteProblem.cellTooLong(sheet: "a", row: 2, column: 1, length: XLSXBounds.cell + 1)) {
            try XLSXWriter.data(of: [SheetTable(name: "a", headings: ["h"], rows: [[.text(long + "1")]])])
        }
        // Excel counts two for a character outside the basic plane.
        #expect(throws: XLSXWriteProblem.self) {
            try XLSXWriter.data(of: [SheetTable(name: "a", headings: [String(repeating: "𠮷", count: 16_384)])])
        }
        let rows = [[SheetCell]](repeating: [], count: XLSXBounds.rows)
        #expect(throws: XLSXWriteProblem.tooManyRows(sheet: "a", rows: rows.count)) {
            try XLSXWriter.data(of: [SheetTable(name: "a", headings: ["h"], rows: rows)])
        }
        #expect(throws: XLSXWriteProblem.noSheet) { try XLSXWriter.data(of: []) }
    }

    @Test("sheets have names that Excel accepts, each once")
    func names() {
        let given = ["2025/q1", "2025:q1", "", "'a'", "History", "Ranking", "ranking", String(repeating: "长", count: 40)]
        let names = SheetName.legal(given)
        #expect(names[..<7] == ["2025_q1", "2025_q1 (2)", "Sheet", "a", "History_", "Ranking", "ranking (2)"])
        #expect(names[7] == String(repeating: "长", count: 31))
        #expect(SheetName.legal(Array(repeating: String(repeating: "长", count: 40), count: 12)).allSatisfy { $0.utf16.count <= 31 })
    }

    @Test("several tables are several sheets")
    func sheets() throws {
        let other = SheetTable(name: "排名", headings: ["a"])
        let book = try UnzippedBook(XLSXWriter.data(of: [Self.table, other]))
        #expect(book.book.contains("name=\"排名 (2)\""))
        #expect(try book.sheet(2).contains("<autoFilter ref=\"A1\"/>") || book.sheet(2).contains("<autoFilter ref=\"A1:A1\"/>"))
    }

    @Test("the same tables give the same bytes")
    func same() throws {
        #expect(try XLSXWriter.data(of: [Self.table]) == XLSXWriter.data(of: [Self.table]))
    }

    @Test(
        "columns are as wide as Chinese text is shown", arguments: [("一二三四五六七八", 18), ("ab", 6), (String(repeating: "一", count: 90), 60)])
    func widths(text: String, width: Int) throws {
        let sheet = try written([[.text(text)]]).sheet()
        let shown = try #require(sheet.firstMatch(of: /<col min="1" max="1" width="([0-9.]+)"/)?.1)
        #expect(abs((Double(shown) ?? 0) - Double(width)) < 1)
    }

    @Test("columns are named as spreadsheets name them", arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    func letters(column: Int, name: String) {
        #expect(XLSXWriter.letters(of: column) == name)
    }
}
