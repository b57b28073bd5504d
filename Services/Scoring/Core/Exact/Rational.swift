internal import BigInt
internal import Schema

/// An exact fraction in lowest terms. All arithmetic between a fact and a rank uses integers and these fractions.
struct Rational: Hashable, Sendable {
    let numerator: BigInt
    /// Always above 0.
    let denominator: BigInt

    static let zero = Rational(0)
    static let one = Rational(1)
    static let hundred = Rational(100)

    init(_ whole: Int) {
        numerator = BigInt(whole)
        denominator = 1
    }

    /// nil if the denominator is 0.
    init?(_ numerator: BigInt, over denominator: BigInt) {
        guard denominator != 0 else { return nil }
        self.init(reducing: numerator, denominator)
    }

    init?(_ numerator: Int, over denominator: Int) {
        self.init(BigInt(numerator), over: BigInt(denominator))
    }

    /// nil if the decimal's scale is not valid.
    init?(_ decimal: PBDecimal) {
        guard decimal.isValid else { return nil }
        self.init(reducing: BigInt(decimal.value), BigInt(decimal.denominator))
    }

    /// The denominator must not be 0.
    private init(reducing numerator: BigInt, _ denominator: BigInt) {
        let divisor = numerator.greatestCommonDivisor(with: denominator) * (denominator < 0 ? -1 : 1)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// `numerator/denominator` in lowest terms, also for whole numbers: published results state it beside the rounded form.
    var exact: String { "\(numerator)/\(denominator)" }

    static func + (a: Rational, b: Rational) -> Rational {
        Rational(reducing: a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
    }

    static func - (a: Rational, b: Rational) -> Rational {
        Rational(reducing: a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
    }

    static func * (a: Rational, b: Rational) -> Rational {
        Rational(reducing: a.numerator * b.numerator, a.denominator * b.denominator)
    }

    /// nil if the divisor is 0.
    func divided(by divisor: Rational) -> Rational? {
        Rational(numerator * divisor.denominator, over: denominator * divisor.numerator)
    }
}

extension Rational: Comparable {
    static func < (a: Rational, b: Rational) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
}

extension Sequence where Element == Rational {
    func sum() -> Rational { reduce(.zero, +) }
}
