import Testing

@testable import Files

struct DecodedTextTests {
    private let text = "单位,名称\r\nv001,李家庄村\r\n"

    private func bytes(_ text: String, as encoding: TextEncoding) throws -> [UInt8] {
        try Iconv.convert(Array(text.utf8), from: "UTF-8", to: encoding.name)
    }

    @Test("text is read as it was saved: UTF-8 with or without a mark, GB18030, UTF-16 with a mark")
    func encodings() throws {
        for encoding in TextEncoding.allCases {
            let marked = try DecodedText.decode(encoding.mark + bytes(text, as: encoding), named: "x")
            #expect(marked == DecodedText(utf8: Array(text.utf8), encoding: encoding))
        }
        for encoding in [TextEncoding.utf8, .gb18030] {
            let plain = try DecodedText.decode(bytes(text, as: encoding), named: "x")
            #expect(plain == DecodedText(utf8: Array(text.utf8), encoding: encoding))
        }
    }

    @Test("characters beyond GBK, which take four bytes in GB18030, are read")
    func fourBytes() throws {
        let rare = "㐀𠀀村"
        #expect(try DecodedText.decode(bytes(rare, as: .gb18030), named: "x").utf8 == Array(rare.utf8))
    }

    @Test("what is neither UTF-8 nor GB18030 is an error that names the first bad byte's line and character, and what to do")
    func neither() throws {
        let bad = try bytes("单位\n名称", as: .gb18030) + [0xFF, 0x41]
        let error = #expect(throws: CommandError.self) { try DecodedText.decode(bad, named: "承诺.csv") }
        #expect(error?.status == .badInput)
        #expect(error?.zh.contains("承诺.csv 第 2 行第 3 个字符（字节 0xFF）") == true && error?.zh.contains("另存为") == true)
        #expect(error?.en.contains("line 2, character 3 (byte 0xFF)") == true && error?.en.contains("save it as") == true)
    }

    @Test("UTF-8 with a damaged byte is not taken for GB18030")
    func damaged() {
        var damaged = Array("单位,名称\n李家庄村委会,二\n".utf8)
        damaged[15] = 0xFF
        let error = #expect(throws: CommandError.self) { try DecodedText.decode(damaged, named: "x") }
        #expect(error?.en.contains("line 2, character 1 (byte 0xE6) is not UTF-8") == true, "\(String(describing: error?.en))")
        let marked = TextEncoding.utf8.mark + [0x61, 0x0A, 0xC3]
        #expect(throws: CommandError.self) { try DecodedText.decode(marked, named: "x") }
    }
}
