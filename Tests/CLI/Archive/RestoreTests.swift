import Foundation
import RegistryCore
import Schema
import ScoringCore
import Streaming
import Testing
import Domain

@testable import Audit
@testable import Client
@testable import Files
@testable import Samples
@testable import Views

@Suite("Restoring from an archive", .timeLimit(.minutes(5)))
struct RestoreTests {
    private let files = ArchiveTestFolder()

    /// What a reader sees of a log, without the mark of whose clock it was.
    private func told(_ town: Town, _ place: TopicPartition, before end: Int64 = .max) async throws -> [AuditRecord] {
        try await town.records(place).filter { $0.offset < end }.map {
            AuditRecord(offset: $0.offset, timestamp: $0.timestamp, key: $0.key, value: $0.value)
        }
    }

    @Test("on an empty cluster offsets, times and chains are the same; what was not decided counts as received now; services go on")
    func restored() async throws {
        let town = try await Town.begun()
        let decided = try await town.log.bounds(of: town.registryInput).high
        try await town.sent(town.unit(.township, parent: "c"), unit: "late")
        _ = try await town.archived(in: files.folder)

        let other = try Town.empty(like: town)
        let report = try await other.restored(from: files.folder)
        #expect(report.stated && report.undecided == 1 && report.findings == [])
        #expect(try await told(other, town.registryDecisions) == (try await told(town, town.registryDecisions)))
        #expect(try await told(other, town.registryInput, before: decided) == (try await told(town, town.registryInput, before: decided)))
        let inputs = try await other.records(town.registryInput)
        #expect(inputs.count == Int(decided) + 2)
        #expect(inputs.prefix(Int(decided)).allSatisfy { $0.timestampType == .createTime })
        #expect(inputs.dropFirst(Int(decided)).allSatisfy { $0.timestampType == .logAppendTime && $0.timestamp > 1_780_005_000_000 })
        for topic in town.topics.all {
            #expect(try await other.log.describe(topic: topic.name)?.settings == topic.settings(clock: .broker))
        }

        let services = try other.start()
        try await other.decided(other.unit(.township, parent: "c"), unit: "after")
        await services.stop()
        let archive = try await Archive.read(from: other.log, topics: other.topics)
        let audit = Audit.run(archive)
        #expect(audit.findings == [], "\(audit.findings.first?.en ?? "")")
        let registry = try await SystemState.read(other.connection, [.registry]).registry
        #expect(registry.units["late"] != nil && registry.units["after"] != nil)
        #expect(registry.logStatements.restored[town.registryInput] == decided)
        // Archived and restored once more, with times of both kinds.
        let second = ArchiveTestFolder()
        _ = try await other.archived(in: second.folder)
        let third = try Town.empty(like: town, later: 9_000_000)
        #expect(try await third.restored(from: second.folder).stated)
        #expect(try await told(third, town.registryDecisions) == (try await told(other, town.registryDecisions)))
    }

