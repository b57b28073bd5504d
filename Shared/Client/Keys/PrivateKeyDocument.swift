internal import Foundation
internal import Schema
internal import SwiftASN1

/// An Ed25519 private key as PKCS#8 writes it: `OneAsymmetricKey` of RFC 5958 with the algorithm of RFC 8410.
///
/// In PEM this is what `openssl genpkey -algorithm ed25519` writes and what a browser's WebCrypto imports and exports (`pkcs8`).
struct PrivateKeyDocument: PEMRepresentable, DERImplicitlyTaggable {
    static let defaultPEMDiscriminator = "PRIVATE KEY"
    static let defaultIdentifier = ASN1Identifier.sequence

    let key: SigningKey

    init(_ key: SigningKey) { self.key = key }

    init(derEncoded node: ASN1Node, withIdentifier identifier: ASN1Identifier) throws {
        self = try DER.sequence(node, identifier: identifier) { nodes in
            // 0 without, 1 with a public key.
            let version = try Int(derEncoded: &nodes)
            guard (0...1).contains(version) else { throw ASN1Error.invalidASN1Object(reason: "version \(version)") }
            try Ed25519Algorithm.check(&nodes)
            let wrapped = try ASN1OctetString(derEncoded: &nodes)
            let seed = try ASN1OctetString(derEncoded: DER.parse(wrapped.bytes))
            let key = try SigningKey(seed: Data(seed.bytes))
            // Attributes of a key (RFC 2985) say nothing that is needed to sign.
            DER.optionalImplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { _ in }
            let publicKey: ASN1BitString? = try DER.optionalImplicitlyTagged(
                &nodes, tag: ASN1Identifier(tagWithNumber: 1, tagClass: .contextSpecific))
            if let publicKey, Data(publicKey.bytes) != key.publicKey.bytes {
                throw ASN1Error.invalidASN1Object(reason: "the public key belongs to another private key")
            }
            return PrivateKeyDocument(key)
        }
    }

    func serialize(into coder: inout DER.Serializer, withIdentifier identifier: ASN1Identifier) throws {
        try coder.appendConstructedNode(identifier: identifier) { coder in
            try coder.serialize(0)
            try Ed25519Algorithm.serialize(into: &coder)
            var inner = DER.Serializer()
            try inner.serialize(ASN1OctetString(contentBytes: ArraySlice(key.seed)))
            try coder.serialize(ASN1OctetString(contentBytes: inner.serializedBytes[...]))
        }
    }
}

/// `AlgorithmIdentifier` of Ed25519 (RFC 8410, section 3): the object identifier alone, parameters must be absent.
enum Ed25519Algorithm {
    private static let identifier: ASN1ObjectIdentifier = [1, 3, 101, 112]

    static func check(_ nodes: inout ASN1NodeCollection.Iterator) throws {
        guard let node = nodes.next() else { throw ASN1Error.invalidASN1Object(reason: "no algorithm") }
        try DER.sequence(node, identifier: .sequence) { nodes in
            guard try ASN1ObjectIdentifier(derEncoded: &nodes) == identifier else {
                throw ASN1Error.invalidASN1Object(reason: "the algorithm is not Ed25519")
            }
        }
    }

    static func serialize(into coder: inout DER.Serializer) throws {
        try coder.appendConstructedNode(identifier: .sequence) { coder in try coder.serialize(identifier) }
    }
}
