import Schema
import Testing
import Domain

@testable import PledgelineCLI
@testable import Files
@testable import Views

@Suite("The kinds of submissions as people read them")
struct KindListingTests {
    @Test("every kind of every service has its line, with who may send it in both languages")
    func all() {
        let listing = KindListing.all
        #expect(listing.lines.count == KindRule.all.map(\.rules.count).reduce(0, +))
        #expect(KindRule.all.flatMap(\.rules).allSatisfy { !$0.sender.zh.isEmpty && !$0.sender.en.isEmpty })
    }

    @Test(
        "roles, rights from above and rights that are no roles are told apart",
        arguments: [
            ("open_finding", "上级单位的督查员", "inspector from above the unit"), ("adapt_duty_list", "党务干事", "clerk"),
            ("state_fact", "党务干事、登记员", "clerk, registrar"), ("genesis", "根密钥", "the root key"),
        ])
    func sender(kind: String, zh: String, en: String) throws {
        let rule = try #require(KindRule.named(kind)?.rule)
        #expect(rule.sender == .both(zh, en))
    }
}
