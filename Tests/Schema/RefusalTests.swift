@_spi(Refusals) import Schema
import SwiftProtobuf
import Testing

@Suite("A refusal is a rule of the schema with what is put into its texts")
struct RefusalTests {
    private static let rule = RefusalRule("not_yet", field: "unit", retriable: .always, zh: "“{unit}”{stage}。", en: "“{unit}” is {stage}.")

    @Test("a text goes into both languages as it is, and what has two wordings by language")
    func filled() {
        let refusal = Refusal(Self.rule, [("unit", "v1"), ("stage", PBText.both("尚未生效", "not in force"))])
        #expect(refusal.zh == "“v1”尚未生效。" && refusal.en == "“v1” is not in force.")
        #expect(refusal.code == "not_yet" && refusal.field == "unit" && refusal.retriable)
    }

    @Test("numbers, days, decimals, positions and keys read as people write them")
    func values() throws {
        let rule = RefusalRule("values", zh: "", en: "{a} {b} {c} {d}")
        let day = try #require(CivilDate("2026-03-01"))
        let position = PBPosition.with { ($0.service, $0.partition, $0.offset) = (.pledges, 3, 17) }
        let refusal = Refusal(rule, [("a", 3), ("b", day), ("c", PBDecimal(5)), ("d", position)])
        #expect(refusal.en == "3 2026-03-01 5 pledges[3]@17")
    }

    @Test("field and whether to send again are the rule's, unless it leaves them open")
    func open() {
        #expect(Refusal(Self.rule, field: "period", retriable: false).field == "unit")
        #expect(Refusal(Self.rule, field: "period", retriable: false).retriable)
        let open = RefusalRule("open", field: RefusalRule.anyField, retriable: .sometimes, zh: "不行。", en: "No.")
        #expect(Refusal(open, field: "period", retriable: true).field == "period")
        #expect(Refusal(open, field: "period", retriable: true).retriable)
        #expect(Refusal(open).field.isEmpty && !Refusal(open).retriable)
        #expect(Refusal(Self.rule).about("parent").field == "parent")
    }

    @Test("code, both texts, field and whether to try again go into a decision")
    func kept() {
        let refused = PBRefused(Refusal(Self.rule, [("unit", "v1"), ("stage", "1")]))
        #expect(refused.code == "not_yet" && refused.text == .both("“v1”1。", "“v1” is 1.") && refused.retriable && refused.field == "unit")
    }
}
