import Foundation
import Testing

@testable import Sheets

struct WorkbookTests {
    private func cells(_ row: String, shared: [String] = [], styles: String = "", from1904: Bool = false) throws -> [WorkbookCell] {
        let bytes = try HandMadeBook.data(rows: "<row r=\"1\">\(row)</row>", shared: shared, styles: styles, from1904: from1904)
        return try Workbook(bytes).read().rows.first?.cells ?? []
    }

    private static let dates =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"0.00&quot;day&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"31\"/></cellXfs>"

    @Test("shared, inline, rich and computed texts are read; how words are pronounced is left out; escapes are undone")
    func texts() throws {
        let shared = [
            "<t>甲村</t>", "<r><rPr><b/></rPr><t>乙</t></r><r><t xml:space=\"preserve\"> 村</t></r><rPh sb=\"0\" eb=\"1\"><t>YI</t></rPh>",
            "<t>a_x000D_\nb_x005F_x0041_</t>",
        ]
        let row =
            "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"E1\" t=\"inlineStr\"><is><r><t>丙</t></r><r><t>村</t></r></is></c><c r=\"F1\" t=\"str\"><f>A1&amp;\"\"</f><v>甲村</v></c><c r=\"G1\" t=\"str\"><f>\"\"</f><v></v></c>"
        #expect(
            try cells(row, shared: shared) == [
                .text("甲村"), .text("乙 村"), .text("a\r\nb_x0041_"), .empty, .text("丙村"), .text("甲村"),
            ])
    }

    @Test("numbers come as decimals in full, and where digits may have been lost it is told")
    func numbers() throws {
        let row = [
            "1200", "0.1", "0.10000000000000001", "1.5E-3", "-7.25", "1E3", "3.30000199001011E+17", "999999999999999", "1000000000000000",
        ]
        .map { "<c><v>\($0)</v></c>" }.joined()
        #expect(
            try cells(row) == [
                .number("1200"), .number("0.1"), .number("0.1"), .number("0.0015"), .number("-7.25"), .number("1000"),
                .lostDigits("330000199001011000"), .number("999999999999999"), .lostDigits("1000000000000000"),
            ])
    }

    @Test("a number formatted as a date is that day, by either way of counting; others are no days")
    func days() throws {
        let row =
            "<c s=\"1\"><v>46203</v></c><c s=\"2\"><v>36526.5</v></c><c s=\"3\"><v>46203</v></c><c s=\"1\"><v>60</v></c><c s=\"4\"><v>59</v></c><c s=\"1\"><v>61</v></c><c s=\"1\"><v>-1</v></c><c t=\"d\"><v>2026-06-30T00:00:00</v></c><c s=\"1\"><v>0.375</v></c>"
        #expect(
            try cells(row, styles: Self.dates) == [
                .date("2026-06-30"), .text("2000-01-01 12:00:00"), .number("46203"), .noDay("60"), .date("1900-02-28"), .date("1900-03-01"),
                .noDay("-1"), .date("2026-06-30"), .text("09:00:00"),
            ])
        #expect(try cells("<c s=\"1\"><v>44741</v></c>", styles: Self.dates, from1904: true) == [.date("2026-06-30")])
    }

    @Test(
        "formats that show a day or a time are known by their letters",
        arguments: [
            ("yyyy/m/d;@", true), ("[$-804]yyyy\"年\"m\"月\";@", true), ("[h]:mm", true), ("General", false), ("0.00E+00", false),
            ("\"day\"0", false),
            ("[Red]0", false), ("\\d0", false), ("#,##0.00_);[Red](#,##0.00)", false), ("G/通用格式", false), ("mmm-yy", true), ("@", false),
        ])
    func formats(code: String, isDate: Bool) { #expect(ExcelDate.isDate(format: code) == isDate, "\(code)") }

    @Test("booleans, errors, formulas without a value, merged cells and hidden rows are told apart")
    func others() throws {
        let rows =
            "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c><c r=\"C2\"><f>1+1</f></c><c r=\"D2\" t=\"str\"><f>X</f></c></row><row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"5\" hidden=\"1\"/>"
        let bytes = try HandMadeBook.data(
            rows: rows, before: "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>",
            behind: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
        let sheet = try Workbook(bytes).read()
        #expect(sheet.rows.map(\.number) == [2, 3] && sheet.hiddenRows == [2] && sheet.hiddenColumns == ["B", "C", "D"])
        #expect(
            sheet.rows.map(\.cells) == [[.boolean(true), .error("#N/A"), .uncomputed, .uncomputed], [.merged(into: "A2"), .text("x")]])
    }

    @Test("the first sheet that is not hidden is read, or the one that is named, in the strict form of the format, too")
    func choosing() throws {
        func sheet(_ text: String) -> String {
            "<worksheet xmlns=\"\(HandMadeBook.strict)\"><sheetData><row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row></sheetData></worksheet>"
        }
        let bytes = try HandMadeBook.data(
            sheets: [("说明", "state=\"hidden\"", sheet("a")), ("单位", "", sheet("b")), ("岗位", "", sheet("c"))], namespace: HandMadeBook.strict
        )
        let workbook = try Workbook(bytes)
        #expect(workbook.sheets == ["说明", "单位", "岗位"])
        #expect(try workbook.read().rows.map(\.cells) == [[.text("b")]])
        #expect(try workbook.read(sheet: "岗位").rows.map(\.cells) == [[.text("c")]])
        #expect(throws: WorkbookFailure.unknownSheet("x", ["说明", "单位", "岗位"])) { try workbook.read(sheet: "x") }
    }

    @Test("what is no workbook is told by what it is")
    func strangers() throws {
        let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        #expect(throws: WorkbookFailure.oldFormat) { try Workbook(container) }
        #expect(throws: WorkbookFailure.encrypted) { try Workbook(container + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }) }
        #expect(throws: WorkbookFailure.notAWorkbook) { try Workbook(HandMadeBook.zipped([("a.txt", [0x61])])) }
        #expect(throws: WorkbookFailure.openDocument) {
            try Workbook(
                HandMadeBook.zipped([("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)), ("content.xml", [0x61])]))
        }
        #expect(throws: WorkbookFailure.notAWorkbook) { try Workbook([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]) }
    }

    @Test("a sheet that is cut off anywhere is damaged, not shorter")
    func cutOff() throws {
        let whole =
            "<worksheet xmlns=\"\(HandMadeBook.usual)\"><sheetData>"
            + (1...4).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"inlineStr\"><is><t>x\($0)</t></is></c></row>" }.joined()
            + "</sheetData></worksheet>"
        #expect(try Workbook(HandMadeBook.data(sheets: [("S", "", whole)])).read().rows.count == 4)
        for length in stride(from: 1, to: whole.utf8.count, by: 3) {
            let data = try HandMadeBook.data(sheets: [("S", "", String(decoding: whole.utf8.prefix(length), as: UTF8.self))])
            #expect(throws: WorkbookFailure.self) { try Workbook(data).read() }
        }
    }

    @Test("bombs end within their limits: entities, parts that unpack to far more than they are, cells at the far end of the sheet")
    func bombs() throws {
        let entities =
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
        #expect(throws: WorkbookFailure.documentType("xl/worksheets/sheet1.xml")) {
            try Workbook(HandMadeBook.data(sheets: [("a", "", entities)])).read()
        }
        let spaces = "<worksheet><sheetData>" + String(repeating: " ", count: 20_000_000) + "</sheetData></worksheet>"
        #expect(throws: WorkbookFailure.tooLarge("xl/worksheets/sheet1.xml")) {
            try Workbook(HandMadeBook.data(sheets: [("a", "", spaces)])).read()
        }
        let far = (1...300).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
        #expect(throws: WorkbookFailure.tooLarge("xl/worksheets/sheet1.xml (cells)")) { try Workbook(HandMadeBook.data(rows: far)).read() }
        let merged = (0..<4).map { "<mergeCell ref=\"A\($0 + 1):XFD1048576\"/>" }.joined()
        #expect(throws: WorkbookFailure.self) {
            try Workbook(
                HandMadeBook.data(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", behind: "<mergeCells>\(merged)</mergeCells>")
            ).read()
        }
    }

    @Test("what is written is read back as it was, letter by letter and digit by digit")
    func roundTrip() throws {
        let cells: [SheetCell] = [
            .text("001"), .text("=1+1"), .text("_x000D_ & <b> \"'"), .text(" two\nlines "), .number("1200"), .number("0.125"),
            .date("2026-06-30"),
            .text("330000199001011234"), .text("𠀀e\u{301}"),
        ]
        let table = SheetTable(name: "单位", headings: cells.indices.map { "h\($0)" }, rows: [cells])
        let sheet = try Workbook([UInt8](XLSXWriter.data(of: [table]))).read()
        #expect(sheet.name == "单位" && sheet.rows.count == 2)
        #expect(
            sheet.rows[1].cells
                == cells.map { cell -> WorkbookCell in
                    switch cell {
                    case .text(let text): .text(text)
                    case .number(let number): .number(number)
                    case .date(let date): .date(date)
                    case .empty: .empty
                    }
                })
    }
}
