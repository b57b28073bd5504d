import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Synchronization
import Testing

@testable import Client
@testable import PledgelineCLI
@testable import Files

/// What is sent from the spool, over a log in memory with the real registry behind it.
struct SpoolSenderTests {
    private struct Quiet: EngineHooks {
        typealias Core = RegistryCore
        func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {}
        func becameActive(partition: TopicPartition, state: RegistryState, standing: Standing) async {}
        func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
        func halted(partition: TopicPartition, reason: HaltReason) async {}
        func noticed(_ notice: EngineNotice) async {}
    }

    private let box: SpoolFolder
    private let log = MemoryLog(now: { Int64(Date().timeIntervalSince1970 * 1000) })
    private let time = Int64(Date().timeIntervalSince1970 * 1000)

    init() throws { box = try SpoolFolder() }

    private var connection: Connection { Connection(topics: box.topics, log: log, brokers: "memory", language: .en) }
    private var input: TopicPartition { TopicPartition(topic: box.topics.submissions(.registry).name, partition: 0) }

    private func setUp() async throws { _ = try await TopicSetUp(connection: connection).apply(clock: .declared) }

    private func running() throws -> Task<Void, any Error> {
        let ownership = try #require(StaticOwnership(instance: 0, of: 1, partitions: 1))
        let engine = ServiceEngine<RegistryCore>(topics: box.topics, log: log, writer: "test", ownership: ownership, hooks: Quiet())
        return Task { try await engine.run() }
    }

    /// Genesis, the topmost unit, and units below it.
    private func year(_ units: Int, parent: String = "c01") throws -> [PreparedSubmission] {
        var genesis = PBPayload()
        genesis.registry.genesis.namespace = box.topics.namespace
        genesis.registry.genesis.rootKey = box.key.publicKey.bytes
        genesis.registry.genesis.wire = Wire.version
        genesis.registry.genesis.clock = .declared
        genesis.registry.genesis.topics = box.topics.genesisPartitions
        let first = try box.prepared(genesis, 0, time)
        return try [first] + (0...units).map { try unit($0, parent: $0 == 0 ? "" : parent) }
    }

    private func unit(_ number: Int, parent: String) throws -> PreparedSubmission {
        var payload = PBPayload()
        payload.unit = number == 0 ? "c01" : "t\(number)"
        payload.registry.registerUnit.name.zh = "单位"
        payload.registry.registerUnit.level = number == 0 ? .county : .township
        payload.registry.registerUnit.sector = "rural"
        payload.registry.registerUnit.parent = parent
        payload.registry.registerUnit.opened = "2000-01-01"
        return try box.prepared(payload, number + 1, time)
    }

    private func send(
        _ connection: Connection? = nil, within bound: Duration? = .seconds(30)
    ) async throws -> (SpoolReport, [SubmissionOutcome]) {
        let (claim, _) = try box.spool().claim()
        var outcomes: [SubmissionOutcome] = []
        let report = try await SpoolSender(connection: connection ?? self.connection, claim: claim, seen: box.seen)
            .send(waitFor: bound) { outcomes.append($1) }
        return (report, outcomes)
    }

    @Test("everything is sent in the order of making and leaves the spool when it is accepted")
    func order() async throws {
        defer { box.remove() }
        try await setUp()
        let submissions = try year(40)
        try box.spool().put(submissions.shuffled())
        let service = try running()
        let (report, outcomes) = try await send()
        #expect(report.outcomes == [.accepted: 42] && report.kept == 0 && report.status == .accepted)
        #expect(outcomes.map(\.sent.submission.id) == submissions.map(\.id))
        #expect(log.values(of: input) == submissions.map(\.value))
        #expect(try box.spool().list().entries.isEmpty)
        // What was decided last is what a later submission waits for.
        let decisions = TopicPartition(topic: box.topics.decisions(.registry).name, partition: 0)
        #expect(box.seen.latest() == [decisions: outcomes.compactMap(\.answer?.offset).max() ?? -1])
        service.cancel()
    }

