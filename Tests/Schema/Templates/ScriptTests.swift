import Templates
import Testing

@Suite("Whether a text is there in both languages")
struct ScriptTests {
    @Test(
        "what has no words, and somebody's own words, stand for both",
        arguments: [("", ""), ("3 %", "3 %"), ("a.b：no such file", "a.b: no such file")])
    func both(_ zh: String, _ en: String) { #expect(Script.areBoth(zh: zh, en: en)) }

    @Test("words in one language only do not", arguments: [("", "not there"), ("gone", "it is gone")])
    func one(_ zh: String, _ en: String) { #expect(!Script.areBoth(zh: zh, en: en)) }

    @Test("names in quotation marks are no words")
    func unquoted() { #expect(Script.unquoted("The unit “南镇” is “北“西”镇” too.") == "The unit  is  too.") }
}
