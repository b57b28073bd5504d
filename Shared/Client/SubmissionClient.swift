internal import Files
internal import Foundation
package import Schema
internal import Streaming

/// Sends single submissions and waits for their decisions, past the spool: for what is worth nothing later, such as a tick. Everything else goes by way
/// of the ``Submitter``.
package struct SubmissionClient: Sendable {
    private let connection: Connection
    private let producer: Producer
    private let desk: AnswerDesk
    private let seen: SeenPositions
    /// How long the log may take to acknowledge a record when nobody said how long to wait.
    private static let acknowledgementBound: Duration = .seconds(30)

    package init(_ connection: Connection) async throws {
        self.connection = connection
        producer = try await Producer(log: connection.log)
        desk = AnswerDesk(topics: connection.topics, log: connection.log)
        seen = SeenPositions(namespace: connection.topics.namespace, notice: connection.notice)
    }

    /// - Parameter bound: how long to wait for the decision; nil is not at all.
    package func submit(_ draft: PBPayload, key: SigningKey, waitFor bound: Duration?) async throws -> SubmissionOutcome {
        var payload = draft
        payload.after = try await connection.existing(
            seen.tokens(for: payload.service, topics: connection.topics, unit: payload.unit, and: draft.after))
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        var random = SystemRandomNumberGenerator()
        let prepared = try PreparedSubmission(
            payload, id: SubmissionID(milliseconds: now, using: &random), topics: connection.topics, key: key, time: now)
        return try await submit(prepared, waitFor: bound)
    }

    package func submit(_ prepared: PreparedSubmission, waitFor bound: Duration?) async throws -> SubmissionOutcome {
        if bound != nil { try await desk.watch(prepared.service, partition: prepared.target.partition) }
        let sent: SentSubmission
        do {
            sent = try await producer.send(prepared, within: bound ?? Self.acknowledgementBound)
        } catch LogError.unavailable(let plain) {
            guard case .unavailable(let why) = await connection.log.explain(.unavailable(plain), writingTo: [prepared.target.topic]) else {
                throw connection.log.explain(.unavailable(plain))
            }
            throw CommandError(
                .unavailable,
                zh: "Kafka 没有确认收到（\(connection.brokers)：\(why)）。提交 \(prepared.id) 可能已到，也可能没有；恢复后请先查看，再决定是否重发。",
                en:
                    "Kafka did not acknowledge the submission (\(connection.brokers): \(why)). \(prepared.id) may have arrived or not: look when it is back, then decide whether to send it again."
            )
        }
        guard let bound else { return SubmissionOutcome(sent: sent, answer: nil, waited: false) }
        let answer = await desk.answer(prepared.service, partition: prepared.target.partition, inputOffset: sent.offset, within: bound)
        if let answer {
            guard answer.decision.inputDigest == prepared.digest else {
                throw CommandError(
                    .falsified, zh: "该位置的决定所答复的不是这份提交（摘要不符）。请运行 pledgeline verify。",
                    en: "The decision at that place answers another submission (the digests differ). Run pledgeline verify.")
            }
            seen.note(answer)
        }
        return SubmissionOutcome(sent: sent, answer: answer, waited: true, denied: answer == nil ? await desk.denied : nil)
    }

    package func close() async {
        await desk.close()
        await producer.close()
    }
}
