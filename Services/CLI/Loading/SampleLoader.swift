internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Sends a sample's year through the producer's own path: signed submissions, wave after wave, each waited for.
///
/// It may be ended at any moment and started again: what stands in the submissions topics already is not sent a second time.
struct SampleLoader {
    let connection: Connection
    /// For a progress bar.
    let progress: @Sendable (_ sent: Int, _ total: Int, _ title: PBText) -> Void
    let midYear: @Sendable (MidYearFigures) -> Void

    struct Report: Sendable {
        var steps = 0
        /// Present before this run.
        var present = 0
        var sent = 0
        var accepted = 0
        var seconds = 0.0
    }

    func load() async throws -> Report {
        guard connection.topics.namespace == ZhanhuaSample.namespace else {
            throw CommandError(
                .usage, zh: "样例的密钥是公开的，只能装入命名空间“\(ZhanhuaSample.namespace)”。请加 --namespace \(ZhanhuaSample.namespace)。",
                en:
                    "The sample's keys are public, so it goes into the namespace “\(ZhanhuaSample.namespace)” only. Add --namespace \(ZhanhuaSample.namespace)."
            )
        }
        let started = ContinuousClock.now
        var report = Report()
        let present = try await presentIDs()
        let waves = try ZhanhuaSample().waves
        report.steps = waves.reduce(0) { $0 + $1.steps.count }
        report.present = present.count
        guard present.count < report.steps else { return report }

        let desk = AnswerDesk(topics: connection.topics, log: connection.log)
        for service in Topics.services {
            for partition in 0..<Int32(Topics.partitions(of: service)) { try await desk.watch(service, partition: partition) }
        }
        try await waitForEarlier(desk)
        let producer = try await Producer(log: connection.log)
        var done = present.count
        for (index, wave) in waves.enumerated() {
            let steps = wave.steps.filter { !present.contains($0.id) }
            if !steps.isEmpty { try await send(steps, wave, desk, producer, &report, &done) }
            // An earlier run that was ended later in the year has shown them, and they are not those of mid-year any more.
            if wave.isMidYear, !waves[(index + 1)...].contains(where: { $0.steps.contains { present.contains($0.id) } }) {
                midYear(try await MidYearFigures.read(connection))
            }
        }
        await producer.close()
        await desk.close()
        let elapsed = started.duration(to: .now).components
        report.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        return report
    }

    /// The ids that stand in the submissions topics.
    private func presentIDs() async throws -> Set<SubmissionID> {
        var ids: Set<SubmissionID> = []
        for service in Topics.services {
            let topic = connection.topics.submissions(service)
            for partition in 0..<Int32(topic.partitions) {
                try await connection.log.readAll(of: TopicPartition(topic: topic.name, partition: partition)) { record in
                    guard let value = record.value, let envelope = try? PBEnvelope(record: Data(value)),
                        let payload = try? PBPayload(signed: envelope.payload), let id = SubmissionID(payload.id)
                    else { return }
                    ids.insert(id)
                }
            }
        }
        return ids
    }

    /// What an earlier run sent must be decided before anything is built on it.
    private func waitForEarlier(_ desk: AnswerDesk) async throws {
        for service in Topics.services {
            let topic = connection.topics.submissions(service)
            for partition in 0..<Int32(topic.partitions) {
                let end = try await connection.log.bounds(of: TopicPartition(topic: topic.name, partition: partition)).high
                if end > 0 { try await desk.decided(service, partition: partition, upTo: end - 1) }
            }
        }
    }

    private func send(
        _ steps: [SampleStep], _ wave: SampleWave, _ desk: AnswerDesk, _ producer: Producer, _ report: inout Report, _ done: inout Int
    ) async throws {
        let tokens = SampleTokens(topics: connection.topics, latest: await desk.latestDecisions)
        var keys: [String: SigningKey] = [:]
        var tickets: [(SampleStep, Producer.Ticket)] = []
        for step in steps {
            let key = try keys[step.signer] ?? ZhanhuaSample.signingKey(named: step.signer)
            keys[step.signer] = key
            let prepared = try PreparedSubmission(
                step.payload(after: tokens.tokens(for: step)), id: step.id, topics: connection.topics, key: key, time: step.time,
                timestamp: step.time)
            tickets.append((step, try await producer.enqueue(prepared)))
            if tickets.count % 200 == 0 { progress(done + tickets.count, report.steps, wave.title) }
        }
        var sent: [(SampleStep, SentSubmission)] = []
        var ends: [PBService: [Int32: Int64]] = [:]
        for (step, ticket) in tickets {
            let submission = try await producer.result(of: ticket)
            sent.append((step, submission))
            let partition = submission.submission.target.partition
            ends[step.service, default: [:]][partition] = max(submission.offset, ends[step.service]?[partition] ?? -1)
        }
        for (service, partitions) in ends {
            for (partition, offset) in partitions { try await desk.decided(service, partition: partition, upTo: offset) }
        }
        for (step, submission) in sent {
            let answer = await desk.takeAnswer(
                step.service, partition: submission.submission.target.partition, inputOffset: submission.offset)
            try check(answer, step, submission)
            report.accepted += 1
        }
        report.sent += sent.count
        done += sent.count
        progress(done, report.steps, wave.title)
    }

    private func check(_ answer: Answer?, _ step: SampleStep, _ sent: SentSubmission) throws {
        let place = "\(sent.submission.target)@\(sent.offset)"
        switch answer?.decision.outcome {
        case .accepted: return
        case .repeat(let first) where first.accepted: return
        case .refused(let refused):
            throw CommandError(
                .refused, zh: "样例的一步（\(sent.submission.kind)，\(step.unit)，\(place)）被拒绝 [\(refused.code)]：\(refused.text.zh)",
                en:
                    "A step of the sample (\(sent.submission.kind), \(step.unit), \(place)) was refused [\(refused.code)]: \(refused.text.en)"
            )
        default:
            throw CommandError(.notAnswered, zh: "样例的一步（\(place)）没有决定。", en: "A step of the sample (\(place)) has no decision.")
        }
    }
}
