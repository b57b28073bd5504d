import Foundation
import Schema
import SwiftProtobuf
import Testing

@Suite("A signed name")
struct SignedNameTests {
    private let key = SigningKey()

    private func signed(_ name: String = "王芳", of person: String = "p-1") throws -> PBSignedName {
        try PBSignedName.sealing(name, of: person, namespace: "county", with: key)
    }

    @Test("opens to the name and the key that vouches for it")
    func opens() throws {
        let opened = try #require(try signed().opened(for: "p-1", namespace: "county"))
        #expect(opened.name == "王芳")
        #expect(opened.key == key.publicKey)
    }

    @Test("is worth nothing for another person, in another namespace, or changed in any part")
    func bound() throws {
        let sound = try signed()
        #expect(sound.opened(for: "p-2", namespace: "county") == nil)
        #expect(sound.opened(for: "p-1", namespace: "city") == nil)
        let changes: [(inout PBSignedName) -> Void] = [
            { $0.name[$0.name.count - 1] ^= 1 }, { $0.signature[0] ^= 1 }, { $0.signature = Data() }, { $0.key = Data() },
            { $0.key = SigningKey().publicKey.bytes },
        ]
        for change in changes {
            var other = sound
            change(&other)
            #expect(other.opened(for: "p-1", namespace: "county") == nil)
        }
    }

    @Test("a payload's signature is no signature of a name, whatever the bytes")
    func separated() throws {
        var signed = try signed()
        signed.signature = try key.sign(signed.name)
        #expect(signed.opened(for: "p-1", namespace: "county") == nil)
    }

    @Test("an empty name and one longer than 120 bytes are no names")
    func lengths() throws {
        #expect(try signed("").opened(for: "p-1", namespace: "county") == nil)
        #expect(try signed(String(repeating: "王", count: 40)).opened(for: "p-1", namespace: "county") != nil)
        #expect(try signed(String(repeating: "王", count: 41)).opened(for: "p-1", namespace: "county") == nil)
    }
}
