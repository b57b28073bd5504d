/// Decodes texts of a workbook, in which characters that XML cannot represent are written as `_x000D_`.
enum ExcelText {
    static func read(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let units = Array(text.utf16)
        var read: [UInt16] = []
        var place = 0
        while place < units.count {
            if let unit = escaped(units[place...].prefix(7)) {
                read.append(unit)
                place += 7
            } else {
                read.append(units[place])
                place += 1
            }
        }
        return String(decoding: read, as: UTF16.self)
    }

    /// The escape sequence `_x`, four hexadecimal digits, `_`.
    private static func escaped(_ units: ArraySlice<UInt16>) -> UInt16? {
        let ascii = units.map { UInt8(truncatingIfNeeded: $0) }
        guard units.count == 7, units.allSatisfy({ $0 < 0x80 }), ascii[0] == UInt8(ascii: "_"), ascii[1] == UInt8(ascii: "x"),
            ascii[6] == UInt8(ascii: "_")
        else { return nil }
        let digits = ascii[2..<6]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
