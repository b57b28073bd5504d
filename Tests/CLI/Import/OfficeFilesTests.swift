import ArgumentParser
import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Sheets
import Streaming
import Testing
import Domain

@testable import Client
@testable import Files
@testable import Import
@testable import PledgelineCLI
@testable import Views

/// Files as offices send them.
struct OfficeFilesTests {
    private static let heading = "单位编号,名称,上级,层级,类别,成立日期"
    private static let row = "n1,张家村,town,村,农村,2000-01-01"

    private func reading(_ bytes: [UInt8], _ sheet: Sheet = UnitDraft.sheet) throws -> SheetReading {
        SheetReading(try TableFile.read(bytes, named: "x.csv", as: sheet), as: sheet)
    }

    private func reading(_ text: String) throws -> SheetReading { try reading(Array(text.utf8)) }

    private func codes(_ reading: SheetReading) -> [String] { reading.problems.map { "\($0.line) \($0.code)" } }

    private static let good = [
        "unit": "n1", "name": "张家村", "parent": "town", "level": "村", "sector": "农村", "opened": "2000-01-01",
    ]

    @Test(
        "the heading is found below titles, beside a column of numbers, with marks of required columns or invisible characters, behind a first line of Excel's",
        arguments: [
            "#,单位编号,名称,上级,层级,类别,成立日期\n1,n1,张家村,town,村,农村,2000-01-01\n",
            "#,单位编号,名称,上级,层级,类别,成立日期\n#1,n1,张家村,town,村,农村,2000-01-01\n",
            "2026年度单位登记表,,,,,\n填报单位：东镇,,,,,填报日期：2026年1月5日\n\(OfficeFilesTests.heading)\n\(OfficeFilesTests.row)\n",
            "2026年度单位登记表\n\(OfficeFilesTests.heading.replacing(",", with: "\t"))\n\(OfficeFilesTests.row.replacing(",", with: "\t"))\n",
            "\u{FEFF}\"sep=;\"\r\n\(OfficeFilesTests.heading.replacing(",", with: ";"))\r\n\(OfficeFilesTests.row.replacing(",", with: ";"))\r\n",
            "\u{FEFF}sep=,,,,,\r\n\(OfficeFilesTests.heading)\r\n\(OfficeFilesTests.row)\r\n",
            "sep=;,,,,,\r\n\(OfficeFilesTests.heading)\r\n\(OfficeFilesTests.row)\r\n",
            "单位编号（必填）,名称（必填）,上级,层级（必填）,类别(必填):,成立日期【必填】\n\(OfficeFilesTests.row)\n",
            "单位\u{200B}编号,名称,上级,层级,类别,成立\u{AD}日期\n\(OfficeFilesTests.row)\n",
            "\(OfficeFilesTests.heading)\nn\u{200B}1,张家村,town,\u{200E}村,农村,2000-01-01\u{FEFF}\n",
        ])
    func headings(text: String) throws {
        let found = try reading(text)
        #expect(codes(found) == [] && found.rows.map(\.cells) == [Self.good], "\(text)")
    }

    @Test("lines above the heading, remarks, cleaned cells and columns without a heading are told")
    func told() throws {
        let found = try reading("登记表,,\n\(Self.heading),\n# 说明,,\n\(Self.row),多\nn\u{200B}2,李家村,town,村,农村,2000-01-01,\n")
        #expect(found.titles == [1] && found.remarks == [3] && found.cleaned == ["5 单位编号"] && found.unknown.count == 1)
        #expect(found.rows.map { $0["unit"] } == ["n1", "n2"])
    }

    @Test("a total, a title or a note among the rows is a bad line, and a row that begins with # is a row")
    func amongRows() throws {
        let found = try reading("\(Self.heading)\n\(Self.row)\n合计：1个村,,,,,\n#n2,李家村,town,村,农村,2000-01-01\n")
        #expect(codes(found) == ["3 single_cell"] && found.rows.map { $0["unit"] } == ["n1", "#n2"])
        var problems: [LineProblem] = []
        _ = UnitDraft.drafts(of: found, ImportContext(today: CivilDate(days: 20_000)), &problems)
        #expect(problems.map(\.code) == ["not_an_id"])
    }

