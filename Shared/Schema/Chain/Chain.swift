internal import Crypto
public import Foundation

/// The hash chain over the records of one decision partition. A later value commits to every record before it.
public enum Chain {
    /// The value before the first record: SHA-256("pledgeline.v1.chain", 0, namespace, 0, topic, 0, partition in decimal).
    public static func start(namespace: String, topic: String, partition: Int32) -> Data {
        var hasher = SHA256()
        for (index, part) in ["pledgeline.v1.chain", namespace, topic, String(partition)].enumerated() {
            if index > 0 { hasher.update(data: [0]) }
            hasher.update(data: Data(part.utf8))
        }
        return Data(hasher.finalize())
    }

    /// SHA-256(previous, body) over exactly the bytes stored in the record.
    public static func next(after previous: Data, body: Data) -> Data {
        body.withUnsafeBytes { next(after: previous, body: $0) }
    }

    /// The same over borrowed bytes.
    public static func next(after previous: Data, body: UnsafeRawBufferPointer) -> Data {
        var hasher = SHA256()
        previous.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: body)
        return hasher.finalize().withUnsafeBytes { Data($0) }
    }
}

/// SHA-256, the only digest that Pledgeline uses.
public enum Digest {
    public static let size = 32

    public static func sha256(_ bytes: UnsafeRawBufferPointer) -> Data {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return hasher.finalize().withUnsafeBytes { Data($0) }
    }

    public static func sha256(_ bytes: some DataProtocol) -> Data { SHA256.hash(data: bytes).withUnsafeBytes { Data($0) } }
}

extension Data {
    /// Lower-case hexadecimal.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// nil unless the text is an even number of hexadecimal digits.
    public init?(hex: String) {
        let nibbles = hex.utf8.map { byte -> UInt8? in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            case 0x41...0x46: byte - 0x41 + 10
            default: nil
            }
        }
        guard nibbles.count % 2 == 0 else { return nil }
        self.init(capacity: nibbles.count / 2)
        for index in stride(from: 0, to: nibbles.count, by: 2) {
            guard let high = nibbles[index], let low = nibbles[index + 1] else { return nil }
            append(high << 4 | low)
        }
    }
}
