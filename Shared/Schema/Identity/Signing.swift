public import Foundation
internal import SwiftProtobuf

extension PBEnvelope {
    /// Serialises and signs a payload.
    public static func sealing(_ payload: PBPayload, with key: SigningKey) throws -> PBEnvelope {
        var envelope = PBEnvelope()
        envelope.payload = try payload.serializedData()
        envelope.key = key.publicKey.bytes
        envelope.signature = try key.sign(envelope.payload)
        return envelope
    }
}

/// The message that the second teller signs (see `SubmitTally`).
public enum TallySignature {
    public static func message(tally: Data, namespace: String) -> Data {
        var message = Data("pledgeline.v1.tally".utf8)
        message.append(0)
        message.append(contentsOf: namespace.utf8)
        message.append(0)
        message.append(tally)
        return message
    }
}
