internal import Files
internal import Foundation
package import Schema
internal import Streaming

/// Takes the submissions of a file through the spool: kept first, then sent, neighbours of one service together. What was decided in an earlier attempt
/// is left out, what is in the spool already is sent as it is there.
package struct BatchSender {
    package let spool: Spool
    package let batch: SubmissionBatch
    package let key: SigningKey
    private let seen: SeenPositions

    /// - Parameter seen: as ``SpoolSender`` has it.
    package init(spool: Spool, batch: SubmissionBatch, key: SigningKey, seen: SeenPositions? = nil) {
        self.spool = spool
        self.batch = batch
        self.key = key
        self.seen = seen ?? SeenPositions(namespace: spool.topics.namespace)
    }

    /// A submission with its place in the file, from 0: the place decides its id (``SubmissionBatch/id(_:)``), so nothing may be left out before.
    package typealias Draft = (place: Int, payload: PBPayload)

    /// Those whose decision is not known from an earlier attempt.
    package func open(_ drafts: [Draft]) -> [Draft] { drafts.filter { batch.decided[batch.id($0.place)] == nil } }

    /// Signs them and keeps them in the spool, without sending.
    package func keep(_ drafts: [Draft]) throws { try keep(drafts, tokens: tokens) }

    /// - Parameters:
    ///   - bound: as ``SpoolSender/send(waitFor:progress:tell:)`` has it.
    ///   - progress: how many of these are through.
    ///   - tell: what became of the one at a place.
    package func send(
        _ drafts: [Draft], over connection: Connection, waitFor bound: Duration?, progress: (Int) -> Void,
        tell: (Int, SubmissionOutcome) -> Void
    ) async throws -> SpoolReport {
        var report = SpoolReport()
        let open = open(drafts)
        let places = Dictionary(open.map { (batch.id($0.place), $0.place) }) { $1 }
        var rest = open[...]
        while let service = rest.first?.payload.service {
            let run = Array(rest.prefix { $0.payload.service == service })
            do { try await keep(run, over: connection) } catch let error as LogError { report.stopped = error }
            guard report.stopped == nil else { break }
            rest = rest.dropFirst(run.count)
            let (claim, _) = try spool.claim(Set(run.map { batch.id($0.place) }), again: true)
            let before = report.settled
            report.add(
                try await SpoolSender(connection: connection, claim: claim, seen: seen).send(
                    waitFor: bound, progress: { progress(before + $0) }
                ) {
                    entry, outcome in
                    if let place = places[entry.id] { tell(place, outcome) }
                })
            if report.stopped != nil || report.outcomes[.notAnswered] != nil { break }
        }
        // What was not come to is not lost either.
        try keep(Array(rest))
        report.kept += rest.count
        return report
    }

    /// Signed only now, so that they name the decisions the file's earlier submissions have led to.
    private func keep(_ drafts: [Draft], over connection: Connection) async throws {
        let existing = try await connection.existing(seen.latest())
        try keep(drafts) { payload in
            spool.topics.causalTokens(from: latest(existing, payload.after), for: payload.service, unit: payload.unit)
        }
    }

    private func latest(_ seen: [TopicPartition: Int64], _ given: [PBPosition]) -> [TopicPartition: Int64] {
        given.reduce(into: seen) { latest, position in
            let partition = spool.topics.partition(of: position)
            latest[partition] = max(latest[partition] ?? 0, position.offset)
        }
    }

    private func tokens(_ payload: PBPayload) -> [PBPosition] {
        seen.tokens(for: payload.service, topics: spool.topics, unit: payload.unit, and: payload.after)
    }

    private func keep(_ drafts: [Draft], tokens: (PBPayload) -> [PBPosition]) throws {
        let submissions = try open(drafts).map { place, draft in
            var payload = draft
            payload.after = tokens(draft)
            let id = batch.id(place)
            return try PreparedSubmission(payload, id: id, topics: spool.topics, key: key, time: batch.made)
        }
        try spool.put(submissions, batch: batch.name)
    }
}