    @Test("what is refused stays to be read, with the service's own words, and does not stop the rest")
    func refused() async throws {
        defer { box.remove() }
        try await setUp()
        try box.spool().put(try year(2, parent: "nowhere") + [try unit(9, parent: "c01")])
        let service = try running()
        let (report, _) = try await send()
        #expect(report.outcomes == [.accepted: 3, .refused: 2] && report.status == .refused)
        let kept = try box.spool().list().entries
        #expect(kept.count == 2)
        for (entry, _) in kept {
            guard case .refused(let refusal) = entry.standing else {
                Issue.record("\(entry.standing)")
                continue
            }
            #expect(refusal.code == "unknown_parent" && !refusal.zh.isEmpty && !refusal.en.isEmpty && refusal.offset > 0)
        }
        service.cancel()
    }

    @Test("brokers that cannot be reached at the address they give for themselves are not asked why they did not acknowledge")
    func unreachable() async {
        let log = GoneLog()
        var why = Unavailability("timed out")
        _ = await log.explain(.unavailable(why), writingTo: ["t"])
        #expect(log.questions.withLock { $0 } == 1)
        why.unreachableAddresses = ["kafka.invalid:9092"]
        let explained = await log.explain(.unavailable(why), writingTo: ["t"])
        #expect(explained == .unavailable(why) && log.questions.withLock { $0 } == 1)
    }

    @Test("without a broker nothing counts as sent")
    func noBroker() async throws {
        defer { box.remove() }
        let submissions = try year(2)
        try box.spool().put(submissions)
        let log = GoneLog()
        let gone = Connection(topics: box.topics, log: log, brokers: "gone", language: .en)
        let (report, outcomes) = try await send(gone)
        #expect(outcomes.isEmpty && report.kept == 4 && report.status == .unavailable)
        // Each question takes ten seconds when nobody answers.
        #expect(log.questions.withLock { $0 } == 1)
        #expect(box.files("waiting") == submissions.map(\.id.description) && box.files("sent") == [])
    }

    @Test("a topic that is missing is no reason to count anything as sent either")
    func noTopics() async throws {
        defer { box.remove() }
        try box.spool().put(try year(1))
        let (report, _) = try await send()
        #expect(report.stopped == .unknownTopic(input.topic) && report.kept == 3)
        #expect(box.files("waiting").count == 3)
    }

    @Test("killed after the acknowledgement: the answer that came meanwhile is found, and nothing is sent again")
    func killedAfterAcknowledgement() async throws {
        defer { box.remove() }
        try await setUp()
        let submissions = try year(3)
        try box.spool().put(submissions)
        let (unanswered, _) = try await send(within: .milliseconds(10))
        #expect(unanswered.outcomes == [.notAnswered: 5] && unanswered.kept == 5 && unanswered.status == .notAnswered)
        #expect(box.files("sent").count == 5)
        let service = try running()
        let desk = AnswerDesk(topics: box.topics, log: log)
        try await desk.watch(.registry, partition: 0)
        try await desk.decided(.registry, partition: 0, upTo: 4)
        await desk.close()

        let (report, _) = try await send()
        #expect(report.outcomes == [.accepted: 5] && report.kept == 0)
        #expect(log.values(of: input) == submissions.map(\.value))
        #expect(try box.spool().list().entries.isEmpty)
        service.cancel()
    }

    @Test("killed before the acknowledgement: it is sent once more under the same id, and counts once")
    func killedBeforeAcknowledgement() async throws {
        defer { box.remove() }
        try await setUp()
        let submissions = try year(2)
        try box.spool().put(submissions)
        try await {
            let (claim, _) = try box.spool().claim()
            try await claim.handOver(submissions.map(\.id))
            let producer = try await Producer(log: log)
            for submission in submissions.prefix(2) { _ = try await producer.send(submission) }
            await producer.close()
            // Here the process dies: the claim is not released.
        }()
        let service = try running()
        let (report, outcomes) = try await send()
        #expect(report.outcomes == [.accepted: 4] && report.kept == 0)
        #expect(log.values(of: input) == (submissions.prefix(2) + submissions).map(\.value))
        let accepted = outcomes.filter { if case .accepted = $0.answer?.decision.outcome { true } else { false } }
        #expect(accepted.map(\.sent.submission.id) == submissions.suffix(2).map(\.id))
        service.cancel()
    }

