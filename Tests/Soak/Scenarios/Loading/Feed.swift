import Client
import Foundation
import Schema
import Streaming
import TestSupport

/// Submissions that keep coming: ticks to all partitions of pledges, and units to the registry now and then. What the log does not acknowledge is sent
/// again, always the same bytes under the same id; so in the end each must have been accepted once.
actor Feed {
    private let county: SmallCounty
    private let token: PBPosition
    private let pause: Duration
    private var task: Task<Void, any Error>?
    private var isStopped = false
    private var number = 0
    /// Sent, and not known to be in the log.
    private var open: [PreparedSubmission] = []
    /// In the log as far as its acknowledgement says.
    private(set) var acknowledged: [SentSubmission] = []
    /// How often a producer had to be replaced.
    private(set) var replaced = 0

    /// Acknowledgements waited for at a time: enough to keep every partition busy.
    private static let window = 64
    /// One submission in so many registers a unit.
    private static let unitEvery = 10

    /// - Parameters:
    ///   - token: where the county's set-up was decided.
    ///   - pause: between two submissions.
    init(_ county: SmallCounty, after token: PBPosition, pause: Duration = .milliseconds(4)) {
        self.county = county
        self.token = token
        self.pause = pause
    }

    /// The ids of everything sent.
    var ids: Set<String> {
        Set((open + acknowledged.map(\.submission)).map { String(describing: $0.id) })
    }

    func start() {
        task = Task { try await self.run() }
    }

    /// Sends what is still open until it is acknowledged, and then no more.
    func stop() async throws {
        isStopped = true
        try await within(.seconds(180)) { [task] in try await task?.value }
    }

    /// Sends nothing more and waits for nothing.
    func drop() {
        task?.cancel()
    }

    private func run() async throws {
        while !isStopped || !open.isEmpty {
            try Task.checkCancellation()
            do {
                try await sendThroughOne()
            } catch {
                try Task.checkCancellation()
                replaced += 1
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// Until the producer breaks: then what it has not confirmed is the next one's.
    private func sendThroughOne() async throws {
        let producer = try await Producer(log: county.log)
        do {
            var tickets: [(PreparedSubmission, Producer.Ticket)] = []
            for submission in open { tickets.append((submission, try await producer.enqueue(submission))) }
            while !isStopped {
                try Task.checkCancellation()
                let next = try next()
                open.append(next)
                tickets.append((next, try await producer.enqueue(next)))
                if tickets.count >= Self.window { try await settle(tickets.removeFirst(), producer) }
                try await Task.sleep(for: pause)
            }
            for ticket in tickets { try await settle(ticket, producer) }
        } catch {
            await producer.close()
            throw error
        }
        await producer.close()
    }

    private func settle(_ ticket: (PreparedSubmission, Producer.Ticket), _ producer: Producer) async throws {
        let sent = try await producer.result(of: ticket.1)
        open.removeAll { $0.id == ticket.0.id }
        acknowledged.append(sent)
    }

    private func next() throws -> PreparedSubmission {
        number += 1
        if number % Self.unitEvery == 0 {
            return try county.prepared(
                county.unit("Unit \(number)", .village, parent: "t01"), unit: "f\(number)", by: county.root)
        }
        return try county.prepared(
            county.tick(of: .pledges, partition: Int32(number % Topics.shardedPartitions)), unit: "c01", by: county.timekeeper,
            after: [token])
    }
}
