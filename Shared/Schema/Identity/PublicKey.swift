internal import Crypto
public import Foundation

/// An Ed25519 public key (RFC 8032). A submission carries the whole key, so its signature can be checked before anything else is known of
/// the sender.
public struct PublicKey: Hashable, Sendable {
    public static let size = 32
    public static let signatureSize = 64

    public let bytes: Data

    /// nil unless exactly 32 bytes.
    public init?(_ bytes: Data) {
        guard bytes.count == Self.size else { return nil }
        self.bytes = bytes
    }

    /// The first 8 bytes in hexadecimal, for people to tell keys apart; never used to decide anything.
    public var fingerprint: String { bytes.prefix(8).hex }

    public func verifies(_ signature: Data, of message: some DataProtocol) -> Bool {
        guard signature.count == Self.signatureSize, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}

/// An Ed25519 private key with which a sender signs.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    public let publicKey: PublicKey

    public enum Failure: Error { case notAKey }

    /// A new random key.
    public init() {
        self.init(key: Curve25519.Signing.PrivateKey())
    }

    /// - Parameter seed: the 32 bytes RFC 8032 calls the private key.
    public init(seed: Data) throws {
        do { self.init(key: try Curve25519.Signing.PrivateKey(rawRepresentation: seed)) } catch { throw Failure.notAKey }
    }

    private init(key: Curve25519.Signing.PrivateKey) {
        self.key = key
        publicKey = PublicKey(trusted: key.publicKey.rawRepresentation)
    }

    public var seed: Data { key.rawRepresentation }

    public func sign(_ message: Data) throws -> Data { try key.signature(for: message) }
}

extension PublicKey {
    init(trusted bytes: Data) { self.bytes = bytes }
}
