/// A number as written in a workbook (`1200`, `0.1`, `3.30000199001011E+17`), parsed as text: no binary fraction is involved.
struct ExcelNumber: Hashable {
    /// The significant digits without leading and trailing zeros; empty for zero.
    private(set) var digits: [UInt8]
    /// The value is 0.digits × 10^exponent.
    private(set) var exponent: Int
    private(set) var isNegative: Bool

    /// The number of digits that a spreadsheet stores; further ones are artefacts of binary fractions.
    static let precision = 15

    /// nil if the text is not a number.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        var shift = 0
        if let mark = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            guard let power = Int(String(decoding: rest[(mark + 1)...], as: UTF8.self)), abs(power) <= 400 else { return nil }
            shift = power
            rest = rest[..<mark]
        }
        let halves = rest.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let all = halves.flatMap { $0 }
        guard !all.isEmpty, all.count <= 400, all.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let leading = all.prefix { $0 == 0x30 }.count
        digits = all.dropFirst(leading).map { $0 - 0x30 }
        exponent = halves[0].count - leading + shift
        trim()
        round()
    }

    /// Rounds to the digits that a spreadsheet stores, half away from zero.
    private mutating func round() {
        guard digits.count > Self.precision else { return }
        let isUp = digits[Self.precision] >= 5
        digits.removeSubrange(Self.precision...)
        if isUp {
            var place = digits.count - 1
            while place >= 0, digits[place] == 9 {
                digits[place] = 0
                place -= 1
            }
            if place >= 0 {
                digits[place] += 1
            } else {
                digits.insert(1, at: 0)
                exponent += 1
            }
        }
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { (exponent, isNegative) = (0, false) }
    }

    /// Whether digits may have been lost before: of a longer number typed into a cell, the digits after the fifteenth have become zeros.
    var mayHaveLostDigits: Bool { exponent > Self.precision }

    /// The value in full, with a point and without an exponent.
    var text: String {
        guard !digits.isEmpty else { return "0" }
        func written(_ digits: some Sequence<UInt8>) -> String { String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) }
        let sign = isNegative ? "-" : ""
        if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + written(digits) }
        if exponent >= digits.count { return sign + written(digits) + String(repeating: "0", count: exponent - digits.count) }
        return sign + written(digits[..<exponent]) + "." + written(digits[exponent...])
    }

    /// The integer part in days and the fraction in seconds, rounded; nil if the number is negative or has more than eight digits before
    /// the point.
    var daysAndSeconds: (days: Int, seconds: Int)? {
        guard !isNegative, exponent <= 8 else { return nil }
        let whole = exponent > 0 ? digits.prefix(exponent) + Array(repeating: 0, count: max(0, exponent - digits.count)) : []
        let fraction = Array(repeating: 0, count: max(0, min(-exponent, 12))) + digits.dropFirst(max(0, exponent))
        let days = whole.reduce(0) { $0 * 10 + Int($1) }
        let parts = (fraction + Array(repeating: 0, count: 12)).prefix(12).reduce(0) { $0 * 10 + Int($1) }
        let seconds = (parts * 86_400 + 500_000_000_000) / 1_000_000_000_000
        return seconds == 86_400 ? (days + 1, 0) : (days, seconds)
    }
}
