import Schema
import Seeded
import Testing

@Suite("Decimals are exact")
struct DecimalTests {
    @Test(
        "a text reads to a value and a scale, and prints as it was",
        arguments: [
            ("0", 0, 0), ("12", 12, 0), ("2.5", 25, 1), ("-0.25", -25, 2), ("0.000000001", 1, 9), ("100.00", 10_000, 2),
            ("9223372036854775807", Int64.max, 0), ("-9223372036854775808", Int64.min, 0), ("-9.223372036", -9_223_372_036, 9),
        ] as [(String, Int64, UInt32)])
    func reads(_ text: String, value: Int64, scale: UInt32) throws {
        let decimal = try #require(PBDecimal(text))
        #expect(decimal == PBDecimal(value, scale: scale))
        #expect(decimal.text == text)
        #expect(decimal.isValid)
    }

    @Test(
        "anything else does not read",
        arguments: [
            "", "-", ".", "1.", ".5", "+1", "1e3", "1,5", "--1", "1.2.3", " 1", "1 ", "٣", "1.0000000000", "9223372036854775808",
            "-9223372036854775809", "0x1", "NaN", "1_000", "-.5", "1.-5",
        ])
    func refuses(_ text: String) {
        #expect(PBDecimal(text) == nil)
    }

    @Test("a scale above nine is not valid")
    func scales() {
        #expect(PBDecimal(1, scale: 9).isValid)
        #expect(!PBDecimal(1, scale: 10).isValid)
        #expect(PBDecimal(1, scale: 9).denominator == 1_000_000_000)
    }

    @Test("printing and comparing stay bounded whatever scale a stranger wrote")
    func hostileScale() {
        let hostile = PBDecimal(1, scale: 50_000)
        #expect(hostile.text.utf8.count < 100)
        #expect(PBDecimal.compare(hostile, PBDecimal(1)) <= 0)
    }

    @Test("random numbers print and read back, and compare as the same fractions in 128 bits")
    func laws() throws {
        var generator = SeededGenerator(seed: 11)
        func random() -> PBDecimal {
            let width = Int.random(in: 1...63, using: &generator)
            let value = Int64(truncatingIfNeeded: generator.next()) >> (63 - width)
            return PBDecimal(value, scale: UInt32.random(in: 0...9, using: &generator))
        }
        func scaled(_ decimal: PBDecimal) -> Int128 {
            (0..<(9 - Int(decimal.scale))).reduce(Int128(decimal.value)) { value, _ in value * 10 }
        }
        for _ in 0..<3_000 {
            let (a, b) = (random(), random())
            #expect(PBDecimal(a.text) == a)
            let (left, right) = (scaled(a), scaled(b))
            #expect(PBDecimal.compare(a, b) == (left < right ? -1 : left > right ? 1 : 0))
            #expect(PBDecimal.compare(b, a) == -PBDecimal.compare(a, b))
            #expect(PBDecimal.compare(a, a) == 0)
        }
        #expect(PBDecimal.compare(PBDecimal(10, scale: 1), PBDecimal(1)) == 0)
        #expect(PBDecimal.compare(PBDecimal(.min, scale: 0), PBDecimal(.max, scale: 9)) == -1)
    }
}
