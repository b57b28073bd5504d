@_spi(Refusals) import Schema
import Testing

@Suite("What could have been written instead")
struct NearestNamesTests {
    @Test("the nearest stands first, those as near in the order of their bytes")
    func order() {
        #expect(
            NearestNames.ordered("2025-q5", among: ["2025-q2", "annual", "2025-q1", "2025-Q5"]) == [
                "2025-Q5", "2025-q1", "2025-q2", "annual",
            ])
        #expect(NearestNames.ordered("roda", among: ["offices", "road", "roads"]).first == "road")
        #expect(NearestNames.ordered("", among: ["bb", "a"]) == ["a", "bb"])
    }

    @Test("a sentence names twenty and says that there are more; none are said to be none")
    func sentence() {
        let many = (10..<40).map { "r\($0)" }
        let told = NearestNames.sentence("r25", among: many)
        #expect(told.zh.hasPrefix("可写：r25、") && told.zh.hasSuffix("…"))
        #expect(told.en.hasPrefix("Possible are: r25, ") && told.en.hasSuffix(", …"))
        #expect(told.zh.split(separator: "、").count == NearestNames.most)
        #expect(NearestNames.sentence("x", among: ["a", "b"]).en == "Possible are: a, b.")
        #expect(NearestNames.sentence("x", among: []).zh == "目前一个也没有。")
    }

    @Test("what was written may be as long as it likes")
    func long() {
        #expect(NearestNames.ordered(String(repeating: "长", count: 100_000), among: ["a", "b"]) == ["a", "b"])
    }

    @Test("a refusal keeps its code and field and tells what there is")
    func refusal() {
        let refusal = Refusal(RefusalRule("unknown_round", field: "round", zh: "没有。", en: "None.")).naming("q9", among: ["q1", "q2"])
        #expect(refusal.code == "unknown_round" && refusal.field == "round")
        #expect(refusal.zh == "没有。可写：q1、q2。" && refusal.en == "None. Possible are: q1, q2.")
    }
}
