/// Walks through DER (X.690) one element after the other, over bytes from anybody: every length is compared with what is there, and nothing is nested
/// but what the caller opens.
struct DERReader {
    struct Element {
        var tag: UInt8
        var contents: ArraySlice<UInt8>
        /// With tag and length.
        var encoded: ArraySlice<UInt8>
    }

    enum Tag {
        static let integer: UInt8 = 0x02
        static let objectIdentifier: UInt8 = 0x06
        static let utf8String: UInt8 = 0x0c
        static let printableString: UInt8 = 0x13
        static let teletexString: UInt8 = 0x14
        static let ia5String: UInt8 = 0x16
        static let utcTime: UInt8 = 0x17
        static let generalizedTime: UInt8 = 0x18
        static let bmpString: UInt8 = 0x1e
        static let sequence: UInt8 = 0x30
        static let set: UInt8 = 0x31
        /// The version of a certificate, which it may leave out.
        static let version: UInt8 = 0xa0
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Four bytes of length are 4 GiB: nothing of ours is larger.
    private static let mostLengthBytes = 4

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The next element; nil if there is none, or if it is not whole. Tags of more than one byte do not occur in what is read here.
    mutating func next() -> Element? {
        let start = position
        guard let tag = byte(), tag & 0x1f != 0x1f, let first = byte() else { return nil }
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = Int(first & 0x7f)
            guard (1...Self.mostLengthBytes).contains(count) else { return nil }
            length = 0
            for _ in 0..<count {
                guard let next = byte() else { return nil }
                length = length << 8 | Int(next)
            }
        }
        guard length <= bytes.endIndex - position else { return nil }
        let contents = bytes[position..<(position + length)]
        position += length
        return Element(tag: tag, contents: contents, encoded: bytes[start..<position])
    }

    /// The contents of the next element if it has this tag.
    mutating func next(_ tag: UInt8) -> ArraySlice<UInt8>? {
        guard let element = next(), element.tag == tag else { return nil }
        return element.contents
    }

    private mutating func byte() -> UInt8? {
        guard position < bytes.endIndex else { return nil }
        defer { position += 1 }
        return bytes[position]
    }
}
