/// A text with names in braces for what is put in: `“{unit}” has no pledge “{pledge}”.`
public struct Template: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case text(String)
        /// The name of what is put in.
        case place(String)
    }

    /// A brace that begins or ends no name, or a name that is not in lowerCamelCase.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    public let parts: [Part]

    public init(_ text: String) throws(Malformed) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let after = rest.index(after: brace)
            guard rest[brace] == "{", let end = rest[after...].firstIndex(of: "}") else {
                throw Malformed(description: "a brace without its other one in “\(text)”")
            }
            let name = rest[after..<end]
            guard Self.isName(name) else { throw Malformed(description: "“{\(name)}” is no name in lowerCamelCase") }
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            parts.append(.place(String(name)))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        }
    }

    /// The names of what is put in, each once, in the order of the text.
    public var places: [String] {
        var seen: Set<String> = []
        return parts.compactMap { part in
            guard case .place(let name) = part, seen.insert(name).inserted else { return nil }
            return name
        }
    }

    /// The text with what is put in. A name without a value stays as it is; braces in values are only braces.
    public func filled(_ value: (String) -> String?) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .text(let literal): text += literal
            case .place(let name): text += value(name) ?? "{\(name)}"
            }
        }
    }
}
