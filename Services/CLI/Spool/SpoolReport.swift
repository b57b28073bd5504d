internal import Streaming

/// What became of everything that was claimed to be sent.
struct SpoolReport: Sendable {
    /// How many ended with each status.
    var outcomes: [ExitStatus: Int] = [:]
    /// Still in the spool: not sent, or sent without anybody saying so.
    var kept = 0
    /// Too old to be sent.
    var stale: [SpoolEntry] = []
    /// Why it was not gone on with.
    var stopped: LogError?

    var settled: Int { outcomes.values.reduce(0, +) }

    /// The status of the worst that happened.
    var status: ExitStatus {
        var all = Array(outcomes.keys)
        if stopped != nil { all.append(.unavailable) }
        if !stale.isEmpty { all.append(.refused) }
        return all.max { $0.rawValue < $1.rawValue } ?? .accepted
    }

    mutating func count(_ outcome: SubmissionOutcome) { outcomes[outcome.status, default: 0] += 1 }

    mutating func add(_ other: SpoolReport) {
        outcomes.merge(other.outcomes) { $0 + $1 }
        kept += other.kept
        stale += other.stale
        stopped = stopped ?? other.stopped
    }
}
