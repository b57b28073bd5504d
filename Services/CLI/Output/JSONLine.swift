internal import Foundation

/// A line of NDJSON for programs: keys in a fixed order, no escaped slashes.
enum JSONLine {
    static func text(_ fields: [String: Any]) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }
}
