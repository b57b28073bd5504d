/// Converts the day numbers of spreadsheets.
enum ExcelDate {
    /// The date or time that a number in a cell formatted as date or time means.
    ///
    /// - Parameter from1904: whether days are counted from 1904, as on old Macs, and not from 1900.
    /// - Returns: yyyy-mm-dd, followed by the time unless that is midnight; hh:mm:ss for a time without a day; nil if the number is not a
    ///   valid day. Excel counts 29 February 1900, a day that never existed: it is not valid.
    static func text(_ number: ExcelNumber, from1904: Bool) -> WorkbookCell? {
        guard let (days, seconds) = number.daysAndSeconds else { return nil }
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        if days == 0, !from1904, seconds > 0 { return .text(time) }
        // Days since 1 January 1970.
        let since: Int
        if from1904 {
            since = days - 24_107
        } else {
            guard days >= 1, days != 60 else { return nil }
            since = days - (days > 60 ? 25_569 : 25_568)
        }
        guard let date = day(since) else { return nil }
        return seconds == 0 ? .date(date) : .text("\(date) \(time)")
    }

    /// Days to a date of the proleptic Gregorian calendar, up to the year 9999 (Howard Hinnant, chrono-compatible low-level date
    /// algorithms).
    private static func day(_ since1970: Int) -> String? {
        let shifted = since1970 + 719_468
        let era = shifted / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (1900...9999).contains(year) ? "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" : nil
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Whether a format shows dates or times: built-in formats by their number (ECMA-376 part 1, 18.8.30, with the Chinese ones), others by
    /// the letters of their code.
    static func isDate(builtIn id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// - Parameter code: such as `yyyy"年"m"月"d"日"` or `[$-804]yyyy/m/d;@`.
    static func isDate(format code: String) -> Bool {
        // Only the first section is read: it applies to positive numbers.
        var isQuoted = false
        var isBracketed = false
        var bracket: [UInt8] = []
        var previous: UInt8 = 0
        for byte in code.utf8 {
            defer { previous = previous == UInt8(ascii: "\\") ? 0 : byte }
            if isQuoted {
                if byte == UInt8(ascii: "\"") { isQuoted = false }
                continue
            }
            if isBracketed {
                guard byte == UInt8(ascii: "]") else {
                    bracket.append(byte | 0x20)
                    continue
                }
                isBracketed = false
                // [h], [mm] and [s] are elapsed times.
                if let letter = bracket.first, "hms".utf8.contains(letter), bracket.allSatisfy({ $0 == letter }) { return true }
                bracket = []
                continue
            }
            if [UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*")].contains(previous) { continue }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "["): isBracketed = true
            case UInt8(ascii: ";"): return false
            default: if "ymdhs".utf8.contains(byte | 0x20) { return true }
            }
        }
        return false
    }
}
