public import Foundation
public import Logging

/// The form of a log line.
public enum LogFormat: String, Sendable, CaseIterable {
    /// For people: time, level, message, then `key=value`.
    case text
    /// For programs: one JSON object a line.
    case json

    /// One line, without the line break at its end. Line breaks in the values are escaped.
    public func line(time: Date, level: Logger.Level, label: String, message: String, metadata: Logger.Metadata) -> String {
        let instant = time.formatted(Self.timeStyle)
        let pairs = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        switch self {
        case .text:
            let level = level.rawValue.uppercased()
            var line = "\(instant) \(level)\(String(repeating: " ", count: max(0, 8 - level.count))) \(Self.escaped(message))"
            for (key, value) in pairs { line += " \(Self.bare(key))=\(Self.quoted(value.description))" }
            return line
        case .json:
            // Written by hand to control the order: a reader scanning a file wants the time first.
            var members = [
                ("time", Self.json(instant)), ("level", Self.json(level.rawValue)), ("logger", Self.json(label)),
                ("message", Self.json(message)),
            ]
            let taken = Set(members.map(\.0))
            for (key, value) in pairs { members.append((taken.contains(key) ? "_\(key)" : key, Self.json(value))) }
            return "{" + members.map { "\(Self.json($0.0)):\($0.1)" }.joined(separator: ",") + "}"
        }
    }

    private static let timeStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// Escapes control characters as in JSON, so that nobody can forge a log line by sending a line break.
    ///
    /// - Parameter quoted: whether quotes and backslashes are escaped, too.
    private static func escaped(_ text: String, quoted: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                if quoted { result += "\\" }
                result.unicodeScalars.append(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func bare(_ key: String) -> String {
        String(key.map { $0.isWhitespace || $0 == "=" || $0 == "\"" ? "_" : $0 })
    }

    /// Quoted only if the value would otherwise read as several.
    private static func quoted(_ value: String) -> String {
        let needsQuotes = value.isEmpty || value.contains { $0.isWhitespace || $0 == "=" || $0 == "\"" || $0 == "\\" }
        guard needsQuotes else { return escaped(value) }
        return json(value)
    }

    private static func json(_ text: String) -> String { "\"" + escaped(text, quoted: true) + "\"" }

    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): json(text)
        case .stringConvertible(let value):
            switch value {
            case let number as any BinaryInteger: number.description
            case let flag as Bool: flag ? "true" : "false"
            default: json(value.description)
            }
        case .array(let values): "[" + values.map { json($0) }.joined(separator: ",") + "]"
        case .dictionary(let members):
            "{"
                + members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\(json($0.key)):\(json($0.value))" }.joined(separator: ",") + "}"
        }
    }
}
