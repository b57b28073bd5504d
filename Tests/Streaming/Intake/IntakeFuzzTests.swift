import Foundation
import Schema
import Seeded
import Streaming
import Testing

@Suite("No bytes make the intake trap")
struct IntakeFuzzTests {
    let signed = Intake(topics: Toy.topics, service: .pledges, partition: 0)
    let unsigned = Intake(topics: Toy.topics, service: .pledges, partition: 0, checksSignatures: false)

    @Test("random bytes of any length are refused by a known code")
    func random() {
        var generator = SeededGenerator(seed: 21)
        let codes: Set = ["unreadable_envelope", "bad_signature", "unreadable_payload", "bad_id"]
        for _ in 0..<4_000 {
            let length = Int.random(in: 0...Int.random(in: 1...400, using: &generator), using: &generator)
            let value = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let item = signed.open(value)
            #expect(codes.contains(item.code ?? "accepted"))
        }
    }

    @Test("a submission cut at any length is refused")
    func truncated() {
        let whole = Send.sealed(Send.payload(after: [Send.token(3)]))
        for length in whole.indices {
            #expect(signed.open(Array(whole.prefix(length))).code != nil)
            // Without the signature's protection the decoder alone must cope.
            _ = unsigned.open(Array(whole.prefix(length)))
        }
    }

    @Test("mutated submissions never trap, and with signatures checked never pass with other bytes signed")
    func mutated() {
        var generator = SeededGenerator(seed: 22)
        let payload = Send.payload(after: [Send.token(3)])
        for _ in 0..<4_000 {
            var bytes = [UInt8](encoded(payload))
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: index)
                }
            }
            var envelope = PBEnvelope()
            envelope.payload = Data(bytes)
            envelope.key = Send.key.publicKey.bytes
            envelope.signature = Data(count: PublicKey.signatureSize)
            let item = unsigned.open([UInt8](encoded(envelope)))
            #expect(item.digest.count == 32)
            if case .refused(let refusal, let head) = item.content {
                #expect(!refusal.code.isEmpty)
                #expect((head?.unit.utf8.count ?? 0) <= Intake.maximumNameBytes)
            }
        }
    }

    @Test("deeply nested and endlessly long fields are refused")
    func hostile() {
        // A group nested ten thousand deep, a length beyond the end, a varint of eleven bytes.
        let nested = [UInt8](repeating: 0x0b, count: 10_000)
        for value in [nested, [0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f], [UInt8](repeating: 0xff, count: 11)] {
            #expect(signed.open(value).code == "unreadable_envelope")
        }
    }
}
