internal import Schema
internal import Foundation

/// How a command ends. Programs rely on the numbers; Shared/Documentation/reference.md lists them.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case accepted = 0
    /// The submission was refused; sending it again will not help.
    case refused = 1
    /// Something that was verified is not as it should be.
    case falsified = 2
    /// Refused for now: the same submission may be accepted later.
    case refusedForNow = 3
    case usage = 64
    /// A file could not be read, or holds something else than it should.
    case badInput = 65
    /// No broker answers.
    case unavailable = 69
    /// A file, or what the command prints, cannot be written: as a rule, the disk is full.
    case cannotWrite = 74
    /// Sent, but no decision came in time. It may still come: the submission is in the log.
    case notAnswered = 75
    /// Topics, partition counts, rights, certificates or settings are not as they should be: trying again changes nothing.
    case misconfigured = 78
}

/// An error with what to do about it, in both languages.
package struct CommandError: Error, Sendable {
    package var status: ExitStatus
    package var zh: String
    package var en: String

    package init(_ status: ExitStatus, zh: String, en: String) {
        assert(PBText.areBoth(zh: zh, en: en), "no Chinese for “\(en)”")
        self.status = status
        self.zh = zh
        self.en = en
    }
}
