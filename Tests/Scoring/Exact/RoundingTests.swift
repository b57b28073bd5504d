import BigInt
import Schema
import Seeded
import Testing

@testable import ScoringCore

@Suite("Rounding once")
struct RoundingTests {
    static func rounded(_ text: String, _ places: Int, _ rule: PBRounding) throws -> String {
        let decimal = try #require(PBDecimal(text))
        return try #require(Rational(decimal)).rounded(places: places, rule: rule).text
    }

    @Test(
        "half-even gives what GB/T 8170 says",
        arguments: [
            ("12.1498", 1, "12.1"), ("12.1498", 0, "12"), ("10.502", 0, "11"), ("1.050", 1, "1.0"), ("0.35", 1, "0.4"),
            ("2.5", 0, "2"), ("3.5", 0, "4"), ("-0.5", 0, "0"), ("-1.5", 0, "-2"), ("-35.5", 0, "-36"), ("-36.5", 0, "-36"),
            ("15.4546", 0, "15"), ("60.25", 1, "60.2"), ("60.38", 1, "60.4"), ("-0.0365", 3, "-0.036"), ("89.995", 2, "90.00"),
        ])
    func halfEven(number: String, places: Int, result: String) throws {
        #expect(try Self.rounded(number, places, .halfEven) == result)
    }

    @Test(
        "half-up goes away from zero on the half",
        arguments: [
            ("2.5", 0, "3"), ("2.4999", 0, "2"), ("-2.5", 0, "-3"), ("1.05", 1, "1.1"), ("0.005", 2, "0.01"), ("-0.004", 2, "0.00"),
        ])
    func halfUp(number: String, places: Int, result: String) throws {
        #expect(try Self.rounded(number, places, .halfUp) == result)
    }

    @Test(
        "truncation goes towards zero",
        arguments: [("2.999", 2, "2.99"), ("-2.999", 2, "-2.99"), ("-0.009", 2, "0.00"), ("7", 3, "7.000")])
    func truncate(number: String, places: Int, result: String) throws {
        #expect(try Self.rounded(number, places, .truncate) == result)
    }

    @Test("a fraction without end is no half: two thirds round up and one third down by every half rule")
    func thirds() throws {
        for rule in [PBRounding.halfEven, .halfUp] {
            #expect(try #require(Rational(2, over: 3)).rounded(places: 2, rule: rule).text == "0.67")
            #expect(try #require(Rational(1, over: 3)).rounded(places: 2, rule: rule).text == "0.33")
        }
        #expect(try #require(Rational(2, over: 3)).rounded(places: 2, rule: .truncate).text == "0.66")
    }

    @Test("rounding is done once: a step between would give 16")
    func once() throws {
        #expect(try Self.rounded("15.4546", 1, .halfUp) == "15.5")
        #expect(try Self.rounded("15.5", 0, .halfUp) == "16")
        #expect(try Self.rounded("15.4546", 0, .halfUp) == "15")
    }

    @Test("the result is the nearest multiple of the last place, and mirrors under the sign", arguments: [7, 8] as [UInt64])
    func nearest(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let (n, d) = (Int.random(in: 0...99_999, using: &generator), Int.random(in: 1...999, using: &generator))
            let places = Int.random(in: 0...6, using: &generator)
            let number = try #require(Rational(n, over: d))
            for rule in [PBRounding.halfEven, .halfUp, .truncate] {
                let result = number.rounded(places: places, rule: rule)
                let units = try #require(Rational(result.units, over: BigInt(10).power(places)))
                let error = number - units
                let step = try #require(Rational(1, over: BigInt(10).power(places)))
                if rule == .truncate {
                    #expect(error >= .zero && error < step)
                } else {
                    #expect(error + error <= step && error + error >= Rational.zero - step)
                }
                #expect((Rational.zero - number).rounded(places: places, rule: rule).units == -result.units)
            }
        }
    }
}