    @Test("a log that has begun anew has nothing of what the old one acknowledged: it is sent again")
    func newLog() async throws {
        defer { box.remove() }
        try await setUp()
        let submissions = try year(1)
        try box.spool().put(submissions)
        let (claim, _) = try box.spool().claim()
        try await claim.handOver(submissions.map(\.id))
        for (offset, submission) in submissions.enumerated() { try await claim.acknowledge(submission.id, at: Int64(offset + 100)) }
        await claim.release()
        let service = try running()
        let (report, _) = try await send()
        #expect(report.outcomes == [.accepted: 3] && log.values(of: input) == submissions.map(\.value))
        service.cancel()
    }

    @Test("what was signed without having seen the decision before it is passed on with it, and so decided after it")
    func passedOn() async throws {
        defer { box.remove() }
        try await setUp()
        var report = PBPayload()
        report.unit = "c01"
        report.pledges.reportProgress.pledge = "p1"
        let units = try year(0)
        let submission = try box.prepared(report, 9, time)
        try box.spool().put(units + [submission])
        let service = try running()
        let pledges = TopicPartition(topic: submission.target.topic, partition: submission.target.partition)
        // Nobody decides on pledges here: it stays, as it was sent.
        let (sent, _) = try await send(within: .milliseconds(500))
        #expect(sent.outcomes == [.accepted: 2, .notAnswered: 1])
        let value = try #require(log.values(of: pledges).first ?? nil)
        let envelope = try PBEnvelope(serializedBytes: value)
        #expect(envelope.after.map(\.service) == [.registry])
        #expect(envelope.after.map(\.offset) == box.seen.latest().values.map { $0 })
        #expect(envelope.payload == (try PBEnvelope(serializedBytes: submission.value).payload), "what was signed is as it was")
        // Sent again, whatever has been decided since, it is the same bytes.
        let kept = try #require(try box.spool().list().entries.first)
        #expect(kept.entry.submission.value == value)
        box.seen.note([TopicPartition(topic: box.topics.decisions(.registry).name, partition: 0): 1])
        let (claim, _) = try box.spool().claim()
        let same = try await claim.passOn(claim.entries) { _ in [.with { $0.service = .scoring }] }
        #expect(same.map(\.submission.value) == [value])
        await claim.release()
        service.cancel()
    }

    @Test("there is room for 32 decisions to wait for: more are left out, and what is known already is not said again")
    func roomForTokens() throws {
        defer { box.remove() }
        var payload = PBPayload()
        payload.unit = "c01"
        payload.pledges.reportProgress.pledge = "p1"
        func position(_ partition: Int32, _ offset: Int64) -> PBPosition {
            .with { ($0.service, $0.partition, $0.offset) = (.registry, partition, offset) }
        }
        payload.after = [position(0, 7)]
        let signed = try box.prepared(payload, 1, time)
        func passedOn(_ tokens: [PBPosition]) throws -> PreparedSubmission { try signed.passedOn(after: tokens, topics: box.topics) }
        func after(_ submission: PreparedSubmission) throws -> [PBPosition] { try PBEnvelope(serializedBytes: submission.value).after }
        #expect(try passedOn([position(0, 7), position(0, 6)]).value == signed.value)
        let later = try passedOn([position(0, 8), position(1, 0)])
        #expect(try after(later) == [position(0, 8), position(1, 0)])
        #expect(later.id == signed.id && later.target == signed.target && later.digest == Digest.sha256(Data(later.value)))
        #expect(try after(passedOn((1...31).map { position($0, 0) })).count == 31)
        #expect(try passedOn((1...32).map { position($0, 0) }).value == signed.value)
        #expect(try later.passedOn(after: [], topics: box.topics).value == signed.value, "as long as it was not sent they can change")
    }

