import Schema
import Testing

@Suite("Murmur2 is Kafka's")
struct Murmur2Tests {
    /// From Apache Kafka, `org.apache.kafka.common.utils.UtilsTest.testMurmur2`.
    static let published: [(key: String, hash: Int32)] = [
        ("21", -973_932_308),
        ("foobar", -790_332_482),
        ("a-little-bit-long-string", -985_981_536),
        ("a-little-bit-longer-string", -1_486_304_829),
        ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
        ("abc", 479_470_107),
    ]

    @Test("the hash of Kafka's own test vectors is the published one", arguments: published)
    func vectors(_ vector: (key: String, hash: Int32)) {
        #expect(Int32(bitPattern: Murmur2.hash(Array(vector.key.utf8))) == vector.hash)
    }

    @Test("a key's partition is the hash without its sign, modulo the number of partitions", arguments: published)
    func partitions(_ vector: (key: String, hash: Int32)) {
        for count in [1, 2, 3, 8, 50] {
            let expected = Int32(Int(vector.hash & 0x7fff_ffff) % count)
            #expect(Murmur2.partition(ofKey: vector.key, partitions: count) == expected)
        }
    }

    @Test("every key of every length has a partition in range, the empty one too")
    func inRange() {
        for length in 0..<40 {
            let key = String(repeating: "乡", count: length)
            #expect((0..<8).contains(Murmur2.partition(ofKey: key, partitions: 8)))
        }
    }

    @Test("a topic's partition of a key is that of its count")
    func ofTopic() throws {
        let topics = try #require(Topics(namespace: "t"))
        #expect(topics.submissions(.pledges).partition(ofKey: "foobar") == Murmur2.partition(ofKey: "foobar", partitions: 8))
        #expect(topics.submissions(.registry).partition(ofKey: "foobar") == 0)
    }
}
