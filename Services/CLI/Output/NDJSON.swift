internal import Foundation

/// Results for programs: one JSON object a line, its members sorted by name. Whole numbers stay whole; exact decimals are texts.
enum NDJSON {
    static func print(_ object: some Encodable) { Console.print(text(object)) }

    static func text(_ object: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(object), as: UTF8.self) } catch {
            // Only a number that is none cannot be encoded, and there are no such numbers here.
            return "{}"
        }
    }
}
