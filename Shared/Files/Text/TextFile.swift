package import Foundation

/// A file of text for programs (YAML, JSON, properties, keys): UTF-8, with or without a mark.
package enum TextFile {
    package static func read(_ path: String) throws(CommandError) -> String { try text(InputFile.read(path), named: path) }

    /// - Throws: a ``CommandError`` that says which other encoding it seems to be.
    package static func text(_ data: Data, named name: String) throws(CommandError) -> String {
        let bytes = [UInt8](data)
        let marked = [TextEncoding.utf16LittleEndian, .utf16BigEndian].first { bytes.starts(with: $0.mark) }
        if let encoding = marked ?? UTF16Check.encoding(of: bytes) {
            throw CommandError(
                .badInput, zh: "\(name) 是 \(encoding.name) 编码的文本。请另存为 UTF-8。", en: "\(name) is text in \(encoding.name). Save it as UTF-8.")
        }
        let content = bytes.starts(with: TextEncoding.utf8.mark) ? bytes.dropFirst(3) : bytes[...]
        guard UTF8Check(Array(content)) == nil else {
            throw CommandError(
                .badInput, zh: "\(name) 不是 UTF-8 文本。请另存为 UTF-8。", en: "\(name) is not UTF-8 text. Save it as UTF-8.")
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// Whatever ends them: by bytes, for a return and a line feed together are one Character of Swift, and a line feed with an accent is another.
    package static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0A || byte == 0x0D {
                if !(byte == 0x0A && last == 0x0D) {
                    lines.append(String(decoding: line, as: UTF8.self))
                    line = []
                }
            } else {
                line.append(byte)
            }
            last = byte
        }
        return line.isEmpty ? lines : lines + [String(decoding: line, as: UTF8.self)]
    }
}
