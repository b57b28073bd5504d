internal import Foundation
internal import Schema
package import Streaming

/// A submission that the log has taken: it will be decided, whoever goes down meanwhile.
package struct SentSubmission: Sendable {
    package var submission: PreparedSubmission
    package var offset: Int64
}

/// Sends signed submissions: the one path on which anything enters the system, for single commands, files and samples alike.
package actor Producer {
    /// Submissions handed to the client library and not acknowledged yet.
    package static let window = 2_000
    /// How often a submission is sent again because its acknowledgement did not say where it stands.
    static let mostRepeats = 5

    /// One handed over, to be asked for with ``result(of:)``.
    package struct Ticket: Sendable, Hashable { let token: UInt64 }

    private let log: any Log
    private let appender: any LogAppender
    private var nextToken: UInt64 = 0
    private var sent: [UInt64: PreparedSubmission] = [:]
    private var repeats: [UInt64: Int] = [:]
    private var results: [UInt64: Result<SentSubmission, LogError>] = [:]
    private var waiting: [UInt64: CheckedContinuation<Result<SentSubmission, LogError>, Never>] = [:]
    private var room: [CheckedContinuation<Void, Never>] = []
    private var pump: Task<Void, Never>?
    private var described: Set<String> = []
    /// Set once something was not acknowledged in time: then nothing is waited for at the end either.
    private var hasGivenUp = false

    /// Handed over and not acknowledged yet.
    package var unacknowledged: Int { sent.count }

    package init(log: any Log) async throws {
        self.log = log
        appender = try await log.appender()
    }

    /// Sends one and waits until the log has it.
    ///
    /// - Parameter bound: after which it throws ``LogError/unavailable(_:)``: the log may have it all the same, only nobody said so. nil waits
    ///   for ever.
    package func send(_ submission: PreparedSubmission, within bound: Duration? = nil) async throws -> SentSubmission {
        try await result(of: enqueue(submission), within: bound)
    }

    /// What became of one handed over.
    ///
    /// - Parameter bound: as for ``send(_:within:)``.
    package func result(of ticket: Ticket, within bound: Duration?) async throws -> SentSubmission {
        guard let bound else { return try await result(of: ticket) }
        let timer = Task {
            try await Task.sleep(for: bound)
            self.giveUp(ticket)
        }
        defer { timer.cancel() }
        return try await result(of: ticket)
    }

    private func giveUp(_ ticket: Ticket) {
        hasGivenUp = true
        waiting.removeValue(forKey: ticket.token)?.resume(returning: .failure(.unavailable("no acknowledgement")))
    }

    /// Hands one over. Those of one caller to one partition keep their order; waits only while too many are on their way.
    package func enqueue(_ submission: PreparedSubmission) async throws -> Ticket {
        try await prepare(submission)
        while sent.count >= Self.window { await withCheckedContinuation { room.append($0) } }
        if pump == nil { pump = Task { await self.drain() } }
        let token = nextToken
        nextToken += 1
        try append(submission, token)
        return Ticket(token: token)
    }

    /// Ends the waiting for everything handed over: the broker has gone.
    package func fail(_ error: LogError) {
        hasGivenUp = true
        for token in sent.keys { finish(token, .failure(error)) }
        sent = [:]
        makeRoom()
    }

    private func append(_ submission: PreparedSubmission, _ token: UInt64) throws(LogError) {
        try appender.append(
            submission.value, key: Array(submission.key.utf8), to: submission.target, timestamp: submission.timestamp, token: token)
        sent[token] = submission
    }

    package func result(of ticket: Ticket) async throws -> SentSubmission {
        if let result = results.removeValue(forKey: ticket.token) { return try result.get() }
        return try await withCheckedContinuation { waiting[ticket.token] = $0 }.get()
    }

    /// Nobody produces before describing the topic: some brokers create a mistyped one silently.
    private func prepare(_ submission: PreparedSubmission) async throws {
        guard !described.contains(submission.target.topic) else { return }
        guard try await log.describe(topic: submission.target.topic) != nil else { throw LogError.unknownTopic(submission.target.topic) }
        described.insert(submission.target.topic)
    }

    private func drain() async {
        do {
            while true {
                for acknowledgement in try await appender.nextAcknowledgements() {
                    guard let submission = sent.removeValue(forKey: acknowledgement.token) else { continue }
                    take(acknowledgement, of: submission)
                }
                makeRoom()
            }
        } catch {
            for token in sent.keys { finish(token, .failure(error)) }
            sent = [:]
            makeRoom()
        }
    }

    /// An acknowledgement without an offset is librdkafka's conclusion, not a broker's word: this record's answer was lost, and a later record's was
    /// not. Where it stands nobody knows, so it is sent once more: under the same id it counts once, and now its place is told.
    private func take(_ acknowledgement: Acknowledgement, of submission: PreparedSubmission) {
        let token = acknowledgement.token
        guard case .success(let offset) = acknowledgement.result, offset < 0 else {
            repeats[token] = nil
            return finish(token, acknowledgement.result.map { SentSubmission(submission: submission, offset: $0) })
        }
        repeats[token, default: 0] += 1
        guard repeats[token, default: 0] <= Self.mostRepeats else {
            return finish(token, .failure(.unavailable("acknowledged without an offset")))
        }
        do throws(LogError) { try append(submission, token) } catch { finish(token, .failure(error)) }
    }

    private func finish(_ token: UInt64, _ result: Result<SentSubmission, LogError>) {
        if let continuation = waiting.removeValue(forKey: token) { continuation.resume(returning: result) } else { results[token] = result }
    }

    private func makeRoom() {
        let free = room
        room = []
        for continuation in free { continuation.resume() }
    }

    /// Waits a little for what is on its way, then lets go of the connection.
    package func close() async {
        if !hasGivenUp { _ = await appender.flush(within: 5_000) }
        await appender.abandon(within: 2_000)
        pump?.cancel()
    }
}
