internal import Files

/// Texts that a spreadsheet would take for something else when it opens a CSV file: formulas (what begins with `=`, `+`, `-` or `@`), numbers (leading
/// zeros and the digits behind the fifteenth would be lost), dates. An apostrophe before them keeps them as they are; an import takes it away again.
enum SpreadsheetGuard {
    static func protected(_ text: String) -> String { needsProtection(text) ? "'" + text : text }

    /// Undoes ``protected(_:)``; an apostrophe before anything else is part of the text.
    static func unprotected(_ cell: String) -> String {
        guard cell.utf8.first == apostrophe else { return undoneFormula(cell) }
        let rest = String(cell.unicodeScalars.dropFirst())
        return needsProtection(rest) ? rest : cell
    }

    private static let apostrophe = UInt8(ascii: "'")

    /// `="0012"`, as other programs write what is to stay a text.
    private static func undoneFormula(_ cell: String) -> String {
        let bytes = Array(cell.utf8)
        guard bytes.count > 3, bytes.starts(with: Array("=\"".utf8)), bytes.last == UInt8(ascii: "\"") else { return cell }
        let inner = bytes[2..<(bytes.count - 1)]
        return inner.contains(UInt8(ascii: "\"")) ? cell : String(decoding: inner, as: UTF8.self)
    }

    /// A cell is read without the spaces around it, so it is what stands between them that counts.
    static func needsProtection(_ text: String) -> Bool {
        if text.unicodeScalars.first == "\t" { return true }
        let scalars = CellText.trimmed(text).unicodeScalars
        guard let first = scalars.first else { return false }
        if "=+-@'＝＋－＠".unicodeScalars.contains(first) { return true }
        guard scalars.contains(where: { $0.properties.numericType != nil }) else { return false }
        // Digits with nothing but what numbers and dates have: 0012, 1e5, 3-1, 1/2, (5), ¥7, 2026年6月30日.
        let isNumber =
            !isLatin(first) && scalars.allSatisfy { !$0.properties.isAlphabetic || "年月日号时分秒点上下午eEaApPmM".unicodeScalars.contains($0) }
        return isNumber || months.contains { CellText.lowercased(String(scalars)).utf8.starts(with: $0.utf8) }
    }

    /// mar-1, jan2026.
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { (0x41...0x5A).contains(scalar.value & 0xDF) && scalar.value < 0x80 }
}
