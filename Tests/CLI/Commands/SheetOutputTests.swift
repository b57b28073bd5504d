import ArgumentParser
import DeciderSupport
import Foundation
import RegistryCore
import Schema
import Sheets
import Streaming
import Testing
import Domain

@testable import Files
@testable import Import
@testable import PledgelineCLI
@testable import Views
@testable import Client

@Suite("Lists as sheets")
struct SheetOutputTests {
    private func listing() -> Listing {
        var listing = Listing(
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("points", zh: "得分", en: "points", .right), Listing.Column("count", zh: "数量", en: "count", .right),
                Listing.Column("due", zh: "期限", en: "due"), Listing.Column("overdue", zh: "逾期", en: "overdue"),
                Listing.Column("sector", zh: "类别", en: "sector"),
            ], named: .both("表", "Sheet"))
        listing.add([
            .text("v1"), .both(.both("柳溪村", "Liuxi")), .decimal("87.50"), .number(-3), .date(CivilDate("2026-03-31")), .flag(true),
            .word("rural", .both("农村", "rural")),
        ])
        listing.add([.text("=v2"), .both(PBText()), .none, .integers([4, 7]), .none, .flag(false), .none])
        return listing
    }

    @Test("a sheet has numbers as numbers, days as days, and speaks the reader's language")
    func sheet() {
        let zh = listing().sheet(.zh)
        #expect(zh.name == "表" && zh.headings == ["单位", "名称", "得分", "数量", "期限", "逾期", "类别"])
        #expect(
            zh.rows[0] == [
                .text("v1"), .text("柳溪村"), .number("87.50"), .number("-3"), .date("2026-03-31"), .text("是"), .text("农村"),
            ])
        #expect(listing().sheet(.en).rows[0][5...] == [.text("yes"), .text("rural")])
        #expect(zh.rows[1] == [.text("=v2"), .text(""), .empty, .number("2"), .empty, .empty, .empty])
    }

    @Test("JSON keeps codes, and a decimal stays a text")
    func json() {
        #expect(
            listing().lines[0]
                == #"{"unit":"v1","name":{"zh":"柳溪村","en":"Liuxi"},"points":"87.50","count":-3,"due":"2026-03-31","overdue":true,"sector":"rural"}"#
        )
        #expect(listing().lines[1].contains(#""count":[4,7]"#))
    }

    @Test("CSV begins with the mark by which Excel knows UTF-8; other encodings are as they are chosen")
    func csv() throws {
        let data = try CSVSheet.data(of: [listing().sheet(.zh)], as: .utf8, named: "x")
        #expect(data.starts(with: [0xEF, 0xBB, 0xBF]))
        let lines = String(decoding: data.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines == ["单位,名称,得分,数量,期限,逾期,类别", "v1,柳溪村,87.50,-3,2026-03-31,是,农村", "'=v2,,,2,,,", ""])
        for encoding in TextEncoding.allCases {
            let bytes = [UInt8](try CSVSheet.data(of: [listing().sheet(.zh)], as: encoding, named: "x"))
            let read = try DecodedText.decode(bytes, named: "x")
            #expect(read.encoding == encoding && String(decoding: read.utf8, as: UTF8.self).hasPrefix("单位,名称"))
        }
    }

    @Test(
        "what a spreadsheet program would run as a formula is a text",
        arguments: ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "＝1", "－1", "=cmd|' /C calc'!A0"])
    func formulas(text: String) throws {
        #expect(CSVSheet.defused(text) == "'" + text)
        let table = SheetTable(name: "x", headings: ["h"], rows: [[.text(text)]])
        let csv = String(decoding: try CSVSheet.data(of: [table], as: .utf8, named: "x").dropFirst(3), as: UTF8.self)
        #expect(csv.hasPrefix("h\r\n'") || csv.hasPrefix("h\r\n\"'"))
    }

    @Test("what is no formula is left alone", arguments: ["a=b", "2025-03-31", "", "’", "甲-乙", "1", "a@b"])
    func others(text: String) {
        #expect(CSVSheet.defused(text) == text)
    }

    @Test("a cell is quoted where a reader that goes by scalars would end it")
    func quotes() {
        // With a mark combined to it a comma or a quote is another Character, and the same byte.
        for cell in ["a,\u{301}b", "a\"\u{301}b", "a\r\nb", "a\nb"] {
            var writer = CSVWriter()
            writer.add([cell, "next"])
            let data = (try? writer.data(as: .utf8, named: "x")) ?? Data()
            let records = CSVReader.read(Array(data.dropFirst(3))).records
            #expect(records.map(\.cells) == [[cell, "next"]], "\(cell.debugDescription)")
        }
    }

    @Test("several tables stand below each other, each under its name")
    func several() throws {
        let tables = [SheetTable(name: "甲", headings: ["a"], rows: [[.text("1")]]), SheetTable(name: "乙", headings: ["b"])]
        let text = String(decoding: try CSVSheet.data(of: tables, as: .utf8, named: "x").dropFirst(3), as: UTF8.self)
        #expect(text == "甲\r\na\r\n1\r\n\r\n乙\r\nb\r\n")
    }

    @Test("an encoding or a file goes with a sheet only")
    func options() throws {
        for wrong in [
            ["--encoding", "gb18030"], ["--to", "x.csv"], ["--output", "xlsx", "--encoding", "gb18030"], ["--output", "json", "--to", "x"],
        ] {
            #expect(throws: (any Error).self) { try PledgelineCommand.parseAsRoot(["unit", "tree"] + wrong) }
        }
        for right in [
            ["--output", "csv", "--encoding", "gb18030", "--to", "x.csv"], ["--output", "xlsx", "--to", "x.xlsx"], ["--output", "json"],
        ] {
            _ = try PledgelineCommand.parseAsRoot(["unit", "tree"] + right)
        }
    }
}

@Suite("Names beside ids")
struct ListingNamesTests {
    private func registry() throws -> RegistryState { try SmallYear().registry.own.folds[0].state }

    @Test("a unit's name stands beside its id in tables, sheets and JSON, and a sector is a word")
    func names() throws {
        var listing = Listing([
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("sector", zh: "类别", en: "sector"),
            Listing.Column("parent", zh: "上级", en: "parent"),
        ])
        listing.add([.text("village"), .text("rural"), .text("town")])
        listing.add([.text("nowhere"), .text("unheard-of"), .none])
        let named = listing.naming(try registry())
        let village = try #require(try registry().units["village"]?.name)
        #expect(named.columns.map(\.key) == ["unit", "unitName", "sector", "parent", "parentName"])
        #expect(named.rows[0][1] == .both(village) && named.rows[0][2] == .word("rural", .both("农村", "rural")))
        #expect(named.rows[1][1] == .none && named.rows[1][2] == .word("unheard-of", .same("unheard-of")) && named.rows[1][4] == .none)
        #expect(named.lines[0].contains(#""unit":"village","unitName":{"#) && named.lines[0].contains(#""sector":"rural""#))
        #expect(named.table(.zh).contains("农村") && !named.table(.zh).contains("rural"))
    }

    @Test("a name that stands there already is not put there again")
    func once() {
        let columns = [Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("name", zh: "名称", en: "name")]
        #expect(Listing.withNames(columns).map(\.key) == ["unit", "name"])
        #expect(Listing.members([Listing.Column("cohort", zh: "组别", en: "cohort")]).contains("cohortName"))
    }
}
