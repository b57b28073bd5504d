/// A decimal that Excel stores without changing it and shows as it was written.
struct ExactNumber: Hashable, Sendable {
    var value: Double
    /// The number of decimal places, which the cell's format keeps: 87.50 does not become 87.5.
    var places: Int

    /// nil for what is not a plain decimal, and for what Excel would change: more than 15 digits, a leading zero, a minus sign before zero.
    init?(_ text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            parts[0] == "0" || !parts[0].hasPrefix("0"), digits.utf8.count - parts.count + 1 <= XLSXBounds.digits,
            let value = Double(text), value != 0 || !text.hasPrefix("-")
        else { return nil }
        self.value = value
        places = parts.count == 2 ? parts[1].utf8.count : 0
    }

    /// The number format in a spreadsheet's notation.
    var format: String { places == 0 ? "0" : "0." + String(repeating: "0", count: places) }
}

/// A date that spreadsheets support: yyyy-mm-dd from 1900 on.
struct SheetDay: Hashable, Sendable {
    var year: Int32
    var month: Int32
    var day: Int32

    /// nil for anything else; such a date is written as text.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int32(parts[0]), let month = Int32(parts[1]), let day = Int32(parts[2]), year >= 1900, (1...12).contains(month),
            (1...Self.days(of: month, in: year)).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private static func days(of month: Int32, in year: Int32) -> Int32 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
