import Domain
import Foundation
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import Testing

@testable import Files
@testable import PledgelineCLI
@testable import Views

@Suite("The refusals as the schema lists them")
struct RefusalCatalogueTests {
    @Test("a code is given once; whatever has it in other words is about the same field, and may be sent again as little or as much")
    func codes() throws {
        let own = Dictionary(grouping: RefusalCatalogue.rules.filter { !$0.isFurtherWording }, by: \.code)
        #expect(own.allSatisfy { $0.value.count == 1 })
        for rule in RefusalCatalogue.rules {
            let first = try #require(own[rule.code]?.first)
            #expect((rule.field, rule.retriable) == (first.field, first.retriable))
            #expect(rule.code.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
        }
    }

    @Test("both texts put in the same, and every field has a Chinese word", arguments: RefusalCatalogue.rules)
    func texts(_ rule: RefusalRule) {
        let names = { (text: String) in Set(text.matches(of: /\{([a-z][A-Za-z]*)\}/).map { String($0.1) }) }
        #expect(names(rule.zh) == names(rule.en))
        #expect(rule.field.isEmpty || rule.field == RefusalRule.anyField || FieldWords.knows(rule.field))
        #expect(PBText.areBoth(zh: rule.zh, en: rule.en))
    }

    @Test(
        "a refusal that is given has everything put in",
        arguments: [
            IntakeRefusals.tooLarge(70_000), .invalid("due", .both("须写明。", "is missing.")), RightsRefusals.notAboveUnit("v1"),
            RightsRefusals.notAuthorized("v1", roles: [.clerk, .superior]), RegistryRefusals.unknownUnit("v1"),
            RegistryRefusals.implausible("due", .both("太晚。", "Too late.")), PledgesRefusals.notNextPeriod("2027", before: "2025"),
            PledgesRefusals.milestoneReported("m1", retriable: true), SupervisionRefusals.unknownFinding("f1", unit: "v1"),
            ScoringRefusals.tooManyBallots(4, cast: 5),
        ])
    func rendered(_ refusal: Refusal) {
        for text in [refusal.zh, refusal.en] { #expect(!text.contains("{") && !text.contains("}")) }
    }

    @Test("they are listed with code, service, field and both texts, all or one code's")
    func listed() throws {
        #expect(try RefusalListing.of(nil).lines.count == RefusalCatalogue.rules.count)
        let lines = try RefusalListing.of("unit_closed").lines
        #expect(lines.count == 3 && lines.allSatisfy { $0.contains("\"unit_closed\"") && $0.contains("\"unit\"") })
        #expect(lines.first?.contains("\"registry\"") == true)
    }

    @Test("a code that there is not is told with those that are like it")
    func unknown() {
        let error = #expect(throws: CommandError.self) { try RefusalListing.of("unit_close") }
        #expect(error?.status == .usage && error?.en.contains("unit_closed") == true)
    }
}
