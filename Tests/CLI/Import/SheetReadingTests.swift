import Domain
import Foundation
import Schema
import Testing

@testable import Files
@testable import Import
@testable import PledgelineCLI

struct SheetReadingTests {
    private func reading(_ text: String, _ sheet: Sheet = UnitDraft.sheet) -> SheetReading { SheetReading(Array(text.utf8), as: sheet) }

    static let sheets = [UnitDraft.sheet, PostDraft.sheet, PledgeDraft.sheet, DutyListDraft.sheet, KeyDraft.sheet]

    @Test("columns are known by their Chinese or English heading, wherever they stand, and unknown ones are reported")
    func headings() {
        let chinese = reading("备注,层级,名称,上级,成立日期,类别,单位编号\n-,村,李家庄村,t01,2000-1-1,农村,v001\n")
        #expect(chinese.problems.isEmpty && chinese.unknown == ["备注"])
        #expect(
            chinese.rows.map(\.cells) == [
                ["level": "村", "name": "李家庄村", "parent": "t01", "opened": "2000-1-1", "sector": "农村", "unit": "v001"]
            ])
        let english = reading("Unit*,NAME,name_en,Parent Unit,level,sector,opened\nv001,x,y,t01,village,rural,2000-01-01\n")
        #expect(english.problems.isEmpty && english.rows[0]["name-en"] == "y" && english.rows[0]["parent"] == "t01")
    }

    @Test("no heading means two columns of one sheet")
    func distinct() {
        for sheet in Self.sheets {
            let names = sheet.columns.flatMap { column in Set(([column.id, column.chinese] + column.aliases).map(CellText.plain)) }
            #expect(names.count == Set(names).count, "\(sheet.noun.en)")
        }
    }

    @Test("missing, doubled and full-width headings are told before any line is read")
    func badHeadings() {
        let missing = reading("单位编号,名称,层级,成立日期\nv001,x,村,2000-01-01\n")
        #expect(missing.problems.map(\.code) == ["missing_column"] && missing.rows.isEmpty)
        #expect(missing.problems.first?.text.zh.contains("类别") == true)
        let wide = reading("单位编号，名称，层级，类别，成立日期\n")
        #expect(wide.problems.count == 1 && wide.problems.allSatisfy { $0.text.zh.contains("全角") && $0.text.en.contains("full-width") })
        let twice = reading("单位编号,编号,名称,层级,类别,成立日期\n")
        #expect(twice.problems.map(\.code) == ["heading_twice"])
        #expect(reading("").problems.map(\.code) == ["no_heading"])
    }

    @Test("a line with more cells than headings, or with wrong quotes, is a problem of that line alone")
    func lines() {
        let found = reading("单位编号,名称,层级,类别,成立日期\nv001,a,村,农村,2000-1-1,多出来\nv002,\"b,村\nv003,c,村,农村,2000-1-1,,\n")
        #expect(found.problems.map(\.line) == [2, 3] && found.problems.map(\.code) == ["too_many_cells", "unclosed_quote"])
        #expect(found.rows.map(\.line) == [4] && found.broken.map(\.line) == [2, 3])
    }

    @Test(
        "a template is read back without a problem, its example and remarks left out; without its # the example is a good line",
        arguments: Language.allCases)
    func templates(language: Language) throws {
        for sheet in Self.sheets {
            for encoding in TextEncoding.allCases {
                let data = try SheetTemplate(sheet: sheet, language: language).data(as: encoding)
                let text = try DecodedText.decode([UInt8](data), named: "x")
                let empty = SheetReading(text.utf8, as: sheet)
                #expect(empty.problems.isEmpty && empty.rows.isEmpty && empty.unknown.isEmpty, "\(sheet.noun.en) \(encoding)")
                #expect(text.encoding == encoding || encoding == .gb18030)
            }
        }
        try example(of: UnitDraft.self, language)
        try example(of: PostDraft.self, language)
        try example(of: PledgeDraft.self, language)
        try example(of: DutyListDraft.self, language)
        try example(of: KeyDraft.self, language)
    }

    private func example<Draft: ImportDraft>(of kind: Draft.Type, _ language: Language) throws {
        let text = String(decoding: try SheetTemplate(sheet: Draft.sheet, language: language).data(as: .utf8).dropFirst(3), as: UTF8.self)
        var lines = text.components(separatedBy: "\r\n")
        lines[1] = String(lines[1].dropFirst(2))
        let context = ImportContext(today: .init(days: 20_000), unit: "t01")
        let (plan, drafts) = ImportPlan.check(reading(lines.joined(separator: "\n"), Draft.sheet), as: kind, context)
        #expect(plan.problems == [] && drafts.count == 1, "\(Draft.sheet.noun.en) \(language)")
    }
}