    @Test("ended after any number of records, it goes on where it was and comes to the same", arguments: [0, 1, 3, 9, 15, 16, 17])
    func interrupted(_ appends: Int) async throws {
        let town = try await Town.begun()
        try await town.sent(town.unit(.township, parent: "c"), unit: "late")
        _ = try await town.archived(in: files.folder)
        let other = try Town.empty(like: town)
        await #expect(throws: LogError.self) {
            try await other.restored(from: files.folder, over: FailingLog(other.log, appends: appends))
        }
        let report = try await other.restored(from: files.folder)
        #expect(report.present == appends)
        #expect(try await told(other, town.registryDecisions) == (try await told(town, town.registryDecisions)))
        #expect(try await other.records(town.registryInput).count == Int(try await town.log.bounds(of: town.registryInput).high) + 1)
        // Begun once more there is nothing to do, and it is not stated twice.
        let again = try await other.restored(from: files.folder)
        #expect(again.written == 0 && !again.stated)
        let services = try other.start()
        try await other.decided(other.unit(.township, parent: "c"), unit: "after")
        await services.stop()
    }

    @Test("a service that is started before the end halts, for its log does not reach the heads")
    func startedTooEarly() async throws {
        let town = try await Town.begun()
        _ = try await town.archived(in: files.folder)
        let other = try Town.empty(like: town)
        await #expect(throws: LogError.self) { try await other.restored(from: files.folder, over: FailingLog(other.log, appends: 4)) }
        let (halts, continuation) = AsyncStream.makeStream(of: HaltReason.self)
        let services = try other.start { continuation.yield($0) }
        var first: HaltReason?
        for await halt in halts {
            first = halt
            break
        }
        await services.stop()
        #expect(first?.name == "position_beyond_end")
        #expect(try await other.log.bounds(of: town.registryDecisions).high == 0, "it appended nothing")
        #expect(try await other.restored(from: files.folder).stated)
    }

    @Test("it refuses a cluster with other records, one in use, and another key than the root's, and writes nothing")
    func refuses() async throws {
        let town = try await Town.begun()
        _ = try await town.archived(in: files.folder)
        func count(_ town: Town) async throws -> Int64 {
            try await town.log.bounds(of: town.registryInput).high + town.log.bounds(of: town.registryDecisions).high
        }

        let other = try await Town.begun(townships: 2)
        let before = try await count(other)
        await #expect(throws: RestoreRefusal.self) { try await town.restored(from: files.folder, over: other.log) }
        #expect(try await count(other) == before)

        let empty = try Town.empty(like: town)
        let error = await #expect(throws: CommandError.self) { try await empty.restored(from: files.folder, by: SigningKey()) }
        #expect(error?.status == .usage)
        #expect(try await empty.log.describe(topic: town.registryInput.topic) == nil)

        _ = try await empty.restored(from: files.folder)
        let services = try empty.start()
        try await empty.decided(empty.unit(.township, parent: "c"), unit: "after")
        await services.stop()
        let used = await #expect(throws: RestoreRefusal.self) { try await empty.restored(from: files.folder) }
        #expect(used?.kind == .hasMore)
    }

    @Test("a gap among the submissions becomes a record without contents, and all verifies")
    func gaps() async throws {
        let town = try await Town.begun(townships: 2)
        let gap = try await town.sent(town.unit(.township, parent: "c"), unit: "gone")
        try await town.sent(town.unit(.township, parent: "c"), unit: "next")
        // As the marker of a transaction would be: an offset without a record.
        town.log.remove(town.registryInput, at: gap)
        let services = try town.start()
        try await town.decided(town.unit(.township, parent: "c"), unit: "last")
        await services.stop()
        #expect(Audit.run(try await Archive.read(from: town.log, topics: town.topics)).findings == [])
        _ = try await town.archived(in: files.folder)
        let other = try Town.empty(like: town)
        _ = try await other.restored(from: files.folder)
        let record = try #require(try await other.records(town.registryInput).first { $0.offset == gap })
        #expect(record.key == nil && record.value == nil && record.timestamp > 1)
        #expect(try await told(other, town.registryDecisions) == (try await told(town, town.registryDecisions)))
        let again = try other.start()
        try await other.decided(other.unit(.township, parent: "c"), unit: "after")
        await again.stop()
        let findings = Audit.run(try await Archive.read(from: other.log, topics: other.topics)).findings
        #expect(findings == [], "\(findings.first?.en ?? "")")
    }

    @Test("of what was seen beyond a restored log nothing is waited for any more; the rest stays remembered")
    func seen() async throws {
        let seen = SeenPositions(namespace: "town", environment: ["XDG_STATE_HOME": files.url.path])
        let (a, b) = (TopicPartition(topic: "a", partition: 0), TopicPartition(topic: "b", partition: 0))
        let c = TopicPartition(topic: "c", partition: 0)
        seen.note([a: 10, b: 10, c: 10])
        let gone = try await seen.forgetBeyond(isRestored: { $0 != c }) { places in
            Dictionary(uniqueKeysWithValues: places.map { ($0, $0 == a ? Int64(10) : 11) })
        }
        #expect(gone == [a])
        #expect(seen.latest() == [b: 10, c: 10])
    }

    @Test("a whole story with its rankings: archived, restored on another cluster, verified, and told to the same end")
    func story() async throws {
        let sample = try StorySample(files: EmbeddedStory(name: "community"))
        let topics = try #require(Topics(namespace: sample.namespace))
        let log = MemoryLog()
        let connection = Connection(topics: topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        let town = try await Town.begun(.declared, townships: 0)
        let services = try town.start(connection, all: true)
        let loader = SampleLoader(connection: connection, sample: sample, progress: { _, _, _ in }, figures: { _ in }, waits: { _ in })
        let told = try await loader.load()
        await services.stop()
        #expect(told.sent == told.steps)
        _ = try await ArchiveRun(topics: topics, log: log, folder: files.folder, names: true, now: 0).run()
        let contents = try ArchiveCheck.run(files.folder)
        #expect(contents.findings == [])
        let before = Audit.run(try await Archive.read(from: log, topics: topics))

        let other = MemoryLog()
        let report = try await RestoreRun(
            log: other, folder: files.folder, contents: contents, key: try SampleKeys.signingKey(named: "root", of: sample.name),
            reason: "drill",
            now: { 0 }, settling: .zero
        ).run()
        #expect(report.stated && report.undecided == 0)
        let restored = Connection(topics: topics, log: other, brokers: "memory", language: .en)
        let again = try town.start(restored, all: true)
        let desk = AnswerDesk(topics: topics, log: other)
        let input = TopicPartition(topic: topics.submissions(.registry).name, partition: 0)
        let last = try await other.bounds(of: input).high - 1
        try await desk.watch(.registry, partition: 0, from: last)
        let answer = await desk.answer(.registry, partition: 0, inputOffset: last, within: .seconds(60))
        await desk.close()
        await again.stop()
        guard case .accepted? = answer?.decision.outcome else {
            Issue.record("\(String(describing: answer?.decision.outcome))")
            return
        }
        let after = Audit.run(try await Archive.read(from: other, topics: topics))
        #expect(after.findings == [], "\(after.findings.first?.en ?? "")")
        #expect(after.rankingsRecomputed == before.rankingsRecomputed && after.rankingsPublished == before.rankingsPublished)
        #expect(after.decisions == before.decisions + 1 && after.accepted > 100)
    }
}
