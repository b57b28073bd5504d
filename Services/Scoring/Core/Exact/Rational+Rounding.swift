internal import BigInt
internal import Schema

/// A published number: an integer count of units of its last decimal place.
struct Rounded: Hashable, Sendable {
    let units: BigInt
    let places: Int

    /// The number in decimal digits, with exactly `places` after the point. There is no negative zero.
    var text: String {
        guard places > 0 else { return String(units) }
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.utf8.count)) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
}

extension Rounded: Comparable {
    /// Compares numbers of the same scheme, which have the same places.
    static func < (a: Rounded, b: Rounded) -> Bool { a.units < b.units }
}

extension Rational {
    /// Rounds once. Negative numbers are rounded by their magnitude and keep their sign (GB/T 8170-2008, 3.2).
    ///
    /// - Parameter rule: an unspecified rule is half-even, the default of the standard.
    func rounded(places: Int, rule: PBRounding) -> Rounded {
        let scaled = numerator.magnitude * BigUInt(10).power(Swift.max(0, places))
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
        let twice = rest * 2
        let up: Bool
        switch rule {
        case .truncate: up = false
        case .halfUp: up = twice >= denominator.magnitude
        case .halfEven, .unspecified, .UNRECOGNIZED:
            up = twice > denominator.magnitude || (twice == denominator.magnitude && whole % 2 == 1)
        }
        let magnitude = BigInt(up ? whole + 1 : whole)
        return Rounded(units: numerator < 0 ? -magnitude : magnitude, places: Swift.max(0, places))
    }
    /// The number in decimal digits if it has a finite form of at most nine places, as every sum of decimals has; otherwise as a fraction.
    var decimalText: String {
        for places in 0...Int(PBDecimal.largestScale) where BigInt(10).power(places) % denominator == 0 {
            return rounded(places: places, rule: .truncate).text
        }
        return exact
    }
}
