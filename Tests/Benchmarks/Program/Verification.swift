import Crypto
import Foundation
import Schema
import SwiftProtobuf

/// The ceiling for checking signatures: nothing but Ed25519 over the payloads of real submissions.
enum Verification {
    /// Signatures verified a second, by so many threads together.
    static func rate(_ records: [SealedRecord], threads: Int) throws -> Double {
        let checks = try records.prefix(8_192).map { record in
            let envelope = try PBEnvelope(serializedBytes: record.value)
            return (
                key: try Curve25519.Signing.PublicKey(rawRepresentation: envelope.key), signature: envelope.signature,
                payload: envelope.payload
            )
        }
        let start = ContinuousClock.now
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            for check in checks where !check.key.isValidSignature(check.signature, for: check.payload) {
                preconditionFailure("a submission made here carries a wrong signature")
            }
        }
        return Double(checks.count * threads) / (ContinuousClock.now - start).inSeconds
    }
}