    @Test("a cited document is in the evidence topic before the submission that cites it is sent, and leaves the spool")
    func documents() async throws {
        defer { box.remove() }
        try await setUp()
        let service = try running()
        let units = try year(2)
        let document = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0) })
        let digest = Digest.sha256(document)
        let spool = try box.spool()
        try spool.keep([document])
        try spool.put(Array(units.prefix(2)))
        try spool.put(Array(units.suffix(2)), documents: [digest])
        #expect(box.files("documents") == [digest.hex])
        let gone = Connection(topics: box.topics, log: GoneLog(), brokers: "gone", language: .en)
        _ = try await send(gone)
        #expect(box.files("documents") == [digest.hex], "without a broker it waits, too")
        let (report, _) = try await send()
        #expect(report.outcomes == [.accepted: 4])
        #expect(try await EvidenceStore(topics: box.topics, log: log).get(digest) == document)
        #expect(box.files("documents") == [])
        service.cancel()
    }

    @Test("a document that cannot be uploaded keeps back what cites it; one that was altered is not uploaded")
    func documentsInTrouble() async throws {
        defer { box.remove() }
        try await setUp()
        let service = try running()
        let spool = try box.spool()
        let document = Data("photo".utf8)
        let digest = Digest.sha256(document)
        try spool.keep([document])
        try spool.put(try year(0), documents: [digest])
        let (report, outcomes) = try await send(
            Connection(topics: box.topics, log: LogWithout(box.topics.evidence.name, log), brokers: "memory", language: .en))
        #expect(outcomes.isEmpty && report.stopped == .unknownTopic(box.topics.evidence.name) && report.kept == 2)
        #expect(log.values(of: input) == [])
        try Data("another".utf8).write(to: spool.documents.appending(path: digest.hex))
        let (sent, _) = try await send()
        #expect(sent.outcomes == [.accepted: 2], "the digest in the submission is still the right one")
        #expect(try await EvidenceStore(topics: box.topics, log: log).list().isEmpty)
        service.cancel()
    }

    @Test("a document that nobody cites any more is swept away, when it is too old to be on its way; one that is cited never")
    func sweptDocuments() async throws {
        defer { box.remove() }
        let spool = try box.spool()
        let documents = ["cited", "old", "new"].map { Data($0.utf8) }
        let digests = documents.map { Digest.sha256($0) }
        try spool.keep(documents)
        try spool.put([try box.report(1)], documents: [digests[0]])
        for digest in digests.prefix(2) {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -7_200)], ofItemAtPath: spool.documents.appending(path: digest.hex).path)
        }
        let (claim, _) = try spool.claim()
        await claim.release()
        #expect(Set(box.files("documents")) == [digests[0].hex, digests[2].hex])
        #expect(try spool.list().entries.map(\.entry.documents) == [[digests[0]]])
    }

    @Test("what nobody waited for stays in the spool until its decision has been read, a refusal as well")
    func notWaitedFor() async throws {
        defer { box.remove() }
        try await setUp()
        let service = try running()
        try box.spool().put(try year(1, parent: "nowhere"))
        let (report, outcomes) = try await send(within: nil)
        #expect(outcomes.count == 3 && outcomes.allSatisfy { $0.answer == nil && !$0.waited } && report.kept == 3)
        #expect(box.files("sent").count == 3)
        let (read, _) = try await send()
        #expect(read.outcomes == [.accepted: 2, .refused: 1])
        #expect(log.values(of: input).count == 3, "nothing was sent again")
        service.cancel()
    }

    @Test("what is too old to be accepted is not sent but named, with what to do")
    func stale() async throws {
        defer { box.remove() }
        try await setUp()
        let old = try box.report(0, at: time - 45 * 86_400_000)
        try box.spool().put([old])
        let (report, outcomes) = try await send()
        #expect(outcomes.isEmpty && report.stale.map(\.id) == [old.id] && report.status == .refused)
        let text = SpoolTexts.stale(try #require(report.stale.first))
        #expect(text.en.contains("spool renew \(old.id)") && text.zh.contains("spool renew \(old.id)"))
        #expect(box.files("waiting") == [old.id.description])
    }

    @Test("a file goes through the spool, is not sent twice, and a line added since is another file")
    func batch() async throws {
        defer { box.remove() }
        try await setUp()
        let payloads = try year(5).map { try $0.payload() }
        let service = try running()
        func run(_ payloads: [PBPayload], _ contents: String) async throws -> (SpoolReport, [Int]) {
            let spool = try box.spool()
            let batch = try SubmissionBatch.begin(Data(contents.utf8), in: spool, key: box.key, time: time)
            let sender = BatchSender(spool: spool, batch: batch, key: box.key, seen: box.seen)
            var told: [Int] = []
            let drafts = payloads.enumerated().map { (place: $0.offset, payload: $0.element) }
            let report = try await sender.send(drafts, over: connection, waitFor: .seconds(30), progress: { _ in }) { place, _ in
                told.append(place)
            }
            return (report, told)
        }
        let (first, told) = try await run(payloads, "a")
        #expect(first.outcomes == [.accepted: 7] && told == Array(0..<7))
        let (again, silent) = try await run(payloads, "a")
        #expect(again.settled == 0 && silent == [])
        #expect(log.values(of: input).count == 7)
        let (other, _) = try await run(payloads, "b")
        #expect(other.outcomes == [.refused: 7], "other ids, and there is all of it already")
        service.cancel()
    }

    @Test("a file whose broker is gone is kept in full and sent later as it was signed")
    func batchWithoutBroker() async throws {
        defer { box.remove() }
        let payloads = try year(5).map { try $0.payload() }
        let spool = try box.spool()
        let batch = try SubmissionBatch.begin(Data("a".utf8), in: spool, key: box.key, time: time)
        let sender = BatchSender(spool: spool, batch: batch, key: box.key, seen: box.seen)
        let gone = Connection(topics: box.topics, log: GoneLog(), brokers: "gone", language: .en)
        let drafts = payloads.enumerated().map { (place: $0.offset, payload: $0.element) }
        let report = try await sender.send(drafts, over: gone, waitFor: .seconds(30), progress: { _ in }) { _, _ in }
        #expect(report.kept == 7 && report.settled == 0 && report.status == .unavailable)
        #expect(box.files("waiting") == (0..<7).map { batch.id($0).description })
        try await setUp()
        let service = try running()
        let (sent, _) = try await send()
        #expect(sent.outcomes == [.accepted: 7])
        let later = try SubmissionBatch.begin(Data("a".utf8), in: spool, key: box.key, time: time)
        #expect(later.decided.count == 7)
        service.cancel()
    }
}

