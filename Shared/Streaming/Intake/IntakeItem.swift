public import Foundation
public import Schema

/// A record of a submissions topic after the stateless part of the intake, which can be done in advance on any core.
public struct IntakeItem: Sendable {
    public var offset: Int64
    /// The record's timestamp, milliseconds since 1970.
    public var timestamp: Int64
    public var timestampType: TimestampType
    /// SHA-256 of the record's value; empty for a null value.
    public var digest: Data
    public var content: Content

    public enum Content: Sendable {
        case submission(Submission)
        /// Refused whatever the state. The head is present if the signature was valid and the payload readable, so that the sender is
        /// known.
        case refused(Refusal, PBSubmissionHead?)
    }

    public init(offset: Int64, timestamp: Int64, timestampType: TimestampType = .unknown, digest: Data, content: Content) {
        self.offset = offset
        self.timestamp = timestamp
        self.timestampType = timestampType
        self.digest = digest
        self.content = content
    }
}
