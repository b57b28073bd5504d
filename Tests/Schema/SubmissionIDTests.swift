import Schema
import Seeded
import Testing

@Suite("A submission's id is a canonical UUIDv7")
struct SubmissionIDTests {
    static let canonical = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

    @Test("RFC 9562's example reads with its time and prints as it was")
    func example() throws {
        let id = try #require(SubmissionID(Self.canonical))
        #expect(id.milliseconds == 0x017f_22e2_79b0)
        #expect(id.description == Self.canonical)
    }

    @Test(
        "any other form is no id",
        arguments: [
            "", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}", "017f22e279b07cc398c4dc0c0c07398f",
            "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", "017f22e2-79b0-7cc3-d8c4-dc0c0c07398f",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
            " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2_79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c0739８",
            "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        ])
    func others(_ text: String) {
        #expect(SubmissionID(text) == nil)
    }

    @Test("every version but 7 and every variant but the RFC's is refused")
    func versions() {
        for digit in "0123456789abcdef" {
            let version = "017f22e2-79b0-\(digit)cc3-98c4-dc0c0c07398f"
            #expect((SubmissionID(version) != nil) == (digit == "7"))
            let variant = "017f22e2-79b0-7cc3-\(digit)8c4-dc0c0c07398f"
            #expect((SubmissionID(variant) != nil) == "89ab".contains(digit))
        }
    }

    @Test("the time is kept to the millisecond, clamped to 48 bits, and the text reads back")
    func roundTrip() {
        var generator = SeededGenerator(seed: 7)
        let times: [Int64] =
            [0, 1, 1_767_225_600_000, 0xffff_ffff_ffff] + (0..<500).map { _ in Int64.random(in: 0...0xffff_ffff_ffff, using: &generator) }
        for time in times {
            let id = SubmissionID(milliseconds: time, using: &generator)
            #expect(id.milliseconds == time)
            #expect(SubmissionID(id.description) == id)
        }
        #expect(SubmissionID(milliseconds: -5, random: (0, 0)).milliseconds == 0)
        #expect(SubmissionID(milliseconds: .max, random: (.max, .max)).milliseconds == 0xffff_ffff_ffff)
        #expect(SubmissionID(SubmissionID(milliseconds: .max, random: (.max, .max)).description) != nil)
    }

    @Test("texts of later ids come after those of earlier ones")
    func ordered() {
        var generator = SeededGenerator(seed: 8)
        var last = ""
        for time in stride(from: Int64(0), to: 2_000_000_000_000, by: 7_777_777_777) {
            let text = SubmissionID(milliseconds: time, using: &generator).description
            #expect(last < text)
            last = text
        }
    }
}
