internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// Sends what has been claimed from the spool: in the order of making, many at once, and reads what was decided.
///
/// One service after the other: a submission may build on the one before it in another service, whose decision it could not name when it was signed.
/// So nothing of the next service is sent before the decisions of the last are there, and then it is passed on with them (`Envelope.after`).
package struct SpoolSender: Sendable {
    package let connection: Connection
    package let claim: SpoolClaim
    private let seen: SeenPositions

    /// - Parameter seen: where the decisions are noted on which later submissions may build; nil is the user's own place.
    package init(connection: Connection, claim: SpoolClaim, seen: SeenPositions? = nil) {
        self.connection = connection
        self.claim = claim
        self.seen = seen ?? SeenPositions(namespace: connection.topics.namespace, notice: connection.notice)
    }

    /// How long a broker may take to acknowledge anything at all before it counts as gone. As long as a question may take.
    static let acknowledgementBound: Duration = .seconds(10)
    /// Fewer than the producer's window, so that handing over never waits for a broker that is gone.
    static let mostAtOnce = 1_000

    /// - Parameters:
    ///   - bound: how long to wait for decisions when none comes; nil is not at all: what the log has stays in the spool, to be asked for later.
    ///   - progress: how many are through.
    ///   - tell: what became of one.
    package func send(
        waitFor bound: Duration?, progress: (Int) -> Void = { _ in }, tell: (SpoolEntry, SubmissionOutcome) -> Void
    ) async throws -> SpoolReport {
        let result: Result<SpoolReport, any Error>
        do { result = .success(try await work(bound, progress, tell)) } catch { result = .failure(error) }
        await claim.release()
        return try result.get()
    }

    private func work(
        _ bound: Duration?, _ progress: (Int) -> Void, _ tell: (SpoolEntry, SubmissionOutcome) -> Void
    ) async throws -> SpoolReport {
        var report = SpoolReport()
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        report.stale = claim.entries.filter { $0.isStale(at: now) && $0.knownOffset == nil }
        let stale = Set(report.stale.map(\.id))
        let entries = claim.entries.filter { !stale.contains($0.id) }
        guard !entries.isEmpty else { return report }
        do { try await checkTopics(of: entries) } catch let error as LogError {
            // Whoever does not tell of the topics now is not asked for them a second time.
            report.stopped = connection.log.explain(error)
            report.kept = entries.count
            return report
        }
        do {
            let known = try await offsets(of: entries)
            let post = SpoolPost(
                connection: connection, claim: claim, producer: try await Producer(log: connection.log),
                desk: AnswerDesk(topics: connection.topics, log: connection.log), seen: seen, bound: bound)
            do { try await deliver(entries, known, post, &report, progress, tell) } catch {
                await post.close()
                throw error
            }
            await post.close()
        } catch let error as LogError {
            report.stopped = await connection.log.explain(error, writingTo: Set(entries.map(\.submission.target.topic)))
        }
        report.kept = entries.count - report.settled + report.outcomes[.notAnswered, default: 0]
        if bound == nil { report.kept = entries.count }
        return report
    }

    private func deliver(
        _ entries: [SpoolEntry], _ known: [SubmissionID: Int64], _ post: SpoolPost, _ report: inout SpoolReport, _ progress: (Int) -> Void,
        _ tell: (SpoolEntry, SubmissionOutcome) -> Void
    ) async throws {
        if post.bound != nil { try await post.watch(entries, known) }
        var latest = try await connection.existing(seen.latest())
        for run in runs(of: entries) {
            let before = report.settled
            let (decided, failure) = try await post.deliver(run, known, after: latest) { entry, outcome in
                report.count(outcome)
                progress(report.settled)
                tell(entry, outcome)
            }
            latest.merge(decided) { max($0, $1) }
            if let failure { throw failure }
            // What comes next may build on what is not decided yet.
            if report.outcomes[.notAnswered] != nil || report.settled - before < run.count { return }
        }
    }

    /// Neighbours of one service, no more than may be on their way at once.
    private func runs(of entries: [SpoolEntry]) -> [[SpoolEntry]] {
        var runs: [[SpoolEntry]] = []
        for entry in entries {
            if let last = runs.last, last.count < Self.mostAtOnce, last[0].submission.service == entry.submission.service {
                runs[runs.count - 1].append(entry)
            } else {
                runs.append([entry])
            }
        }
        return runs
    }

    /// Before anything counts as given to a broker: there is one, and it has the topics.
    private func checkTopics(of entries: [SpoolEntry]) async throws {
        for topic in Set(entries.map(\.submission.target.topic)).sorted() {
            guard try await connection.log.describe(topic: topic) != nil else { throw LogError.unknownTopic(topic) }
        }
    }

    /// Where the log has them, as far as it was told and can still be true: a log that has begun anew has nothing there.
    private func offsets(of entries: [SpoolEntry]) async throws -> [SubmissionID: Int64] {
        var ends: [TopicPartition: Int64] = [:]
        var offsets: [SubmissionID: Int64] = [:]
        for entry in entries {
            guard let offset = entry.knownOffset else { continue }
            let target = entry.submission.target
            let end: Int64
            if let asked = ends[target] { end = asked } else { end = try await connection.log.bounds(of: target).high }
            ends[target] = end
            if offset < end { offsets[entry.id] = offset }
        }
        return offsets
    }
}

extension SpoolEntry {
    var knownOffset: Int64? { if case .acknowledged(let offset) = standing { offset } else { nil } }
}
