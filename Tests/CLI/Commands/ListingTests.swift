import Foundation
import Schema
import Testing
import Domain

@testable import Files
@testable import PledgelineCLI
@testable import Views

struct ListingTests {
    private func listing() -> Listing {
        var listing = Listing([
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("name", zh: "名称", en: "name"),
            Listing.Column("count", zh: "数量", en: "count", .right), Listing.Column("overdue", zh: "逾期", en: "overdue"),
            Listing.Column("due", zh: "期限", en: "due"),
        ])
        listing.add([.text("v1"), .both(.both("柳溪村", "Liuxi")), .number(12), .flag(true), .date(CivilDate("2026-03-31"))])
        listing.add([.text("a \"b\"\\\n\u{1}"), .both(PBText()), .number(-1), .flag(false), .none])
        return listing
    }

    @Test("a row is one JSON object with its fields in the order of the columns")
    func json() {
        #expect(
            listing().lines == [
                #"{"unit":"v1","name":{"zh":"柳溪村","en":"Liuxi"},"count":12,"overdue":true,"due":"2026-03-31"}"#,
                #"{"unit":"a \"b\"\\\n\u0001","name":{"zh":"","en":""},"count":-1,"overdue":false,"due":null}"#,
            ])
    }

    @Test("what is quoted reads back as it was", arguments: ["", "党建\t\"x\"", "a\\b/c", "\u{0}\u{1f}\u{7f}", "🏡\u{2028}"])
    func quoted(_ text: String) throws {
        let read = try JSONSerialization.jsonObject(with: Data(JSON.quoted(text).utf8), options: .fragmentsAllowed) as? String
        #expect(read == text)
    }

    @Test("the table speaks the reader's language")
    func table() {
        var listing = Listing([Listing.Column("name", zh: "名称", en: "name"), Listing.Column("overdue", zh: "逾期", en: "overdue")])
        listing.add([.both(.both("柳溪村", "Liuxi")), .flag(true)])
        #expect(listing.table(.zh).split(separator: "\n").map(String.init) == ["名称    逾期", "------  ----", "柳溪村  是"])
        #expect(listing.table(.en).split(separator: "\n").map(String.init) == ["name   overdue", "-----  -------", "Liuxi  yes"])
    }
}
