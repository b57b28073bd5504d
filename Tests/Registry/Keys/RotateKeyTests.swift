import DeciderSupport
import Foundation
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("Rotating keys")
struct RotateKeyTests {
    private let new = SigningKey()

    private func rotation(from old: PublicKey, to new: SigningKey, namespace: String = "county") throws -> PBPayload.Body {
        let proof = try new.sign(RotationProof.message(namespace: namespace, old: old))
        return .rotateKey(
            .with {
                $0.key = new.publicKey.bytes
                $0.proof = proof
            })
    }

    @Test("the new key takes over role, sub-tree and end of validity, and the old one is void from that record on")
    func rotated() throws {
        var county = try County()
        let old = County.key("old")
        var enrol = County.enrolment(of: old, .clerk)
        enrol.validUntil = county.registry.time + 1_000_000
        try county.registry.given(.enrolKey(enrol), for: "village", by: County.registrar)
        try county.registry.given(try rotation(from: old, to: new), for: "village", by: old)
        let (state, moment) = (county.registry.state(of: ""), county.registry.time)
        #expect((try? state.role(of: old, for: "village", time: moment)) == nil)
        #expect((try? state.role(of: new.publicKey, for: "village", time: moment)) == .clerk)
        #expect((try? state.role(of: new.publicKey, for: "village", time: moment + 1_000_000)) == nil)
        #expect((try? state.role(of: new.publicKey, for: "town", time: moment)) == nil)
        #expect(county.registry.refusal(try rotation(from: old, to: SigningKey()), for: "village", by: old) == "key_not_valid")
    }

    @Test("a rotated key is still its holder's: it is not somebody else")
    func sameHolder() throws {
        var county = try County()
        let newest = SigningKey()
        try county.registry.given(try rotation(from: County.clerk, to: new), for: "village", by: County.clerk)
        try county.registry.given(try rotation(from: new.publicKey, to: newest), for: "village", by: new.publicKey)
        let state = county.registry.state(of: "")
        #expect(state.isSameHolder(County.clerk, newest.publicKey))
        #expect(state.isSameHolder(new.publicKey, newest.publicKey))
        #expect(!state.isSameHolder(County.secondClerk, newest.publicKey))
        #expect(state.firstKey(of: newest.publicKey) == County.clerk)
    }

    @Test("a rotation needs the proof of a new key for this namespace and this old key, at the key's own unit")
    func refused() throws {
        let county = try County()
        func refusal(_ body: PBPayload.Body, for unit: String = "village", by key: PublicKey = County.clerk) -> String? {
            county.registry.refusal(body, for: unit, by: key)
        }
        #expect(refusal(try rotation(from: County.clerk, to: new)) == nil)
        #expect(refusal(try rotation(from: County.clerk, to: new, namespace: "other")) == "rotation_unproven")
        #expect(refusal(try rotation(from: County.secondClerk, to: new)) == "rotation_unproven")
        #expect(refusal(.rotateKey(.with { $0.key = new.publicKey.bytes })) == "rotation_unproven")
        #expect(refusal(.rotateKey(.with { $0.key = Data([1]) })) == "invalid_field")
        #expect(refusal(.rotateKey(.with { $0.key = County.superior.bytes })) == "key_exists")
        #expect(refusal(.rotateKey(.with { $0.key = County.root.bytes })) == "key_exists")
        #expect(refusal(try rotation(from: County.townClerk, to: new), by: County.townClerk) == "invalid_field")
        #expect(refusal(try rotation(from: County.root, to: new), for: "city", by: County.root) == "root_key_stays")
        #expect(refusal(try rotation(from: County.stranger, to: new), by: County.stranger) == "unknown_key")
    }
}
