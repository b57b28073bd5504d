import Foundation
import Schema

/// An envelope decoded without copying its payload, which is by far the largest part.
struct PlainEnvelope {
    let payload: UnsafeRawBufferPointer
    let key: Data
    let signature: Data
    let after: [PBPosition]

    init(payload: UnsafeRawBufferPointer, of envelope: PBEnvelope) {
        self.init(payload: payload, key: envelope.key, signature: envelope.signature, after: envelope.after)
    }

    private init(payload: UnsafeRawBufferPointer, key: Data, signature: Data, after: [PBPosition]) {
        self.payload = payload
        self.key = key
        self.signature = signature
        self.after = after
    }

    /// nil unless the value has payload, key and signature once each and in this order, as every protobuf library writes them, and nothing
    /// else.
    init?(_ value: UnsafeRawBufferPointer) {
        var rest = value[...]
        guard let payload = PlainFields.take(PlainFields.tag(1), from: &rest), let key = PlainFields.take(PlainFields.tag(2), from: &rest),
            let signature = PlainFields.take(PlainFields.tag(3), from: &rest), rest.isEmpty
        else { return nil }
        self.init(payload: payload, key: Data(key), signature: Data(signature), after: [])
    }
}