    @Test("control characters and line breaks in a name are bad lines, shown by their numbers")
    func forged() throws {
        let text =
            "\(Self.heading)\nz01,\"甲村\n    z99  伪造村\",town,村,农村,2000-01-01\nz02,张\u{1B}[31m家\u{07}村,town,村,农村,2000-01-01\nz03,张\u{0}家村,town,村,农村,2000-01-01\n"
        let found = try reading(text)
        var problems: [LineProblem] = []
        _ = UnitDraft.drafts(of: found, ImportContext(today: CivilDate(days: 20_000)), &problems)
        #expect(problems.map { "\($0.line) \($0.code)" } == ["2 line_break", "4 hidden_character", "5 hidden_character"])
        let shown = problems.map { $0.wording(.zh, file: "x") }
        #expect(shown.allSatisfy { HiddenCharacters.first(in: $0) == nil && !$0.contains("\n") } && shown[1].contains("\\u001B"))
    }

    @Test("an older text with a line break or commands for a terminal stays one row of a table, and shows what it has")
    func oldTexts() {
        var table = Table([("unit", .left), ("name", .left)])
        table.add(["z01", "甲村\n    z99  伪造村\u{1B}[31m"])
        let lines = table.text.split(separator: "\n")
        #expect(lines.count == 3 && lines[2] == "z01   甲村↵    z99  伪造村\\u001B[31m")
    }

    @Test("text is split and compared by its scalars: an accent behind a separator, a quote or a line end makes it no other character")
    func scalars() throws {
        let found = try reading("\(Self.heading)\r\nn1,\u{301}张家村,town,村,农村,2000-01-01\r\nn2,\"a\"\"\u{301}b\",town,村,农村,2000-01-01\r\n")
        #expect(codes(found) == [] && found.rows.map { $0["name"] } == ["\u{301}张家村", "a\"\u{301}b"])
        #expect(TextFile.lines("a\r\n\u{301}b\rc\n") == ["a", "\u{301}b", "c"])
        #expect(RowReader.plainID("\u{212A}1") == "\u{212A}1", "the sign for kelvin is no k")
    }

    // MARK: Formats

