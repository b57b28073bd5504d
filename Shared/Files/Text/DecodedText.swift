internal import Schema

/// The text of a file whose encoding nobody told.
///
/// A mark at the beginning decides. Without one, text of 16-bit characters is known by the zero bytes of its digits and line ends; then valid UTF-8 wins, because text of another encoding is hardly ever that by chance; else it is
/// GB18030, which includes GBK and GB2312. What is neither is an error that names the first bad byte's line and column. A file that is plainly
/// UTF-8 with a few damaged bytes is not taken for GB18030, in which almost any bytes are some characters.
package struct DecodedText: Hashable, Sendable {
    package var utf8: [UInt8]
    package var encoding: TextEncoding

    package init(utf8: [UInt8], encoding: TextEncoding) {
        self.utf8 = utf8
        self.encoding = encoding
    }

    /// - Parameter name: what people call the file.
    package static func decode(_ data: [UInt8], named name: String) throws(CommandError) -> DecodedText {
        if let encoding = TextEncoding.allCases.first(where: { data.starts(with: $0.mark) }) {
            return try decode(Array(data.dropFirst(encoding.mark.count)), as: encoding, named: name)
        }
        if let encoding = UTF16Check.encoding(of: data) { return try decode(data, as: encoding, named: name) }
        guard let bad = UTF8Check(data) else { return DecodedText(utf8: data, encoding: .utf8) }
        if bad.isMostlyUTF8 { throw damaged(data, at: bad.offset, .utf8, name) }
        return try decode(withEuros(data), as: .gb18030, named: name)
    }

    private static func decode(_ data: [UInt8], as encoding: TextEncoding, named name: String) throws(CommandError) -> DecodedText {
        if encoding == .utf8 {
            if let bad = UTF8Check(data) { throw damaged(data, at: bad.offset, .utf8, name) }
            return DecodedText(utf8: data, encoding: .utf8)
        }
        do throws(Iconv.Failure) {
            return DecodedText(utf8: try Iconv.convert(data, from: encoding.name, to: TextEncoding.utf8.name), encoding: encoding)
        } catch {
            switch error {
            case .badBytes(let offset): throw damaged(data, at: offset, encoding, name)
            case .unknownEncoding: throw unknown(encoding, name)
            }
        }
    }

    /// Windows' code page 936, which calls itself GBK, has the euro sign at 0x80, where GB18030 has nothing.
    private static func withEuros(_ data: [UInt8]) -> [UInt8] {
        guard data.contains(0x80) else { return data }
        var text: [UInt8] = []
        text.reserveCapacity(data.count)
        var place = 0
        while place < data.count {
            let next = place + 1 < data.count ? data[place + 1] : 0
            let length = data[place] < 0x81 ? 1 : (0x30...0x39).contains(next) ? 4 : 2
            if data[place] == 0x80 { text += [0xA2, 0xE3] } else { text += data[place..<min(place + length, data.count)] }
            place += length
        }
        return text
    }

    package static func unknown(_ encoding: TextEncoding, _ name: String) -> CommandError {
        CommandError(
            .badInput,
            zh: "本机不认识编码 \(encoding.name)，无法转换 \(name)。请安装 libc-gconv-modules-extra，或改用“CSV UTF-8”格式。",
            en:
                "This system does not know the encoding \(encoding.name) of \(name). Install libc-gconv-modules-extra, or use the format “CSV UTF-8”."
        )
    }

    private static func damaged(_ data: [UInt8], at offset: Int, _ encoding: TextEncoding, _ name: String) -> CommandError {
        let (line, column) = place(of: offset, in: data, encoding)
        let byte = data.indices.contains(offset) ? String(data[offset], radix: 16, uppercase: true) : ""
        let tried: PBText =
            encoding == .gb18030
            ? .both("既不是 UTF-8，也不是 GB18030", "neither UTF-8 nor GB18030") : .both("不是 \(encoding.name)", "not \(encoding.name)")
        return CommandError(
            .badInput,
            zh:
                "\(name) 第 \(line) 行第 \(column) 个字符（字节 0x\(byte)）\(tried.zh)：文件已损坏，或不是文本。请在 Excel 或 WPS 中打开，另存为“CSV UTF-8（逗号分隔）”后再导入。没有发送任何内容。",
            en:
                "\(name), line \(line), character \(column) (byte 0x\(byte)) is \(tried.en): the file is damaged, or no text at all. Open it in Excel or WPS, save it as “CSV UTF-8 (Comma delimited)” and import that. Nothing was sent."
        )
    }

    /// Line and character, counted from 1. A byte 0x0A is a line's end in all these encodings, but in UTF-16 it takes two.
    private static func place(of offset: Int, in data: [UInt8], _ encoding: TextEncoding) -> (line: Int, column: Int) {
        let before = Array(data.prefix(offset))
        let text: [UInt8]
        do throws(Iconv.Failure) {
            text = encoding == .utf8 ? before : try Iconv.convert(before, from: encoding.name, to: TextEncoding.utf8.name)
        } catch {
            text = before
        }
        let lastLine = text.lastIndex(of: 0x0A).map { text[($0 + 1)...] } ?? text[...]
        return (text.count { $0 == 0x0A } + 1, lastLine.count { $0 & 0xC0 != 0x80 } + 1)
    }
}

/// Whether bytes without a mark are UTF-16: every digit, separator and line end is a zero byte beside an ASCII one.
enum UTF16Check {
    static func encoding(of data: [UInt8]) -> TextEncoding? {
        guard data.count % 2 == 0, data.contains(0) else { return nil }
        var (little, big, zeros) = (0, 0, 0)
        for place in stride(from: 0, to: data.count, by: 2) {
            let (first, second) = (data[place], data[place + 1])
            if second == 0, isPlain(first) { little += 1 }
            if first == 0, isPlain(second) { big += 1 }
            if first == 0, second == 0 { zeros += 1 }
        }
        // In text of one byte a character, or of UTF-8, a zero byte is a rare accident; here it is one in twenty characters at least.
        guard zeros == 0, max(little, big) * 20 >= data.count / 2, little != big else { return nil }
        return little > big ? .utf16LittleEndian : .utf16BigEndian
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || [0x09, 0x0A, 0x0D].contains(byte) }
}

/// Where bytes stop being UTF-8, if they do.
struct UTF8Check {
    /// The first byte that is none.
    package private(set) var offset = -1
    /// Places where bytes that are none stand, one after another.
    private var faults = 0
    /// Those of three bytes and more, as all Chinese ones are; bytes of GB18030 are hardly ever such by chance.
    private var characters = 0

    /// Far more good characters than faults: UTF-8 with some damage. In text of another encoding it is the other way round.
    var isMostlyUTF8: Bool { characters >= 10 * faults }

    /// nil if all of it is UTF-8.
    init?(_ data: [UInt8]) {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = data.makeIterator()
        var (position, lastEnd) = (0, -1)
        scan: while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar):
                position += scalar.count
                if scalar.count > 2 { characters += 1 }
            case .error(let length):
                if offset < 0 { offset = position }
                if position != lastEnd { faults += 1 }
                position += length
                lastEnd = position
            case .emptyInput: break scan
            }
        }
        if faults == 0 { return nil }
    }
}
