/// A submission's id: a UUID of version 7 (RFC 9562), whose first 48 bits are the milliseconds since 1970 at which it was made.
public struct SubmissionID: Hashable, Sendable, CustomStringConvertible {
    public let high: UInt64
    public let low: UInt64

    /// Milliseconds since 1970, by the sender's clock.
    public var milliseconds: Int64 { Int64(high >> 16) }

    /// - Parameters:
    ///   - milliseconds: 0 to 2^48 − 1; other values are clamped.
    ///   - random: the 12 low bits of the first and the 62 low bits of the second number are used.
    public init(milliseconds: Int64, random: (UInt64, UInt64)) {
        let time = UInt64(min(max(0, milliseconds), 0xffff_ffff_ffff))
        high = time << 16 | 0x7000 | (random.0 & 0x0fff)
        low = 0x8000_0000_0000_0000 | (random.1 & 0x3fff_ffff_ffff_ffff)
    }

    public init(milliseconds: Int64, using generator: inout some RandomNumberGenerator) {
        self.init(milliseconds: milliseconds, random: (generator.next(), generator.next()))
    }

    /// Reads the canonical form only: 36 characters, lower case, version 7, RFC variant. Anything else is nil.
    public init?(_ text: String) {
        // Every submission and every decision is parsed with this, so it allocates no arrays.
        var (high, low): (UInt64, UInt64) = (0, 0)
        var position = 0
        for byte in text.utf8 {
            guard position < 36 else { return nil }
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == 0x2d else { return nil }
            } else {
                let digit: UInt8
                switch byte {
                case 0x30...0x39: digit = byte - 0x30
                case 0x61...0x66: digit = byte - 0x61 + 10
                default: return nil
                }
                // The 16th digit is the one before the third hyphen.
                if position < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            }
            position += 1
        }
        guard position == 36 else { return nil }
        (self.high, self.low) = (high, low)
        guard high >> 12 & 0xf == 7, low >> 62 == 0b10 else { return nil }
    }

    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(0x2d) }
            let word = index < 16 ? high : low
            text.append(digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 0xf)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
