public import SwiftProtobuf

extension Message {
    /// Decodes this message from protobuf's JSON mapping. Unknown fields are refused, and the error names the field.
    public static func reading(json text: String) throws(JSONProblem) -> Self {
        let bytes = Array(text.utf8)
        let read: Result<Self, JSONProblem> = bytes.withUnsafeBytes { bytes in
            do throws(JSONProblem) { return .success(try reading(json: bytes)) } catch { return .failure(error) }
        }
        return try read.get()
    }

    /// Decodes this message from protobuf's JSON mapping. Unknown fields are refused, so that a sender learns of a misspelt one.
    static func reading(json bytes: UnsafeRawBufferPointer) throws(JSONProblem) -> Self {
        let text = try JSONText(bytes)
        guard let error = refusal(of: text.bytes) else {
            do { return try Self(jsonUTF8Bytes: text.bytes) } catch { throw text.problem(error, at: text.root, field: "") }
        }
        var search = CulpritSearch<Self>(text: text, error: error)
        search.descend(into: text.root, before: [], after: [], field: "")
        throw text.problem(search.error, at: search.node, field: search.field)
    }

    fileprivate static func refusal(of bytes: [UInt8]) -> (any Error)? {
        do { _ = try Self(jsonUTF8Bytes: bytes) } catch { return error }
        return nil
    }
}

/// Finds the innermost part that is not valid. The protobuf library says what is wrong but not where, so each part is decoded again by
/// itself.
private struct CulpritSearch<M: Message> {
    /// Beyond this many tries the error names only the enclosing part: a refusal must not take longer because a sender sends thousands of
    /// parts.
    private let mostTries = 1_000

    let text: JSONText
    var error: any Error
    var node: JSONText.Node
    var field = ""
    private var tries = 0

    init(text: JSONText, error: any Error) {
        self.text = text
        self.error = error
        node = text.root
    }

    mutating func descend(into parent: JSONText.Node, before: [UInt8], after: [UInt8], field: String) {
        for (name, value) in parent.members {
            tries += 1
            guard tries <= mostTries else { return }
            // The name was parsed as a JSON string just before the value, so it can be encoded again.
            let opening = before + (parent.isArray ? [UInt8(ascii: "[")] : Array("{\(Self.quoted(name)):".utf8))
            let closing = [parent.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")] + after
            guard let error = M.refusal(of: opening + text.bytes[value.range] + closing) else { continue }
            let path = parent.isArray ? "\(field)[\(name)]" : field.isEmpty ? name : "\(field).\(name)"
            (self.error, node, self.field) = (error, value, path)
            return descend(into: value, before: opening, after: closing, field: path)
        }
    }

    private static func quoted(_ name: String) -> String {
        var quoted = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted.append("\\")
                quoted.unicodeScalars.append(scalar)
            case "\0"..."\u{1f}":
                quoted += scalar.value < 16 ? "\\u000\(String(scalar.value, radix: 16))" : "\\u00\(String(scalar.value, radix: 16))"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension JSONText {
    fileprivate func problem(_ error: any Error, at node: Node, field: String) -> JSONProblem {
        let (line, column) = place(of: node.range.lowerBound)
        let words: (zh: String, en: String) =
            switch error as? JSONDecodingError {
            case .unknownField: ("没有这个字段", "there is no such field")
            case .malformedNumber, .numberRange, .leadingZero: ("须为范围内的整数", "it must be a whole number within the field's range")
            case .malformedBool: ("须为 true 或 false", "it must be true or false")
            case .malformedString: ("须为带引号的文本；字节用 base64", "it must be text in quotes; bytes are written in base64")
            case .unrecognizedEnumValue: ("不是允许的取值", "it is not one of the field's values")
            case .illegalNull: ("此处不能是 null", "null cannot stand here")
            case .conflictingOneOf: ("内容只能有一种", "only one kind of content can be given")
            default: ("与字段的类型不符", "it is of another kind than the field")
            }
        return JSONProblem(line: line, column: column, field: field, zh: words.zh, en: words.en)
    }
}
