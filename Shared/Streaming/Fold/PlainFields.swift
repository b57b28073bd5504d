/// Encodes and decodes length-delimited protobuf fields (a tag, a length, and that many bytes). Records and envelopes consist only of such
/// fields, so their contents can be read in place.
enum PlainFields {
    /// The tag of a length-delimited field with a number up to 15.
    static func tag(_ number: UInt8) -> UInt8 { number << 3 | 2 }

    static func append(_ bytes: some Collection<UInt8>, as tag: UInt8, to buffer: inout [UInt8]) {
        buffer.append(tag)
        var length = bytes.count
        while length > 0x7f {
            buffer.append(UInt8(length & 0x7f) | 0x80)
            length >>= 7
        }
        buffer.append(UInt8(length))
        buffer.append(contentsOf: bytes)
    }

    /// Takes a field off the front; nil if another tag comes first. A length of more than five bytes would exceed any record.
    static func take(_ tag: UInt8, from rest: inout Slice<UnsafeRawBufferPointer>) -> UnsafeRawBufferPointer? {
        guard rest.popFirst() == tag else { return nil }
        var length = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            length |= Int(byte & 0x7f) << shift
            guard byte & 0x80 == 0 else { continue }
            guard length <= rest.count else { return nil }
            defer { rest = rest.dropFirst(length) }
            return UnsafeRawBufferPointer(rebasing: rest.prefix(length))
        }
        return nil
    }
}
