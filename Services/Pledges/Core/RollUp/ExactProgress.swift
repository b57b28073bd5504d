/// An exact sum of fractions.
///
/// Promised quantities are arbitrary numbers, so the common denominator of a few hundred of them has thousands of digits. With one reduced
/// fraction for each denominator, the sum stays exact in 128 bits a term. ``fraction`` is the sum as a single fraction if that fits;
/// callers with larger integers can add up ``terms``. Equal values can have different terms, so there is no `==`.
public struct ExactProgress: Sendable {
    public struct Fraction: Hashable, Sendable {
        public var numerator: Int128
        /// At least 1.
        public var denominator: Int128

        /// Reduced. nil if the denominator is below 1 or the numerator below 0.
        public init?(_ numerator: Int128, over denominator: Int128) {
            guard denominator >= 1, numerator >= 0 else { return nil }
            let divisor = Self.gcd(numerator, denominator)
            self.numerator = numerator / divisor
            self.denominator = denominator / divisor
        }

        /// The greatest common divisor; `b` is at least 1.
        static func gcd(_ a: Int128, _ b: Int128) -> Int128 {
            var (a, b) = (b, a % b)
            while b != 0 { (a, b) = (b, a % b) }
            return a
        }

        /// nil beyond 128 bits.
        func adding(_ other: Fraction) -> Fraction? {
            let divisor = Self.gcd(denominator, other.denominator)
            let (left, a) = numerator.multipliedReportingOverflow(by: other.denominator / divisor)
            let (right, b) = other.numerator.multipliedReportingOverflow(by: denominator / divisor)
            let (sum, c) = left.addingReportingOverflow(right)
            let (common, d) = denominator.multipliedReportingOverflow(by: other.denominator / divisor)
            return a || b || c || d ? nil : Fraction(sum, over: common)
        }

        /// nil beyond 128 bits.
        func multiplied(by other: Fraction) -> Fraction? {
            // Reduced crosswise first, which keeps the products as small as possible.
            guard let one = Fraction(numerator, over: other.denominator), let two = Fraction(other.numerator, over: denominator) else {
                return nil
            }
            let (top, a) = one.numerator.multipliedReportingOverflow(by: two.numerator)
            let (bottom, b) = one.denominator.multipliedReportingOverflow(by: two.denominator)
            return a || b ? nil : Fraction(top, over: bottom)
        }

        /// floor(fraction × 10^places) and whether that is exact; nil beyond 128 bits.
        func digits(places: Int) -> (floor: Int128, exact: Bool)? {
            var (value, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
            for _ in 0..<places {
                let (shifted, a) = rest.multipliedReportingOverflow(by: 10)
                let (next, b) = value.multipliedReportingOverflow(by: 10)
                if a || b { return nil }
                let (digit, remainder) = shifted.quotientAndRemainder(dividingBy: denominator)
                let (sum, c) = next.addingReportingOverflow(digit)
                if c { return nil }
                (value, rest) = (sum, remainder)
            }
            return (value, rest == 0)
        }
    }

    /// One for each denominator, ascending; none is 0.
    public private(set) var terms: [Fraction]

    public static let zero = ExactProgress(terms: [])

    private init(terms: [Fraction]) { self.terms = terms }

    public init(_ fraction: Fraction) { terms = fraction.numerator == 0 ? [] : [fraction] }

    /// Σ weight·value / Σ weight. nil if there is no weight, or a term goes beyond 128 bits.
    public init?(weighted parts: [(weight: UInt32, value: ExactProgress)]) {
        let whole = parts.reduce(Int128(0)) { $0 + Int128($1.weight) }
        var sums: [Int128: Fraction] = [:]
        for part in parts {
            guard let share = Fraction(Int128(part.weight), over: whole) else { return nil }
            for term in part.value.terms {
                guard let product = term.multiplied(by: share), Self.add(product, to: &sums) else { return nil }
            }
        }
        terms = sums.values.filter { $0.numerator != 0 }.sorted { $0.denominator < $1.denominator }
    }

    /// Adding two fractions with the same denominator may reduce to another denominator, for which there may be a term already.
    private static func add(_ fraction: Fraction, to sums: inout [Int128: Fraction]) -> Bool {
        var fraction = fraction
        while let present = sums.removeValue(forKey: fraction.denominator) {
            let denominator = fraction.denominator
            guard let sum = fraction.adding(present) else { return false }
            fraction = sum
            if sum.denominator == denominator { break }
        }
        sums[fraction.denominator] = fraction
        return true
    }

    /// The sum as one reduced fraction; nil beyond 128 bits.
    public var fraction: Fraction? {
        var sum = Fraction(0, over: 1)
        for term in terms {
            guard let next = sum?.adding(term) else { return nil }
            sum = next
        }
        return sum
    }

    /// floor(progress × 10^places), for display (4 places are hundredths of a percent). nil if 128 bits are not enough to decide, which
    /// takes both a huge common denominator and a value within 10^-18 of a step.
    ///
    /// - Parameter places: 0 to 9; other values are clamped.
    public func floored(places: Int) -> Int64? {
        let places = min(max(0, places), 9)
        if let fraction { return fraction.digits(places: places).flatMap { Int64(exactly: $0.floor) } }
        let guardPlaces = 18
        var low = Int128(0)
        var inexact = Int128(0)
        for term in terms {
            guard let digits = term.digits(places: guardPlaces) else { return nil }
            let (sum, overflow) = low.addingReportingOverflow(digits.floor)
            if overflow { return nil }
            low = sum
            if !digits.exact { inexact += 1 }
        }
        let step = (places..<guardPlaces).reduce(Int128(1)) { power, _ in power * 10 }
        // The exact value is below low + inexact.
        let (high, overflow) = low.addingReportingOverflow(max(0, inexact - 1))
        if overflow { return nil }
        return low / step == high / step ? Int64(exactly: low / step) : nil
    }
}
