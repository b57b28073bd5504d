internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// The producer, the desk and the claim at work on one run of submissions after the other.
struct SpoolPost: Sendable {
    let connection: Connection
    let claim: SpoolClaim
    let producer: Producer
    let desk: AnswerDesk
    let seen: SeenPositions
    let bound: Duration?

    func close() async {
        await desk.close()
        await producer.close()
    }

    /// Begins to watch all decision partitions that will answer, each from the first answer wanted.
    func watch(_ entries: [SpoolEntry], _ known: [SubmissionID: Int64]) async throws {
        var lowest: [TopicPartition: (PBService, Int64?)] = [:]
        for entry in entries {
            let target = entry.submission.target
            let least = [lowest[target]?.1, known[entry.id]].compactMap { $0 }.min()
            lowest[target] = (entry.submission.service, least)
        }
        for (target, (service, offset)) in lowest.sorted(by: { $0.key < $1.key }) {
            try await desk.watch(service, partition: target.partition, from: offset)
        }
    }

    /// Gives a run to the log, waits for what is decided, and notes each step in the spool.
    ///
    /// - Parameters:
    ///   - known: where those are that the log has already.
    ///   - seen: the last decisions seen, which the others are to wait for.
    /// - Returns: the last decisions seen now, and why the log did not take all of them, if it did not.
    func deliver(
        _ run: [SpoolEntry], _ known: [SubmissionID: Int64], after seen: [TopicPartition: Int64],
        tell: (SpoolEntry, SubmissionOutcome) -> Void
    ) async throws -> ([TopicPartition: Int64], LogError?) {
        let run = try await claim.passOn(run) { connection.topics.causalTokens(from: seen, for: $0.service, unit: $0.unit) }
        let (taken, failure) = try await send(run, known)
        var deadline = ContinuousClock.now + (bound ?? .zero)
        var latest: [TopicPartition: Int64] = [:]
        for entry in run {
            guard let offset = taken[entry.id] else { continue }
            guard let bound else {
                // It stays in the spool until somebody has read what was decided.
                tell(
                    entry,
                    SubmissionOutcome(sent: SentSubmission(submission: entry.submission, offset: offset), answer: nil, waited: false))
                continue
            }
            let outcome = try await answer(to: entry, at: offset, wasKnown: known[entry.id] != nil, by: deadline)
            if let answer = outcome.answer {
                deadline = .now + bound
                latest[answer.place] = max(answer.offset, latest[answer.place] ?? 0)
                try await claim.settle(entry.id, refusal: outcome.refusal, summary: outcome.summary)
            }
            tell(entry, outcome)
        }
        self.seen.note(latest)
        return (latest, failure)
    }

    private func send(_ run: [SpoolEntry], _ known: [SubmissionID: Int64]) async throws -> ([SubmissionID: Int64], LogError?) {
        var taken = known
        let fresh = run.filter { known[$0.id] == nil }
        try await upload(Set(fresh.flatMap(\.documents)))
        try await claim.handOver(fresh.map(\.id))
        var tickets: [(SubmissionID, Producer.Ticket)] = []
        for entry in fresh { tickets.append((entry.id, try await producer.enqueue(entry.submission))) }
        var failure: LogError?
        for (id, ticket) in tickets {
            do {
                // Once one is missing the others are only asked for.
                let sent = try await producer.result(of: ticket, within: failure == nil ? SpoolSender.acknowledgementBound : .zero)
                taken[id] = sent.offset
                try await claim.acknowledge(id, at: sent.offset)
            } catch let error as LogError {
                failure = failure ?? error
            }
        }
        return (taken, failure)
    }

    /// Puts what they cite where it can be had. Nothing that cites a document is sent before it.
    private func upload(_ digests: Set<Data>) async throws {
        let store = EvidenceStore(topics: connection.topics, log: connection.log)
        for digest in digests.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            switch try claim.spool.document(digest) {
            case .waiting(let content):
                _ = try await store.put(content, named: digest.hex)
            case .gone, .altered:
                connection.notice(
                    .both(
                        "提交箱里的佐证材料 \(digest.hex) 不在了，或已被改动，没有上传；提交照常发送。请用 pledgeline evidence put 上传原件。",
                        "The document \(digest.hex) in the spool is gone or was altered and is not uploaded; what cites it is sent all the same. Upload the original with pledgeline evidence put."
                    ))
            }
        }
    }

    private func answer(
        to entry: SpoolEntry, at offset: Int64, wasKnown: Bool, by deadline: ContinuousClock.Instant
    ) async throws -> SubmissionOutcome {
        let submission = entry.submission
        let sent = SentSubmission(submission: submission, offset: offset)
        let left = max(.zero, ContinuousClock.now.duration(to: deadline))
        guard
            let answer = await desk.answer(submission.service, partition: submission.target.partition, inputOffset: offset, within: left)
        else { return SubmissionOutcome(sent: sent, answer: nil, waited: true, denied: await desk.denied) }
        if answer.decision.inputDigest == submission.digest { return SubmissionOutcome(sent: sent, answer: answer, waited: true) }
        // Where it once stood in another log, another one stands in this.
        if wasKnown {
            let again = try await producer.send(submission, within: SpoolSender.acknowledgementBound)
            return try await self.answer(to: entry, at: again.offset, wasKnown: false, by: .now + (bound ?? .zero))
        }
        throw CommandError(
            .falsified, zh: "该位置的决定所答复的不是这份提交（摘要不符）。请运行 pledgeline verify。",
            en: "The decision at that place answers another submission (the digests differ). Run pledgeline verify.")
    }
}

extension SubmissionOutcome {
    /// What is to be kept of a refusal.
    package var refusal: SpoolRefusal? {
        guard let answer else { return nil }
        func kept(_ code: String, _ text: PBText, retriable: Bool, field: String) -> SpoolRefusal {
            SpoolRefusal(
                code: code, zh: text.zh, en: text.en, retriable: retriable, field: field, topic: answer.place.topic,
                partition: answer.place.partition, offset: answer.offset)
        }
        switch answer.decision.outcome {
        case .refused(let refused): return kept(refused.code, refused.text, retriable: refused.retriable, field: refused.field)
        case .repeat(let first) where !first.accepted:
            let text = PBText.both(
                "重复提交；首次（偏移 \(first.firstInputOffset)）已被拒绝。", "a repeat; the first (offset \(first.firstInputOffset)) was refused.")
            return kept(first.refusalCode, text, retriable: false, field: "")
        default: return nil
        }
    }

    /// One line for whoever comes back later.
    package var summary: String {
        guard let answer else { return "sent \(sent.submission.target)@\(sent.offset)" }
        let place = "\(answer.place)@\(answer.offset)"
        return refusal.map { "refused \(place) [\($0.code)]" } ?? "accepted \(place)"
    }
}
