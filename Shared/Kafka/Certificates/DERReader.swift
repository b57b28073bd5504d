/// Reads DER (X.690) element by element from untrusted bytes: every length is checked against the bytes present, and nested elements are
/// read only if the caller opens them.
struct DERReader {
    struct Element {
        var tag: UInt8
        var contents: ArraySlice<UInt8>
        /// The whole element, with tag and length.
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
        /// The version field of a certificate, which is optional.
        static let version: UInt8 = 0xa0
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Four bytes of length allow 4 GiB, more than anything read here.
    private static let mostLengthBytes = 4

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The next element; nil if there is none or it is truncated. Tags of more than one byte do not occur in certificates and yield nil.
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

    /// The contents of the next element; nil if it has another tag.
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
