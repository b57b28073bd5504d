public import Foundation
public import Schema
internal import Streaming

/// A submission in the spool, and where it stands.
public struct SpoolEntry: Sendable {
    public internal(set) var submission: PreparedSubmission
    /// The file of many it comes from, if it does (``SubmissionBatch``).
    public let batch: String?
    /// The one that was signed anew under this id because its own had become too old.
    public let replaces: SubmissionID?
    /// The digests of the documents in the spool that are uploaded before it is sent.
    public let documents: [Data]
    public let standing: Standing
    /// A process that lives is sending it at this moment.
    public let isClaimed: Bool

    public enum Standing: Sendable, Hashable {
        /// Never given to a broker.
        case waiting
        /// Given to a broker that has not said whether it has it: perhaps it stands in the log.
        case handed
        /// It stands in the log; its decision has not been seen.
        case acknowledged(offset: Int64)
        /// Decided, and kept to be read.
        case refused(SpoolRefusal)
    }

    public var id: SubmissionID { submission.id }

    /// An id this old would be refused.
    func isStale(at time: Int64) -> Bool { SeenSubmissions.isStale(id, at: time + Self.journey) }

    /// So much earlier than the services would say so, in milliseconds: it must still be on time when it arrives.
    private static let journey: Int64 = 3_600_000
}

/// A refusal as it was decided.
public struct SpoolRefusal: Sendable, Hashable, Codable {
    public var code: String
    public var zh: String
    public var en: String
    public var retriable: Bool
    public var field: String
    /// Where the decision stands.
    public var topic: String
    public var partition: Int32
    public var offset: Int64
}

/// A file of the spool that cannot be read. It is left where it is.
public struct DamagedSpoolFile: Sendable, Hashable {
    public var path: String
    public var zh: String
    public var en: String
}
