package import Client
package import Foundation
package import Schema
internal import Streaming

/// Sends what a plan holds through the spool: signed and kept first, then many at once, each decision waited for.
///
/// Ended at any moment and begun again with the same file and key it goes on where it was: a submission's id follows from the file, the key and its
/// place (``SubmissionBatch``), and what is decided is not planned a second time. The spool sends in the order of places.
package struct ImportSender {
    package let connection: Connection
    package let key: SigningKey
    /// The file's bytes and how they are to be read: who begins with the same goes on with it.
    package let contents: Data
    package let service: PBService
    /// What looks wrong is meant (`Payload.meant`).
    package var meant = false

    package init(connection: Connection, key: SigningKey, contents: Data, service: PBService, meant: Bool = false) {
        self.connection = connection
        self.key = key
        self.contents = contents
        self.service = service
        self.meant = meant
    }

    package struct Result: Sendable {
        package var report = SpoolReport()
        /// By line.
        package var refusals: [(step: ImportStep, refusal: SpoolRefusal)] = []
        package var accepted: [ImportStep] = []

        package init(
            report: SpoolReport = SpoolReport(), refusals: [(step: ImportStep, refusal: SpoolRefusal)] = [], accepted: [ImportStep] = []
        ) {
            self.report = report
            self.refusals = refusals
            self.accepted = accepted
        }
    }

    package func send(_ steps: [ImportStep], waitFor bound: Duration?, progress: (Int) -> Void) async throws -> Result {
        let spool = try Spool(topics: connection.topics)
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let batch = try SubmissionBatch.begin(contents, in: spool, key: key, whenTooOld: .begunAnew, time: now)
        // Decided in an earlier attempt and yet to be done: it was refused then, and would be accepted now. That takes a new id.
        let again = steps.filter { batch.decided[batch.id($0.place)] != nil }
        let open = steps.filter { batch.decided[batch.id($0.place)] == nil }
        var result = Result()
        try await settleEarlier(batch, besides: open, spool, bound, &result)
        if !open.isEmpty, result.report.stopped == nil { try await send(open, batch, spool, bound, &result, progress) }
        if !again.isEmpty, result.report.stopped == nil {
            let anew = try SubmissionBatch.begin(contents, in: spool, key: key, anew: true, time: now)
            try await send(again, anew, spool, bound, &result) { progress(open.count + $0) }
        }
        return result
    }

    /// What an earlier attempt had given to the broker and did not see decided, and what is not planned any more because it has been decided since:
    /// the log knows all of it, and the spool is emptied.
    private func settleEarlier(
        _ batch: SubmissionBatch, besides open: [ImportStep], _ spool: Spool, _ bound: Duration?, _ result: inout Result
    ) async throws {
        let planned = Set(open.map { batch.id($0.place) })
        let earlier = try spool.list().entries.map(\.entry).filter { $0.batch == batch.name && !planned.contains($0.id) && !$0.isRefused }
        guard !earlier.isEmpty else { return }
        let (claim, _) = try spool.claim(Set(earlier.map(\.id)))
        result.report.add(try await SpoolSender(connection: connection, claim: claim).send(waitFor: bound) { _, _ in })
    }

    private func send(
        _ steps: [ImportStep], _ batch: SubmissionBatch, _ spool: Spool, _ bound: Duration?, _ result: inout Result,
        _ progress: (Int) -> Void
    ) async throws {
        let byPlace = Dictionary(steps.map { ($0.place, $0) }) { first, _ in first }
        let drafts = steps.map { step in
            var payload = PBPayload()
            payload.unit = step.unit
            payload.meant = meant
            payload.after = step.after
            payload.body = step.body
            return (place: step.place, payload: payload)
        }
        var (refusals, accepted): ([(ImportStep, SpoolRefusal)], [ImportStep]) = ([], [])
        let report = try await BatchSender(spool: spool, batch: batch, key: key)
            .send(drafts, over: connection, waitFor: bound, progress: progress) { place, outcome in
                guard let step = byPlace[place] else { return }
                if let refusal = outcome.refusal {
                    refusals.append((step, refusal))
                } else if outcome.answer != nil {
                    accepted.append(step)
                }
            }
        result.report.add(report)
        result.refusals += refusals.map { (step: $0.0, refusal: $0.1) }
        result.accepted += accepted
    }
}

extension SpoolEntry {
    fileprivate var isRefused: Bool { if case .refused = standing { true } else { false } }
}
