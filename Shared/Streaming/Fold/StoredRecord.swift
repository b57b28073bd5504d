internal import Foundation
internal import Schema
internal import SwiftProtobuf

/// The value of a record of a decision topic (`LogRecord`), read and written in place: every reader that folds reads every record, and its
/// body is hashed as it is stored. The encoding is byte for byte that of protobuf.
struct StoredRecord {
    let body: UnsafeRawBufferPointer
    let chain: UnsafeRawBufferPointer

    /// nil unless the value has exactly the form that ``value(body:chain:)`` writes. Other values may still be valid protobuf.
    init?(_ value: UnsafeRawBufferPointer) {
        var rest = value[...]
        guard let body = PlainFields.take(Self.bodyTag, from: &rest) else { return nil }
        self.body = body
        if rest.isEmpty {
            chain = UnsafeRawBufferPointer(start: nil, count: 0)
        } else {
            guard let chain = PlainFields.take(Self.chainTag, from: &rest), rest.isEmpty else { return nil }
            self.chain = chain
        }
    }

    func hasChain(_ expected: Data) -> Bool {
        guard expected.count == chain.count, let start = chain.baseAddress else { return false }
        return expected.withUnsafeBytes { $0.baseAddress.map { memcmp($0, start, chain.count) == 0 } ?? false }
    }

    /// A serialised `RecordBody` that holds this decision.
    static func body(_ decision: PBDecision) throws -> [UInt8] {
        let inner: [UInt8] = try decision.serializedBytes()
        var body: [UInt8] = []
        body.reserveCapacity(inner.count + 6)
        PlainFields.append(inner, as: decisionTag, to: &body)
        return body
    }

    /// A serialised `LogRecord`.
    static func value(body: [UInt8], chain: Data) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(body.count + chain.count + 12)
        PlainFields.append(body, as: bodyTag, to: &value)
        PlainFields.append(chain, as: chainTag, to: &value)
        return value
    }

    private static let bodyTag = PlainFields.tag(1)
    private static let chainTag = PlainFields.tag(2)
    /// In `RecordBody`.
    private static let decisionTag = PlainFields.tag(2)
}
