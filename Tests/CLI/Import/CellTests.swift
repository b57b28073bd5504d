import Schema
import Testing

@testable import Files
@testable import Import
@testable import PledgelineCLI
@testable import Views

struct CellTests {
    @Test(
        "dates are read as people in China write them",
        arguments: [
            "2026-06-30", "2026/6/30", "2026.6.30", "2026年6月30日", "2026年06月30号", "２０２６－０６－３０", "20260630", "2026/6/30 0:00",
            "2026 年 6 月 30 日",
        ])
    func dates(text: String) { #expect(CellDate.read(text) == CivilDate(year: 2026, month: 6, day: 30)) }

    @Test(
        "what is no day of the calendar is no date",
        arguments: [
            "2026-02-30", "2026-13-01", "26-6-30", "2026-6", "30.6.2026", "46203", "2026/6/30 13:00", "六月三十日", "2026年6月", "", "2026-+6-30",
        ])
    func noDates(text: String) { #expect(CellDate.read(text) == nil) }

    @Test("numbers are read with thousands separators, full-width digits and the zeros a spreadsheet puts behind the point")
    func numbers() {
        for text in ["1234", "1,234", "１２３４", "1，234", "1234.00", "1,234.0"] { #expect(CellNumber.read(text) == 1234, "\(text)") }
        for text in ["12,34", "1.5", "12a", "-3", "", ".0", "1,2345", "一百", "99999999999999999999", "1 234"] {
            #expect(CellNumber.read(text) == nil, "\(text)")
        }
    }

    @Test("a cell is read without the spaces around it, those of Chinese text and invisible ones included")
    func spaces() {
        #expect(CellText.trimmed("\u{FEFF}\u{3000} 李家庄 村\u{A0}\t") == "李家庄 村")
        #expect(CellText.trimmed(" \u{3000}").isEmpty)
    }

    @Test("every level, sector, tier and kind of duty has a Chinese and an English word, and no word means two of them")
    func words() {
        func check<Value: Hashable>(_ words: [CellWord<Value>], _ all: [Value]) {
            #expect(Set(words.map(\.value)) == Set(all))
            let names = words.flatMap { word in Set(([word.zh, word.en] + word.aliases).map(CellText.plain)) }
            #expect(names.count == Set(names).count)
        }
        check(UnitWords.levels, PBLevel.allCases.filter { $0 != .unspecified })
        check(PostWords.tiers, PBTier.allCases.filter { $0 != .unspecified })
        check(DutyWords.kinds, PBDutyKind.allCases.filter { $0 != .unspecified })
        check(UnitWords.sectors, UnitWords.sectors.map(\.en))
    }
}
