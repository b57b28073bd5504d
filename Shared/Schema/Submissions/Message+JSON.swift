public import SwiftProtobuf

extension Message {
    /// Protobuf's JSON mapping of this message, from a text. Unknown fields are refused, and the field at fault is named.
    public static func reading(json text: String) throws(JSONProblem) -> Self {
        let bytes = Array(text.utf8)
        let read: Result<Self, JSONProblem> = bytes.withUnsafeBytes { bytes in
            do throws(JSONProblem) { return .success(try reading(json: bytes)) } catch { return .failure(error) }
        }
        return try read.get()
    }

    /// Protobuf's JSON mapping of this message. Unknown fields are refused: whoever misspells one should hear of it.
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

/// Finds the innermost part that does not fit. The protobuf library says what is wrong but not where, so each part is read again by itself.
private struct CulpritSearch<M: Message> {
    /// Whoever sends thousands of parts of which a late one is wrong is told of the whole only: a refusal must not cost more than it is worth.
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
            // The name is known to be text in quotes just before the value, so it can be written anew.
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
