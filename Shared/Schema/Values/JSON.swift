internal import Foundation

/// Results for programs: one JSON object a line.
public enum JSON {
    /// An object, its members sorted by name, slashes not escaped. Whole numbers stay whole; exact decimals are texts.
    public static func line(_ object: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(object), as: UTF8.self) } catch {
            // Only a number that is none cannot be encoded, and there are no such numbers here.
            return "{}"
        }
    }

    /// A JSON string (RFC 8259): quotation marks, backslashes and control characters escaped, everything else as it is.
    public static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
