package import Foundation
package import Schema
internal import Streaming

/// A submission in the spool, and where it stands.
package struct SpoolEntry: Sendable {
    package internal(set) var submission: PreparedSubmission
    /// The file of many it comes from, if it does (``SubmissionBatch``).
    package let batch: String?
    /// The one that was signed anew under this id because its own had become too old.
    package let replaces: SubmissionID?
    /// The digests of the documents in the spool that are uploaded before it is sent.
    package let documents: [Data]
    package let standing: Standing
    /// A process that lives is sending it at this moment.
    package let isClaimed: Bool

    package enum Standing: Sendable, Hashable {
        /// Never given to a broker.
        case waiting
        /// Given to a broker that has not said whether it has it: perhaps it stands in the log.
        case handed
        /// It stands in the log; its decision has not been seen.
        case acknowledged(offset: Int64)
        /// Decided, and kept to be read.
        case refused(SpoolRefusal)
    }

    package var id: SubmissionID { submission.id }

    /// An id this old would be refused.
    package func isStale(at time: Int64) -> Bool { SeenSubmissions.isStale(id, at: time + Self.journey) }

    /// So much earlier than the services would say so, in milliseconds: it must still be on time when it arrives.
    private static let journey: Int64 = 3_600_000
}

/// A refusal as it was decided.
package struct SpoolRefusal: Sendable, Hashable, Codable {
    package var code: String
    package var zh: String
    package var en: String
    package var retriable: Bool
    package var field: String
    /// Where the decision stands.
    package var topic: String
    package var partition: Int32
    package var offset: Int64
}

/// A file of the spool that cannot be read. It is left where it is.
package struct DamagedSpoolFile: Sendable, Hashable {
    package var path: String
    package var zh: String
    package var en: String
}
