internal import Foundation
internal import SwiftProtobuf

extension PBSignedName {
    /// - Parameters:
    ///   - person: the reference that decisions use; also the key of the record.
    ///   - name: the person's name.
    ///   - key: the key of a registrar.
    public static func sealing(_ name: String, of person: String, namespace: String, with key: SigningKey) throws -> PBSignedName {
        var content = PBPersonName()
        content.namespace = namespace
        content.person = person
        content.name = name
        var signed = PBSignedName()
        signed.name = try content.serializedData()
        signed.key = key.publicKey.bytes
        signed.signature = try key.sign(message(signed.name))
        return signed
    }

    /// The name and the key that signed it; nil unless the signature is valid, for this namespace and this person. Whether the key was a
    /// registrar's at the time is known only from the registry.
    public func opened(for person: String, namespace: String) -> (name: String, key: PublicKey)? {
        guard let key = PublicKey(key), key.verifies(signature, of: Self.message(name)),
            let content = try? PBPersonName(serializedBytes: name),
            content.namespace == namespace, content.person == person, !content.name.isEmpty,
            content.name.utf8.count <= Self.longestName
        else { return nil }
        return (content.name, key)
    }

    /// In bytes of UTF-8: forty Chinese characters.
    public static let longestName = 120

    private static func message(_ name: Data) -> Data {
        var message = Data("pledgeline.v1.name".utf8)
        message.append(0)
        message.append(name)
        return message
    }
}
