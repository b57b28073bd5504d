import Templates
import Testing

@Suite("What `make proto` does not write: a refusal that cannot be read or told from others")
struct RefusalEntryTests {
    private static func entry(
        _ name: String = "A", code: String = "gone", wording: Bool = false, field: String = "unit", zh: String = "“{unit}”已撤销。",
        en: String = "“{unit}” is gone."
    ) -> RefusalEntry {
        RefusalEntry(name: name, code: code, isFurtherWording: wording, field: field, zh: zh, en: en)
    }

    @Test("nothing is wrong with two texts that put in the same, each in its language")
    func right() {
        #expect(RefusalEntry.problems(in: [Self.entry(), Self.entry(code: "left", en: "“{unit}” left for “南镇”.")]) == [])
    }

    @Test(
        "a text is missing, in the wrong language, unfinished, or puts in something else",
        arguments: [
            ("", "“{unit}” is gone.", "both languages"), ("“{unit}”已撤销。", "", "both languages"),
            ("“{unit}” is gone。", "“{unit}” is gone.", "no Chinese"), ("“{unit}”已撤销。", "“{unit}” 撤销.", "has Chinese"),
            ("“{unit}”已撤销", "“{unit}” is gone.", "does not end"), ("“{unit}”已撤销。", "“{unit}” is gone", "does not end"),
            ("“{unit}”已撤销。", "It is gone.", "put in the same"), ("“{unit”已撤销。", "“{unit}” is gone.", "a brace"),
            ("“{Unit}”已撤销。", "“{Unit}” is gone.", "lowerCamelCase"), ("“{field}”已撤销。", "“{field}” is gone.", "parameter's name"),
            ("“{in}”已撤销。", "“{in}” is gone.", "parameter's name"),
        ])
    func texts(_ zh: String, _ en: String, _ said: String) throws {
        let problems = RefusalEntry.problems(in: [Self.entry(zh: zh, en: en)])
        #expect(problems.contains { $0.hasPrefix("A: ") && $0.contains(said) }, "\(problems)")
    }

    @Test("a code is given once")
    func twice() {
        #expect(RefusalEntry.problems(in: [Self.entry("A"), Self.entry("B")]) == ["B: the code gone is that of A already."])
    }

    @Test("other words for a refusal have its code, field and way to go on")
    func wordings() {
        #expect(RefusalEntry.problems(in: [Self.entry("B", wording: true), Self.entry("A")]) == [])
        #expect(RefusalEntry.problems(in: [Self.entry("B", wording: true)]) == ["B: no other refusal has the code gone."])
        #expect(RefusalEntry.problems(in: [Self.entry("A"), Self.entry("B", wording: true, field: "period")]).count == 1)
    }
}
