internal import SwiftProtobuf

/// Lets protobuf decode a buffer in place. Valid only as long as that buffer.
struct BorrowedBytes: SwiftProtobufContiguousBytes {
    private let buffer: UnsafeRawBufferPointer
    /// Only for the initialisers that the protocol requires and that decoding never calls.
    private let owned: [UInt8]?

    init(_ buffer: UnsafeRawBufferPointer) {
        self.buffer = buffer
        owned = nil
    }

    init(repeating value: UInt8, count: Int) {
        buffer = UnsafeRawBufferPointer(start: nil, count: 0)
        owned = [UInt8](repeating: value, count: count)
    }

    init<S: Sequence>(_ sequence: S) where S.Element == UInt8 {
        buffer = UnsafeRawBufferPointer(start: nil, count: 0)
        owned = Array(sequence)
    }

    var count: Int { owned?.count ?? buffer.count }

    func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        if let owned { return try owned.withUnsafeBytes(body) }
        return try body(buffer)
    }

    mutating func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) throws -> R) rethrows -> R {
        var copy = owned ?? Array(buffer)
        return try copy.withUnsafeMutableBytes(body)
    }
}
