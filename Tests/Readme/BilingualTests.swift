import Foundation
import Testing

@Suite("Every text the user may see is there in both languages")
struct BilingualTests {
    /// Where a text in one language is data, not something said.
    private static let data = ["Services/CLI/Sample/", "Services/CLI/Resources/"]

    private static func calls() throws -> [BilingualCall] {
        try Checkout.sourceFiles().filter { file in !data.contains { file.hasPrefix($0) } }
            .flatMap { BilingualCall.all(in: try Checkout.text($0), file: $0) }
    }

    @Test("every refusal, error and other text in the sources has a Chinese wording and an English one")
    func both() throws {
        let calls = try Self.calls()
        #expect(calls.count > 500, "the sources must have been read")
        for call in calls {
            #expect(!call.isAlone, "\(call.place): the English text does not follow the Chinese one")
            // A text handed on from elsewhere was looked at there.
            guard call.zh != nil || call.en != nil else { continue }
            let (zh, en) = (call.zh ?? "", call.en ?? "")
            guard Self.hasWords(zh) || Self.hasWords(en) else { continue }
            #expect(Self.hasHan(zh) || !Self.hasWords(en), "\(call.place): no Chinese in “\(zh)”")
            #expect(!en.isEmpty || zh.isEmpty, "\(call.place): no English for “\(zh)”")
            #expect(!Self.hasHan(Self.unquoted(en)), "\(call.place): Chinese in “\(en)”")
        }
    }

    @Test("every refusal names its code beside both texts, and every error of the command its status")
    func refusals() throws {
        for file in try Checkout.sourceFiles() {
            let source = try Checkout.text(file)
            for name in ["Refusal", "CommandError"] {
                for construction in source.matches(of: try Regex("(?:^|[^A-Za-z.])\(name)\\(\\s*(\"[a-z_]+\"|\\.[a-z][A-Za-z]*),")) {
                    let rest = source[construction.range.upperBound...].drop { $0.isWhitespace }
                    #expect(rest.hasPrefix("zh:"), "\(file): \(source[construction.range])")
                }
            }
        }
    }

    @Test("the reading of sources finds literals of every kind, and what is put into them is not text")
    func scanner() {
        let source = ##"""
            // f(zh: "注释", en: "comment")
            let a = f(.x, zh: "甲\(g(")", h("乙")))丙", en: "a \(b ? "中" : "d") e")
            let b = f(zh: more.zh, en: more.en)
            let c = f(zh: #"丁\#(x)"#, en: """
                several "lines"
                """)
            let d = f(zh: "戊", other: "e")
            """##
        let calls = BilingualCall.all(in: source, file: "x.swift")
        #expect(calls.map(\.line) == [2, 3, 4, 7])
        #expect(calls.map(\.zh) == ["甲丙", nil, "丁", "戊"])
        #expect(calls.map { $0.en?.filter { !$0.isWhitespace } } == ["ae", nil, #"several"lines""#, nil])
        #expect(calls.map(\.isAlone) == [false, false, false, true])
    }

    private static func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) } }

    /// More than marks and symbols that are the same in both languages.
    private static func hasWords(_ text: String) -> Bool { hasHan(text) || text.contains(/[A-Za-z]{2,} [A-Za-z]{2,}/) }

    /// Names in quotation marks stay as they are.
    private static func unquoted(_ text: String) -> String { text.replacing(/“[^”]*”/, with: "").replacing(/'[^']*'/, with: "") }
}
