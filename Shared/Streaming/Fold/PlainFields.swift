/// The one shape of protobuf field in which bytes lie within bytes: a tag, a length, and so many bytes. Records and envelopes consist of nothing
/// else, so what is inside can be looked at where it lies.
enum PlainFields {
    /// Of a length-delimited field with a number up to 15.
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

    /// Takes a field off the front; nil if something else stands there. A length of more than five bytes would be beyond any record.
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
