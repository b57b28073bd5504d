/// Kafka's default partitioner: `toPositive(murmur2(key)) % partitions`, as in the Java client and in librdkafka's `partitioner=murmur2`.
///
/// A unit must get the same partition whatever language the producer is written in, so this is part of the schema.
public enum Murmur2 {
    private static let seed: UInt32 = 0x9747_b28c
    private static let multiplier: UInt32 = 0x5bd1_e995
    private static let rotation: UInt32 = 24

    public static func hash(_ bytes: some Collection<UInt8>) -> UInt32 {
        bytes.withContiguousStorageIfAvailable { hash(of: $0) } ?? Array(bytes).withUnsafeBufferPointer { hash(of: $0) }
    }

    private static func hash(of data: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var h = seed ^ UInt32(truncatingIfNeeded: data.count)
        var index = 0
        while data.count - index >= 4 {
            var k =
                UInt32(data[index]) | UInt32(data[index + 1]) << 8 | UInt32(data[index + 2]) << 16 | UInt32(data[index + 3]) << 24
            k &*= multiplier
            k ^= k >> rotation
            k &*= multiplier
            h &*= multiplier
            h ^= k
            index += 4
        }
        let rest = data.count - index
        if rest == 3 { h ^= UInt32(data[index + 2]) << 16 }
        if rest >= 2 { h ^= UInt32(data[index + 1]) << 8 }
        if rest >= 1 {
            h ^= UInt32(data[index])
            h &*= multiplier
        }
        h ^= h >> 13
        h &*= multiplier
        h ^= h >> 15
        return h
    }

    /// The partition of a key. `partitions` must be at least 1.
    public static func partition(ofKey key: String, partitions: Int) -> Int32 {
        Int32((hash(key.utf8) & 0x7fff_ffff) % UInt32(max(1, partitions)))
    }
}
