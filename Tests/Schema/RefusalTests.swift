import Schema
import Testing

@Suite("A refusal goes into a decision whole")
struct RefusalTests {
    @Test("code, both texts, field and whether to try again are kept")
    func kept() {
        let refusal = Refusal("not_yet", zh: "尚未", en: "Not yet", retriable: true, field: "unit")
        let refused = PBRefused(refusal)
        #expect(refused.code == "not_yet")
        #expect(refused.text.zh == "尚未")
        #expect(refused.text.en == "Not yet")
        #expect(refused.retriable)
        #expect(refused.field == "unit")
    }
}
