/// The two encodings of a time in a certificate (RFC 5280, 4.1.2.5), UTCTime and GeneralizedTime: both have seconds and end with Z.
enum DERTime {
    /// Seconds since 1970; nil if the element is not such a time.
    static func seconds(_ element: DERReader.Element) -> Int64? {
        let digits = element.contents.dropLast().map { $0 &- UInt8(ascii: "0") }
        guard element.contents.last == UInt8(ascii: "Z"), digits.allSatisfy({ $0 <= 9 }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) } }
        switch (element.tag, digits.count) {
        case (DERReader.Tag.utcTime, 12):
            let year = number(0..<2)
            return seconds(year: year < 50 ? 2000 + year : 1900 + year, number, from: 2)
        case (DERReader.Tag.generalizedTime, 14): return seconds(year: number(0..<4), number, from: 4)
        default: return nil
        }
    }

    private static func seconds(year: Int, _ number: (Range<Int>) -> Int, from start: Int) -> Int64? {
        let parts = (0..<5).map { number((start + 2 * $0)..<(start + 2 * $0 + 2)) }
        guard (1...12).contains(parts[0]), (1...31).contains(parts[1]), parts[2] < 24, parts[3] < 60, parts[4] <= 60 else { return nil }
        return Int64(days(year: year, month: parts[0], day: parts[1])) * 86_400 + Int64(parts[2] * 3_600 + parts[3] * 60 + parts[4])
    }

    /// Days since 1970-01-01 in the Gregorian calendar. Years are counted from March, so that the leap day is the last of a year.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
