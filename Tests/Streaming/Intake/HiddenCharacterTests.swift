import Schema
import SwiftProtobuf
import Testing

@testable import Streaming

struct HiddenCharacterTests {
    private func code(_ change: (inout PBPayload) -> Void) -> String? {
        var payload = Send.payload(unit: Toy.units(in: 0)[0])
        change(&payload)
        return Intake(topics: Toy.topics, service: payload.service, partition: 0).open(Send.sealed(payload)).code
    }

    @Test(
        "a text with a character that commands a terminal, turns the writing round or has no width is refused wherever it stands",
        arguments: [
            "张\u{1B}[31m家", "a\u{07}", "\u{0}", "a\u{7F}", "a\u{85}b", "甲\u{202E}乙", "\u{2066}x", "a\u{2028}b", "n\u{200B}10", "\u{FEFF}a",
            "a\rb",
        ])
    func refused(text: String) {
        #expect(code { $0.body = .registerUnit(.with { $0.name.zh = text }) } == "hidden_character")
        #expect(code { $0.body = .contestFinding(.with { $0.reason = text }) } == "hidden_character")
        #expect(HiddenCharacters.first(in: text) != nil)
    }

    @Test("line feeds, tabs, joined emoji and letters with marks are no such characters")
    func allowed() {
        for text in ["一\n二\t三", "👨‍👩‍👧", "e\u{301}", "㐀𠀀", "½"] {
            #expect(code { $0.body = .contestFinding(.with { $0.reason = text }) } != "hidden_character", "\(text)")
            #expect(HiddenCharacters.shown(text) == text)
        }
    }

    @Test("where an older text has them, they are shown by their numbers, on one line")
    func shown() {
        #expect(HiddenCharacters.shown("张\u{1B}[31m\u{202E}") == "张\\u001B[31m\\u202E")
        #expect(HiddenCharacters.shownOnOneLine("甲村\n    z99\t伪造") == "甲村↵    z99 伪造")
    }
}