    @Test("UTF-16 without a mark and the euro sign of Windows' code page 936 are read")
    func encodings() throws {
        let text = "\(Self.heading)\r\n\(Self.row)\r\n"
        for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
            let bytes = try Iconv.convert(Array(text.utf8), from: "UTF-8", to: encoding.name)
            #expect(try reading(bytes).rows.map(\.cells) == [Self.good])
        }
        let before = try Iconv.convert(Array("\(Self.heading)\nn1,堂".utf8), from: "UTF-8", to: "GB18030")
        let behind = try Iconv.convert(Array("村,town,村,农村,2000-01-01\n".utf8), from: "UTF-8", to: "GB18030")
        #expect(try reading(before + [0x80] + behind).rows.map { $0["name"] } == ["堂€村"])
    }

    @Test("web pages, old workbooks and those with a password are told as what they are")
    func strangers() {
        for (bytes, word) in [
            (Array("\n<html xmlns:x=\"urn:x\"><table>".utf8), "web page"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0], "old format"), ([0x50, 0x4B, 0x03, 0x04, 0, 0], "archive"),
        ] {
            let error = #expect(throws: CommandError.self) { try TableFile.read(bytes, named: "x.xls", as: UnitDraft.sheet) }
            #expect(
                error?.status == .badInput && error?.en.contains(word) == true && error?.zh.isEmpty == false,
                "\(String(describing: error?.en))")
        }
    }

    @Test("files of keys, properties and lines in UTF-16 are told as such, and a mark of UTF-8 is no part of them")
    func otherFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pledgeline-text-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.properties").path
        try Data("\u{FEFF}security.protocol=PLAINTEXT\r\n# x\r\n\r\n".utf8).write(to: URL(filePath: path))
        let place = try ConnectionOptions.parse(["-F", path]).place()
        #expect(place.properties == ["security.protocol=PLAINTEXT"])
        _ = try place.connect()
        let wide = Data(TextEncoding.utf16LittleEndian.mark + (try Iconv.convert(Array("a=b\n".utf8), from: "UTF-8", to: "UTF-16LE")))
        let error = #expect(throws: CommandError.self) { try TextFile.text(wide, named: "x") }
        #expect(error?.en.contains("UTF-16LE") == true)
        #expect(throws: CommandError.self) { try SubmissionLines.read(Data(wide.dropFirst(2)), named: "x") }
        try wide.write(to: URL(filePath: path))
        chmod(path, 0o600)
        let key = #expect(throws: CommandError.self) { try KeyFile.read(path) }
        #expect(key?.en.contains("UTF-16LE") == true)
    }

    // MARK: Words

    @Test("every word that a command prints is read back")
    func ownWords() {
        for level in PBLevel.allCases where level != .unspecified {
            for word in [level.text.zh, level.text.en] { #expect(UnitWords.levels.first { $0.isCalled(word) }?.value == level, "\(word)") }
        }
        for tier in PBTier.allCases where tier != .unspecified {
            for word in [tier.text.zh, tier.text.en] { #expect(PostWords.tiers.first { $0.isCalled(word) }?.value == tier, "\(word)") }
        }
        for kind in PBDutyKind.allCases where kind != .unspecified {
            for word in [kind.text.zh, kind.text.en] { #expect(DutyWords.kinds.first { $0.isCalled(word) }?.value == kind, "\(word)") }
        }
        for column in PostListing.columns {
            for heading in [column.heading.zh, column.heading.en, column.key] {
                #expect(PostDraft.sheet.columns.contains { $0.isCalled(heading) }, "\(heading)")
            }
        }
    }

    @Test("identity cards, telephones and what a spreadsheet made of them are no references; a post shown as vacant is")
    func persons() throws {
        let text =
            "unit,post,title,tier,person,from\neast,m2,委员,直接,330000199001011234,2025-01-01\neast,m3,委员,直接,１３９００００１１１１,2025-01-01\neast,m4,委员,直接,1.23E+17,2025-01-01\neast,m5,委员,直接,（空缺）,2025-01-01\n"
        let found = try reading(Array(text.utf8), PostDraft.sheet)
        var problems: [LineProblem] = []
        let drafts = PostDraft.drafts(of: found, ImportContext(today: CivilDate(days: 20_000)), &problems)
        #expect(problems.map { "\($0.line) \($0.code)" } == [2, 3, 4].map { "\($0) number_not_reference" })
        #expect(drafts.map(\.person) == [""])
    }

    // MARK: Workbooks

    @Test("a workbook is read as CSV is: dates and numbers as they are meant, cells that say nothing told by row and column")
    func workbook() throws {
        let table = SheetTable(
            name: "单位", headings: ["单位编号", "名称", "上级", "层级", "类别", "成立日期"],
            rows: [
                [.text("n1"), .text("张家村"), .text("town"), .text("村"), .text("农村"), .date("2000-01-01")],
                [.number("12"), .text("李家村"), .text("town"), .text("村"), .text("农村"), .text("2000年1月1日")],
            ])
        let found = try reading([UInt8](try XLSXWriter.data(of: [table])))
        #expect(codes(found) == [] && found.rows.map { $0["unit"] } == ["n1", "12"] && found.rows[0].cells == Self.good)
        var file = TableFile(
            format: .workbook(sheet: "x"),
            records: [
                CSVRecord(line: 1, cells: table.headings),
                CSVRecord(line: 2, cells: ["330000199001011000", "#N/A", "", "村", "农村", "2000-01-01"]),
            ])
        file.records[1].troubles = [0: .lostDigits, 1: .error, 2: .merged(into: "C1")]
        let troubled = SheetReading(file, as: UnitDraft.sheet)
        #expect(codes(troubled) == ["2 digits_lost", "2 formula_error", "2 merged_cell"])
        var problems: [LineProblem] = []
        _ = UnitDraft.drafts(of: troubled, ImportContext(today: CivilDate(days: 20_000)), &problems)
        #expect(problems == [], "one reason is enough for a cell")
    }
}
