package import Client
internal import Files
internal import Foundation
internal import PledgesCore
internal import RegistryCore
package import Schema
internal import Streaming
internal import SwiftProtobuf
internal import Views

/// Sends a sample's year through the producer's own path: signed submissions, wave after wave, each waited for.
///
/// It may be ended at any moment and started again: what stands in the submissions topics already is not sent a second time.
package struct SampleLoader {
    package let connection: Connection
    package let sample: any Sample
    /// For a progress bar.
    package let progress: @Sendable (_ sent: Int, _ total: Int, _ title: PBText) -> Void
    package let figures: @Sendable (SampleFigures) -> Void
    /// Gets a line when the loading waits for somebody.
    package let waits: @Sendable (PBText) -> Void

    package init(
        connection: Connection, sample: any Sample, progress: @escaping @Sendable (_ sent: Int, _ total: Int, _ title: PBText) -> Void,
        figures: @escaping @Sendable (SampleFigures) -> Void, waits: @escaping @Sendable (PBText) -> Void
    ) {
        self.connection = connection
        self.sample = sample
        self.progress = progress
        self.figures = figures
        self.waits = waits
    }

    package struct Report: Sendable {
        package var steps = 0
        /// Present before this run.
        package var present = 0
        package var sent = 0
        package var accepted = 0
        /// As the story tells it.
        package var refused = 0
        package var seconds = 0.0
    }

    package func load() async throws -> Report {
        do { try sample.check(namespace: connection.topics.namespace) } catch {
            throw CommandError(
                .usage, zh: "样例的密钥是公开的，只能装入命名空间“\(error.needed)”。请加 --namespace \(error.needed)。",
                en: "The sample's keys are public, so it goes into the namespace “\(error.needed)” only. Add --namespace \(error.needed).")
        }
        let started = ContinuousClock.now
        var report = Report()
        let waves = sample.waves
        let own = Set(waves.flatMap { $0.steps.map(\.id) })
        let present = try await presentIDs().intersection(own)
        report.steps = own.count
        report.present = present.count
        guard present.count < report.steps else {
            if waves.last?.showsFigures == true { try await showFigures() }
            return report
        }

        let desk = AnswerDesk(topics: connection.topics, log: connection.log)
        let producer = try await Producer(log: connection.log)
        let watch = LoadingWatch(connection, desk, producer, tell: waits)
        let (missing, inAll) = (report, present)
        report = try await watch.during { try await load(waves, inAll, missing, desk, producer, watch) }
        await producer.close()
        await desk.close()
        let elapsed = started.duration(to: .now).components
        report.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        return report
    }

    private func load(
        _ waves: [SampleWave], _ present: Set<SubmissionID>, _ start: Report, _ desk: AnswerDesk, _ producer: Producer,
        _ watch: LoadingWatch
    ) async throws -> Report {
        var report = start
        for service in Topics.services {
            for partition in Topics.partitionNumbers(of: service) { try await desk.watch(service, partition: partition) }
        }
        try await waitForEarlier(desk, watch)
        var done = present.count
        for (index, wave) in waves.enumerated() {
            let steps = wave.steps.filter { !present.contains($0.id) }
            if !steps.isEmpty { try await send(steps, wave, desk, producer, watch, &report, &done) }
            // An earlier run that was ended later in the year has shown them, and they are not those of this moment any more.
            if wave.showsFigures, !waves[(index + 1)...].contains(where: { $0.steps.contains { present.contains($0.id) } }) {
                try await showFigures()
            }
        }
        return report
    }

    private func showFigures() async throws {
        figures(sample.figures(of: SampleState(try await SystemState.read(connection))))
    }

    /// The ids that stand in the submissions topics.
    private func presentIDs() async throws -> Set<SubmissionID> {
        var ids: Set<SubmissionID> = []
        let partitions = submissions()
        let bounds = try await connection.log.bounds(of: partitions.map(\.1))
        for (_, partition) in partitions {
            if let range = bounds[partition] {
                try await connection.log.readAll(of: partition, within: range) { record in
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
    private func waitForEarlier(_ desk: AnswerDesk, _ watch: LoadingWatch) async throws {
        let partitions = submissions()
        let bounds = try await connection.log.bounds(of: partitions.map(\.1))
        var ends: [PBService: [Int32: Int64]] = [:]
        for (service, partition) in partitions {
            if let end = bounds[partition]?.high, end > 0 { ends[service, default: [:]][partition.partition] = end - 1 }
        }
        try await wait(for: ends, desk, watch)
    }

    private func wait(for ends: [PBService: [Int32: Int64]], _ desk: AnswerDesk, _ watch: LoadingWatch) async throws {
        watch.wait(for: ends)
        for (service, partitions) in ends {
            for (partition, offset) in partitions { try await desk.decided(service, partition: partition, upTo: offset) }
        }
        watch.wait(for: [:])
    }

    private func submissions() -> [(PBService, TopicPartition)] {
        Topics.services.flatMap { service in
            let topic = connection.topics.submissions(service)
            return topic.partitionNumbers.map { (service, TopicPartition(topic: topic.name, partition: $0)) }
        }
    }

    private func send(
        _ steps: [SampleStep], _ wave: SampleWave, _ desk: AnswerDesk, _ producer: Producer, _ watch: LoadingWatch, _ report: inout Report,
        _ done: inout Int
    ) async throws {
        let tokens = SampleTokens(topics: connection.topics, latest: await desk.latestDecisions)
        var keys: [String: SigningKey] = [:]
        var tickets: [(SampleStep, Producer.Ticket)] = []
        for step in steps {
            let key = try keys[step.signer] ?? step.signingKey()
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
            let service = submission.submission.service
            ends[service, default: [:]][partition] = max(submission.offset, ends[service]?[partition] ?? -1)
        }
        try await wait(for: ends, desk, watch)
        for (step, submission) in sent {
            let answer = await desk.takeAnswer(
                submission.submission.service, partition: submission.submission.target.partition, inputOffset: submission.offset)
            try check(answer, step, submission)
            switch step.expected {
            case .accepted: report.accepted += 1
            case .refused: report.refused += 1
            }
        }
        report.sent += sent.count
        done += sent.count
        progress(done, report.steps, wave.title)
    }

    /// Whether it became of the step what the story tells.
    private func check(_ answer: Answer?, _ step: SampleStep, _ sent: SentSubmission) throws {
        let place = "\(sent.submission.target)@\(sent.offset)"
        let outcome: SampleStep.Expectation
        var text = PBText()
        switch answer?.decision.outcome {
        case .accepted: outcome = .accepted
        case .repeat(let first): outcome = first.accepted ? .accepted : .refused(code: first.refusalCode)
        case .refused(let refused): (outcome, text) = (.refused(code: refused.code), refused.text)
        case nil:
            throw CommandError(.notAnswered, zh: "样例的一步（\(place)）没有决定。", en: "A step of the sample (\(place)) has no decision.")
        }
        guard outcome != step.expected else { return }
        let kind = KindRule.words(of: sent.submission.kind)
        let what = PBText.both("\(kind.zh)，\(step.unit)，\(place)", "\(kind.en), \(step.unit), \(place)")
        switch (outcome, step.expected) {
        case (.refused(let code), .refused(let wanted)):
            throw CommandError(
                .refused, zh: "样例的一步（\(what.zh)）应以 \(wanted) 被拒绝，却是 \(code)：\(text.zh)",
                en: "A step of the sample (\(what.en)) was to be refused as \(wanted), but was as \(code): \(text.en)")
        case (.refused(let code), .accepted):
            throw CommandError(
                .refused, zh: "样例的一步（\(what.zh)）被拒绝 [\(code)]：\(text.zh)",
                en: "A step of the sample (\(what.en)) was refused [\(code)]: \(text.en)")
        case (.accepted, _):
            throw CommandError(
                .refused, zh: "样例的一步（\(what.zh)）应被拒绝，却被接受。", en: "A step of the sample (\(what.en)) was to be refused, but was accepted.")
        }
    }
}
