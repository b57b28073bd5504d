import Crypto
import Foundation
import Schema
import Testing

@Suite("The hash chain is what its description says")
struct ChainTests {
    @Test("the chain starts from the tag, namespace, topic and partition, with a zero byte between")
    func start() {
        let text = "pledgeline.v1.chain\0city\0city.pledges.decisions.v1\u{0}7"
        #expect(
            Chain.start(namespace: "city", topic: "city.pledges.decisions.v1", partition: 7) == Data(SHA256.hash(data: Data(text.utf8))))
    }

    @Test("the next value is the hash of the previous one and the body's exact bytes")
    func next() {
        let start = Chain.start(namespace: "n", topic: "t", partition: 0)
        for body in [Data(), Data([0]), Data(repeating: 0xff, count: 10_000)] {
            #expect(Chain.next(after: start, body: body) == Data(SHA256.hash(data: start + body)))
        }
    }

    @Test("two partitions, topics or namespaces never start alike")
    func starts() {
        let starts = [
            Chain.start(namespace: "n", topic: "t", partition: 0), Chain.start(namespace: "n", topic: "t", partition: 1),
            Chain.start(namespace: "n", topic: "u", partition: 0), Chain.start(namespace: "m", topic: "t", partition: 0),
            Chain.start(namespace: "nt", topic: "", partition: 0), Chain.start(namespace: "", topic: "nt", partition: 0),
        ]
        #expect(Set(starts).count == starts.count)
    }

    @Test("hexadecimal text reads back, in either case, and nothing else does")
    func hex() {
        let bytes = Data((0...255).map(UInt8.init))
        #expect(Data(hex: bytes.hex) == bytes)
        #expect(Data(hex: bytes.hex.uppercased()) == bytes)
        #expect(Data(hex: "") == Data())
        for text in ["0", "0g", "0x", " 00", "００"] { #expect(Data(hex: text) == nil, "\(text)") }
    }
}
