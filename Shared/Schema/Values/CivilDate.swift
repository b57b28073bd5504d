/// A day of the Gregorian calendar in China's one time zone (UTC+8, no daylight saving time). Every date of the domain is such a day.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let days: Int

    static let offsetMilliseconds: Int64 = 8 * 3_600_000
    static let dayMilliseconds: Int64 = 86_400_000

    public init(days: Int) { self.days = days }

    /// The day in China at a moment in milliseconds since 1970; moments near `Int64.max` are clamped to avoid overflow.
    public init(milliseconds: Int64) {
        let local = min(milliseconds, .max - Self.offsetMilliseconds) + Self.offsetMilliseconds
        days = Int(local >= 0 ? local / Self.dayMilliseconds : (local - Self.dayMilliseconds + 1) / Self.dayMilliseconds)
    }

    /// Parses `yyyy-mm-dd`, for existing days from 1900 to 2199 only; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2d, bytes[7] == 0x2d else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), (1900...2199).contains(year),
            (1...12).contains(month), (1...Self.daysIn(month: month, year: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The arguments must name an existing day. Howard Hinnant's public-domain algorithm `days_from_civil`.
    public init(year: Int, month: Int, day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = era * 146_097 + dayOfEra - 719_468
    }

    public var parts: (year: Int, month: Int, day: Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
    }

    /// Midnight at the beginning of the day in China, in milliseconds since 1970.
    public var startMilliseconds: Int64 { Int64(days) * Self.dayMilliseconds - Self.offsetMilliseconds }

    public func adding(days count: Int) -> CivilDate { CivilDate(days: days + count) }

    public var description: String {
        let (year, month, day) = parts
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (a: CivilDate, b: CivilDate) -> Bool { a.days < b.days }

    private static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