/// A log without a broker, and how often it was asked for a topic.
private final class GoneLog: Log {
    let questions = Mutex(0)
    private static let gone = LogError.unavailable("gone")

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { throw Self.gone }
    func describe(topic: String) async throws(LogError) -> TopicDescription? {
        questions.withLock { $0 += 1 }
        throw Self.gone
    }
    func create(_ topic: TopicSpecification) async throws(LogError) { throw Self.gone }
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader { throw Self.gone }
    func appender() async throws(LogError) -> any LogAppender { throw Self.gone }
}

/// A log in which a topic is missing.
private struct LogWithout: Log {
    let topic: String
    let log: any Log

    init(_ topic: String, _ log: any Log) {
        self.topic = topic
        self.log = log
    }

    private func check(_ name: String) throws(LogError) { if name == topic { throw .unknownTopic(name) } }

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds {
        try check(partition.topic)
        return try await log.bounds(of: partition)
    }
    func describe(topic: String) async throws(LogError) -> TopicDescription? {
        topic == self.topic ? nil : try await log.describe(topic: topic)
    }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await log.create(topic) }
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        try check(partition.topic)
        return try await log.reader(of: partition, from: offset)
    }
    func appender() async throws(LogError) -> any LogAppender { try await log.appender() }
}
