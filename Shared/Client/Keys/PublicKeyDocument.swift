internal import Foundation
package import Schema
package import SwiftASN1

/// An Ed25519 public key as X.509 writes it: `SubjectPublicKeyInfo` of RFC 5280 with the algorithm of RFC 8410.
///
/// In PEM this is what `openssl pkey -pubout` writes; its DER is what a browser's WebCrypto exports (`spki`).
package struct PublicKeyDocument: PEMRepresentable, DERImplicitlyTaggable {
    package static let defaultPEMDiscriminator = "PUBLIC KEY"
    package static let defaultIdentifier = ASN1Identifier.sequence

    package let key: PublicKey

    package init(_ key: PublicKey) { self.key = key }

    package init(derEncoded node: ASN1Node, withIdentifier identifier: ASN1Identifier) throws {
        self = try DER.sequence(node, identifier: identifier) { nodes in
            try Ed25519Algorithm.check(&nodes)
            let bits = try ASN1BitString(derEncoded: &nodes)
            guard bits.paddingBits == 0, let key = PublicKey(Data(bits.bytes)) else {
                throw ASN1Error.invalidASN1Object(reason: "the public key has not 32 bytes")
            }
            return PublicKeyDocument(key)
        }
    }

    package func serialize(into coder: inout DER.Serializer, withIdentifier identifier: ASN1Identifier) throws {
        try coder.appendConstructedNode(identifier: identifier) { coder in
            try Ed25519Algorithm.serialize(into: &coder)
            try coder.serialize(ASN1BitString(bytes: ArraySlice(key.bytes)))
        }
    }
}
