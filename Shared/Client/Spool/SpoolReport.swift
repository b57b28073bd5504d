package import Files
package import Streaming

/// What became of everything that was claimed to be sent.
package struct SpoolReport: Sendable {
    /// How many ended with each status.
    package var outcomes: [ExitStatus: Int] = [:]
    /// Still in the spool: not sent, or sent without anybody saying so.
    package var kept = 0
    /// Too old to be sent.
    package var stale: [SpoolEntry] = []
    /// Why it was not gone on with.
    package var stopped: LogError?

    package init(outcomes: [ExitStatus: Int] = [:], kept: Int = 0, stale: [SpoolEntry] = [], stopped: LogError? = nil) {
        self.outcomes = outcomes
        self.kept = kept
        self.stale = stale
        self.stopped = stopped
    }

    package var settled: Int { outcomes.values.reduce(0, +) }

    /// The status of the worst that happened.
    package var status: ExitStatus {
        var all = Array(outcomes.keys)
        if stopped != nil { all.append(.unavailable) }
        if !stale.isEmpty { all.append(.refused) }
        return all.max { $0.rawValue < $1.rawValue } ?? .accepted
    }

    package mutating func count(_ outcome: SubmissionOutcome) { outcomes[outcome.status, default: 0] += 1 }

    package mutating func add(_ other: SpoolReport) {
        outcomes.merge(other.outcomes) { $0 + $1 }
        kept += other.kept
        stale += other.stale
        stopped = stopped ?? other.stopped
    }
}
