public import Foundation
public import Schema

/// A record of a submissions topic after the part of the intake that needs no state, so that it can be done on any core in advance.
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
        /// Refused whatever the state; the head is there if the sender is known by a right signature.
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
