import Foundation

/// A place in the sources where a text is given in both languages: `…(zh: …, en: …)`. Read from the source text, so that none is forgotten.
struct BilingualCall: Sendable {
    var file: String
    var line: Int
    /// The literal parts, without what is put in; nil if there is no literal at all and the text comes from elsewhere.
    var zh: String?
    var en: String?
    /// The label after `zh:` was something else.
    var isAlone = false

    var place: String { "\(file):\(line)" }

    static func all(in source: String, file: String) -> [BilingualCall] {
        var scanner = SourceScanner(source)
        return scanner.calls(file)
    }
}

/// Just enough of Swift's lexical structure, in bytes: comments, strings of every kind with interpolations, brackets.
private struct SourceScanner {
    private let text: [UInt8]
    private var index = 0
    private var line = 1

    init(_ source: String) { text = Array(source.utf8) }

    private var current: UInt8? { index < text.count ? text[index] : nil }

    private func starts(with word: StaticString) -> Bool {
        starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private func starts(with word: some Collection<UInt8>) -> Bool {
        guard let current, current == word.first else { return false }
        return text[index...].starts(with: word)
    }

    private mutating func step(_ count: Int = 1) {
        for _ in 0..<count where index < text.count {
            if text[index] == UInt8(ascii: "\n") { line += 1 }
            index += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }

    mutating func calls(_ file: String) -> [BilingualCall] {
        var found: [BilingualCall] = []
        var last = UInt8(ascii: "\n")
        while let byte = current {
            if skipComment() { continue }
            if literal() != nil {
                last = UInt8(ascii: "\"")
                continue
            }
            if last == UInt8(ascii: "(") || last == UInt8(ascii: ","), starts(with: "zh:") {
                let start = line
                step(3)
                let zh = expression()
                guard current == UInt8(ascii: ","), let isPair = label() else { continue }
                found.append(BilingualCall(file: file, line: start, zh: zh, en: isPair ? expression() : nil, isAlone: !isPair))
                last = UInt8(ascii: ")")
                continue
            }
            if !Self.isSpace(byte) { last = byte }
            step()
        }
        return found
    }

    /// Behind a comma: whether `en:` follows. nil at the end of the text.
    private mutating func label() -> Bool? {
        step()
        while let byte = current, Self.isSpace(byte) { step() }
        guard current != nil else { return nil }
        guard starts(with: "en:") else { return false }
        step(3)
        return true
    }

    private mutating func skipComment() -> Bool {
        guard starts(with: "//") else { return false }
        while let byte = current, byte != UInt8(ascii: "\n") { step() }
        return true
    }

    /// Up to the comma or bracket that ends it.
    private mutating func expression() -> String? {
        var literals: String?
        var depth = 0
        while let byte = current {
            if skipComment() { continue }
            if let text = literal() {
                literals = (literals ?? "") + text
                continue
            }
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if depth == 0 { return literals }
                depth -= 1
            case UInt8(ascii: ","): if depth == 0 { return literals }
            default: break
            }
            step()
        }
        return literals
    }

    /// A string literal beginning here, without its interpolations.
    private mutating func literal() -> String? {
        guard current == UInt8(ascii: "#") || current == UInt8(ascii: "\"") else { return nil }
        let hashes = text[index...].prefix { $0 == UInt8(ascii: "#") }.count
        guard index + hashes < text.count, text[index + hashes] == UInt8(ascii: "\"") else { return nil }
        let opening = text[(index + hashes)...].prefix(3)
        let quotes = [UInt8](
            repeating: UInt8(ascii: "\""), count: opening.count == 3 && opening.allSatisfy { $0 == UInt8(ascii: "\"") } ? 3 : 1)
        let marks = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        let (end, escape) = (quotes + marks, [UInt8(ascii: "\\")] + marks)
        step(hashes + quotes.count)
        var content: [UInt8] = []
        while let byte = current, !starts(with: end) {
            if starts(with: escape + [UInt8(ascii: "(")]) {
                step(escape.count + 1)
                interpolation()
            } else if starts(with: escape) {
                step(escape.count + 1)
            } else {
                content.append(byte)
                step()
            }
        }
        step(end.count)
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func interpolation() {
        var depth = 1
        while let byte = current, depth > 0 {
            if literal() != nil { continue }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            step()
        }
    }
}
