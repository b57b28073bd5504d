import Domain
import Testing

@testable import Views
@testable import Files
@testable import PledgelineCLI

struct TableTests {
    @Test("columns line up in a terminal when Chinese and Latin text stand below each other")
    func wide() {
        var table = Table([("单位", .left), ("得分", .right)])
        table.add(["柳溪镇", "95.11"])
        table.add(["t10", "7.5"])
        let lines = table.text.split(separator: "\n").map(String.init)
        let widths = lines.map(Table.width)
        #expect(Set(widths).count == 1)
        #expect(lines[2] == "柳溪镇  95.11")
        #expect(lines[3] == "t10       7.5")
    }

    @Test("a wide character takes two columns, a combining mark none")
    func widths() {
        #expect(Table.width("镇") == 2)
        #expect(Table.width("e\u{0301}") == 1)
        #expect(Table.width("（）") == 4)
    }
}

struct LanguageTests {
    @Test(
        "the language comes from the locale, in POSIX's order",
        arguments: [
            (["LANG": "zh_CN.UTF-8"], Language.zh), (["LANG": "en_US.UTF-8"], .en), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .en),
            (["LC_MESSAGES": "zh_CN", "LANG": "en_US"], .zh), ([:], .en), (["LC_ALL": "", "LANG": "zh_CN"], .zh),
        ])
    func locale(_ environment: [String: String], _ wanted: Language) {
        #expect(Language.fromEnvironment(environment) == wanted)
    }

    @Test("a flag wins over the locale, in both spellings")
    func flag() {
        #expect(Language.chosen(["pledgeline", "verify", "--lang", "zh"], ["LANG": "C"], profile: nil) == .zh)
        #expect(Language.chosen(["pledgeline", "--lang=en", "verify"], ["LANG": "C"], profile: nil) == .en)
    }
}
