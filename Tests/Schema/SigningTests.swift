import Foundation
import Schema
import SwiftProtobuf
import Testing

@Suite("Signatures cover every byte")
struct SigningTests {
    @Test("RFC 8032's first test vector verifies")
    func vector() throws {
        let seed = try #require(Data(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let expected = try #require(Data(hex: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
        let signature = try #require(
            Data(
                hex:
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            ))
        let key = try SigningKey(seed: seed)
        #expect(key.publicKey.bytes == expected)
        #expect(key.seed == seed)
        #expect(key.publicKey.verifies(signature, of: Data()))
        #expect(key.publicKey.fingerprint == "d75a980182b10ab7")
    }

    @Test("a sealed payload verifies, and no envelope with one changed byte does")
    func tampering() throws {
        let key = SigningKey()
        let payload = PBPayload.with {
            $0.id = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
            $0.namespace = "city"
            $0.unit = "village"
            $0.issuedAt = 1_767_225_600_000
            $0.after = [.with { $0.service = .registry }]
            $0.registry.registerUnit = .with { $0.sector = "rural" }
        }
        let envelope = try PBEnvelope.sealing(payload, with: key)
        #expect(try PBPayload(serializedBytes: envelope.payload) == payload)
        #expect(verifies(envelope))

        var failed = 0
        for index in envelope.payload.indices { failed += verifies(envelope.changing(\.payload, at: index)) ? 0 : 1 }
        #expect(failed == envelope.payload.count)
        failed = 0
        for index in envelope.signature.indices { failed += verifies(envelope.changing(\.signature, at: index)) ? 0 : 1 }
        #expect(failed == PublicKey.signatureSize)
        failed = 0
        for index in envelope.key.indices { failed += verifies(envelope.changing(\.key, at: index)) ? 0 : 1 }
        #expect(failed == PublicKey.size)
    }

    @Test("keys and signatures of another size are none")
    func sizes() throws {
        for size in [0, 31, 33, 64] { #expect(PublicKey(Data(count: size)) == nil) }
        let key = SigningKey()
        let signature = try key.sign(Data("x".utf8))
        for wrong in [Data(), signature.dropLast(), signature + [0]] { #expect(!key.publicKey.verifies(Data(wrong), of: Data("x".utf8))) }
        #expect(throws: SigningKey.Failure.self) { try SigningKey(seed: Data(count: 31)) }
    }

    @Test("what a second teller signs names the purpose and the namespace")
    func tally() {
        #expect(TallySignature.message(tally: Data([1, 2]), namespace: "city") == Data("pledgeline.v1.tally\0city\0".utf8) + [1, 2])
    }

    private func verifies(_ envelope: PBEnvelope) -> Bool {
        PublicKey(envelope.key)?.verifies(envelope.signature, of: envelope.payload) ?? false
    }
}

extension PBEnvelope {
    fileprivate func changing(_ field: WritableKeyPath<PBEnvelope, Data>, at index: Data.Index) -> PBEnvelope {
        var copy = self
        copy[keyPath: field][index] ^= 0x01
        return copy
    }
}
