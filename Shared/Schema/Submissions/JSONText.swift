/// A JSON text (RFC 8259), parsed strictly, so that every reader reads the same: UTF-8, an object, no name twice in one object.
///
/// The meaning of the values is defined by protobuf's JSON mapping and decoded by the protobuf library. But libraries differ in which
/// malformed texts they accept, and signed bytes must not mean one thing to a service and another to an auditor. So the syntax is checked
/// here first; it also yields the places of all parts, for a value that does not fit its field.
struct JSONText {
    /// The deepest nesting accepted; no message nests deeper.
    static let deepest = 32

    /// An object, array or single value, with its range of bytes.
    struct Node {
        var range: Range<Int>
        var isArray = false
        var members: [(name: String, value: Node)] = []
    }

    let bytes: [UInt8]
    let root: Node

    init(_ bytes: UnsafeRawBufferPointer) throws(JSONProblem) {
        self.bytes = Array(bytes)
        guard String(validating: self.bytes, as: UTF8.self) != nil else {
            throw JSONProblem(line: 1, column: 1, zh: "不是 UTF-8 文本", en: "the text is not UTF-8")
        }
        var reading = Reading(bytes: self.bytes)
        root = try reading.text()
    }

    /// Line and column, both from 1; columns count bytes.
    func place(of index: Int) -> (line: Int, column: Int) { Self.place(of: index, in: bytes) }

    fileprivate static func place(of index: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes.prefix(index)
        let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        return (before.count { $0 == 0x0a } + 1, index - lineStart + 1)
    }
}

private struct Reading {
    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func text() throws(JSONProblem) -> JSONText.Node {
        skipSpace()
        guard next == UInt8(ascii: "{") else { throw problem(zh: "须是一个 JSON 对象", en: "a JSON object is expected") }
        let node = try value(depth: 0)
        skipSpace()
        guard next == nil else { throw problem(zh: "对象之后还有内容", en: "something follows after the object") }
        return node
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func problem(at index: Int? = nil, zh: String, en: String) -> JSONProblem {
        let (line, column) = JSONText.place(of: index ?? self.index, in: bytes)
        return JSONProblem(line: line, column: column, zh: zh, en: en)
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONText.Node {
        skipSpace()
        let start = index
        switch next {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < JSONText.deepest else { throw problem(zh: "嵌套太深", en: "it is nested too deeply") }
            return try next == UInt8(ascii: "{") ? object(depth) : array(depth)
        case UInt8(ascii: "\""): _ = try string()
        case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): try number()
        default: try word()
        }
        return JSONText.Node(range: start..<index)
    }

    private mutating func object(_ depth: Int) throws(JSONProblem) -> JSONText.Node {
        var node = JSONText.Node(range: index..<index)
        var names: Set<[UInt8]> = []
        index += 1
        skipSpace()
        while !take(UInt8(ascii: "}")) {
            if !node.members.isEmpty {
                guard take(UInt8(ascii: ",")) else { throw problem(zh: "此处须为逗号或“}”", en: "a comma or } is expected here") }
                skipSpace()
            }
            let start = index
            guard next == UInt8(ascii: "\"") else { throw problem(zh: "此处须为带引号的字段名", en: "a name in quotes is expected here") }
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw problem(at: start, zh: "同一个字段名出现两次", en: "the same name stands here a second time")
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw problem(zh: "此处须为冒号", en: "a colon is expected here") }
            node.members.append((name, try value(depth: depth + 1)))
            skipSpace()
        }
        node.range = node.range.lowerBound..<index
        return node
    }

    private mutating func array(_ depth: Int) throws(JSONProblem) -> JSONText.Node {
        var node = JSONText.Node(range: index..<index, isArray: true)
        index += 1
        skipSpace()
        while !take(UInt8(ascii: "]")) {
            if !node.members.isEmpty {
                guard take(UInt8(ascii: ",")) else { throw problem(zh: "此处须为逗号或“]”", en: "a comma or ] is expected here") }
            }
            node.members.append(("\(node.members.count)", try value(depth: depth + 1)))
            skipSpace()
        }
        node.range = node.range.lowerBound..<index
        return node
    }

    private mutating func string() throws(JSONProblem) -> String {
        let start = index
        var text = String.UnicodeScalarView()
        var plainStart = index + 1
        func plain(to end: Int) -> String.UnicodeScalarView { String(decoding: bytes[plainStart..<end], as: UTF8.self).unicodeScalars }
        index += 1
        while let byte = next, byte >= 0x20 {
            if byte == UInt8(ascii: "\"") {
                text.append(contentsOf: plain(to: index))
                index += 1
                return String(text)
            }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: plain(to: index))
                guard let scalar = escape() else { throw problem(zh: "反斜杠转义有误", en: "this escape is not one of JSON's") }
                text.append(scalar)
                plainStart = index
            } else {
                index += 1
            }
        }
        throw problem(
            at: next == nil ? start : index, zh: "引号内的文本没有结束，或含有控制字符", en: "the text in quotes does not end, or holds a control character")
    }

    /// Reads one escape sequence, or a surrogate pair of two; nil if it is not valid.
    private mutating func escape() -> Unicode.Scalar? {
        guard index + 1 < bytes.count else { return nil }
        let kind = bytes[index + 1]
        if kind == UInt8(ascii: "u") {
            guard let first = hexadecimal(at: index + 2) else { return nil }
            index += 6
            guard (0xd800..<0xdc00).contains(first) else { return Unicode.Scalar(first) }
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
                let second = hexadecimal(at: index + 2), (0xdc00..<0xe000).contains(second)
            else { return nil }
            index += 6
            return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        }
        let meanings: [(UInt8, Unicode.Scalar)] = [
            (UInt8(ascii: "\""), "\""), (UInt8(ascii: "\\"), "\\"), (UInt8(ascii: "/"), "/"), (UInt8(ascii: "b"), "\u{8}"),
            (UInt8(ascii: "f"), "\u{c}"), (UInt8(ascii: "n"), "\n"), (UInt8(ascii: "r"), "\r"), (UInt8(ascii: "t"), "\t"),
        ]
        guard let meaning = meanings.first(where: { $0.0 == kind }) else { return nil }
        index += 2
        return meaning.1
    }

    private func hexadecimal(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var number: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            number = number << 4 | UInt32(digit)
        }
        return number
    }

    private mutating func number() throws(JSONProblem) {
        let start = index
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        func digits() -> Bool {
            let first = index
            while isDigit(next) { index += 1 }
            return index > first
        }
        _ = take(UInt8(ascii: "-"))
        var isNumber = take(UInt8(ascii: "0")) ? !isDigit(next) : digits()
        if isNumber, take(UInt8(ascii: ".")) { isNumber = digits() }
        if isNumber, take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            isNumber = digits()
        }
        guard isNumber else { throw problem(at: start, zh: "数字写法有误", en: "this is not how a number is written") }
    }

    private mutating func word() throws(JSONProblem) {
        for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return
        }
        throw problem(
            zh: next == nil ? "内容不完整" : "此处不是 JSON 的值", en: next == nil ? "the text ends too early" : "no value of JSON stands here")
    }
}
