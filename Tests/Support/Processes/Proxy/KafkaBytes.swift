/// Kafka's numbers and texts, read one after the other; nil past the end.
struct KafkaBytes {
    let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func int16() -> Int16? { number() }
    mutating func int32() -> Int32? { number() }
    mutating func int64() -> Int64? { number() }

    private mutating func number<N: FixedWidthInteger>() -> N? {
        let size = N.bitWidth / 8
        guard bytes.count - place >= size else { return nil }
        defer { place += size }
        return bytes[place..<place + size].reduce(0) { $0 << 8 | N(truncatingIfNeeded: $1) }
    }

    /// As the compact forms have their lengths.
    mutating func varint() -> UInt32? {
        var value: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 35, by: 7) {
            guard place < bytes.count else { return nil }
            let byte = bytes[place]
            place += 1
            value |= UInt32(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }

    /// Passes over so many bytes.
    mutating func skip(_ count: Int) -> Bool {
        guard count >= 0, bytes.count - place >= count else { return false }
        place += count
        return true
    }

    /// Passes over a text with its length before it, -1 for none.
    mutating func skipText() -> Bool {
        guard let length = int16() else { return false }
        return skip(max(0, Int(length)))
    }

    /// The same in the compact form.
    mutating func skipCompactText() -> Bool {
        guard let length = varint() else { return false }
        return skip(max(0, Int(length) - 1))
    }

    /// With the length before it, as it goes over the wire.
    static func framed(_ frame: [UInt8]) -> [UInt8] { written(Int32(frame.count)) + frame }

    static func written<N: FixedWidthInteger>(_ number: N) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

    static func text(_ text: String) -> [UInt8] { written(Int16(text.utf8.count)) + Array(text.utf8) }

    /// Texts of fewer than 127 bytes, whose length is one byte.
    static func compactText(_ text: String) -> [UInt8] { [UInt8(text.utf8.count + 1)] + Array(text.utf8) }
}
