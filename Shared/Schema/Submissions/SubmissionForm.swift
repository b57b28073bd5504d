public import SwiftProtobuf

/// Submissions are written as protobuf or as JSON, and their own bytes tell which: a record's digest covers nothing else.
///
/// A value whose first byte is `{` is JSON. No protobuf library begins an envelope or a payload with that byte: it would open a group with
/// the number 15, which neither message has or may ever get.
public enum SubmissionForm {
    public static let firstByteOfJSON = UInt8(ascii: "{")

    /// The bytes could not be decoded.
    public enum Unreadable: Error, Hashable, Sendable {
        case protobuf
        case json(JSONProblem)
    }

    static func read<M: Message>(_ bytes: some SwiftProtobufContiguousBytes) throws(Unreadable) -> M {
        guard bytes.withUnsafeBytes({ $0.first == firstByteOfJSON }) else {
            do { return try M(serializedBytes: bytes) } catch { throw .protobuf }
        }
        let read: Result<M, JSONProblem> = bytes.withUnsafeBytes { bytes in
            do throws(JSONProblem) { return .success(try M.reading(json: bytes)) } catch { return .failure(error) }
        }
        do throws(JSONProblem) { return try read.get() } catch { throw .json(error) }
    }
}

extension PBEnvelope {
    /// Decodes the value of a record of a submissions topic: a serialised Envelope, or protobuf's JSON mapping of one
    /// (`{"payload":"<base64>","key":"<base64>","signature":"<base64>"}`). Every reader of submissions uses this.
    public init(record bytes: some SwiftProtobufContiguousBytes) throws(SubmissionForm.Unreadable) {
        self = try SubmissionForm.read(bytes)
    }
}

extension PBPayload {
    /// Decodes the bytes that an envelope's signature covers: a serialised Payload, or protobuf's JSON mapping of one, signed exactly as
    /// written.
    public init(signed bytes: some SwiftProtobufContiguousBytes) throws(SubmissionForm.Unreadable) {
        self = try SubmissionForm.read(bytes)
    }
}
