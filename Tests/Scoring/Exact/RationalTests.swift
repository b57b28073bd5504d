import BigInt
import Schema
import Seeded
import Testing

@testable import ScoringCore

@Suite("Exact fractions")
struct RationalTests {
    @Test("a fraction is kept in lowest terms with a denominator above 0")
    func lowestTerms() throws {
        #expect(try #require(Rational(6, over: -4)).exact == "-3/2")
        #expect(try #require(Rational(0, over: -7)).exact == "0/1")
        #expect(Rational(12).exact == "12/1")
    }

    @Test("nothing is divided by 0")
    func zeroDenominator() {
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational.one.divided(by: .zero) == nil)
    }

    @Test("a decimal is taken exactly, and one of an impossible scale not at all")
    func decimals() throws {
        #expect(Rational(PBDecimal(-25, scale: 2))?.exact == "-1/4")
        #expect(Rational(PBDecimal(100, scale: 1))?.exact == "10/1")
        #expect(Rational(PBDecimal(1, scale: 10)) == nil)
        #expect(Rational(PBDecimal(.max, scale: 9))?.exact == "9223372036854775807/1000000000")
        #expect(Rational(PBDecimal(.min))?.exact == "-9223372036854775808/1")
    }

    @Test("arithmetic and order agree with whole numbers multiplied out", arguments: [1, 2, 3] as [UInt64])
    func againstIntegers(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let (a, c) = (Int.random(in: -999...999, using: &generator), Int.random(in: -999...999, using: &generator))
            let (b, d) = (Int.random(in: 1...999, using: &generator), Int.random(in: 1...999, using: &generator))
            let (x, y) = (try #require(Rational(a, over: b)), try #require(Rational(c, over: d)))
            #expect(x + y == Rational(a * d + c * b, over: b * d))
            #expect(x - y == Rational(a * d - c * b, over: b * d))
            #expect(x * y == Rational(a * c, over: b * d))
            #expect(x.divided(by: y) == (c == 0 ? nil : Rational(a * d, over: b * c)))
            #expect((x < y) == (a * d < c * b))
            #expect((x == y) == (a * d == c * b))
        }
    }

    @Test("a sum far beyond 64 bits is still exact")
    func large() throws {
        let terms = try (1...60).map { try #require(Rational(1, over: $0)) }
        #expect(terms.sum() == terms.reversed().sum())
        #expect(terms.sum().denominator > BigInt(Int64.max))
    }

    @Test("a decimal is read back in its shortest digits, anything else as a fraction")
    func reading() throws {
        #expect(try #require(Rational(5, over: 4)).decimalText == "1.25")
        #expect(Rational(30).decimalText == "30")
        #expect(try #require(Rational(1, over: 3)).decimalText == "1/3")
    }
}
