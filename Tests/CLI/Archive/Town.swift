import Foundation
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import SwiftProtobuf
import Synchronization
import Domain

@testable import Audit
@testable import Client
@testable import PledgelineCLI
@testable import Files

/// A town in one process: its topics in memory, its services when they are wanted.
struct Town {
    let topics: Topics
    let root: SigningKey
    let log: MemoryLog
    let clock: PBClockMode
    let time: Clock

    /// Counts milliseconds from a day in 2026 on, so that no two records bear the same time.
    final class Clock: Sendable {
        private let time: Mutex<Int64>
        init(_ start: Int64 = 1_780_000_000_000) { time = Mutex(start) }
        func now() -> Int64 {
            time.withLock {
                $0 += 1
                return $0
            }
        }
    }

    struct Failed: Error { var what: String }

    private init(_ clock: PBClockMode, namespace: String, root: SigningKey, time: Clock) throws {
        guard let topics = Topics(namespace: namespace) else { throw Failed(what: namespace) }
        self.topics = topics
        self.clock = clock
        self.root = root
        self.time = time
        log = MemoryLog(now: { time.now() })
    }

    /// Another cluster, on which nothing is yet.
    static func empty(like town: Town, later: Int64 = 5_000_000) throws -> Town {
        try Town(town.clock, namespace: town.topics.namespace, root: town.root, time: Clock(1_780_000_000_000 + later))
    }

    /// With genesis, a city and some townships.
    static func begun(_ clock: PBClockMode = .broker, townships: Int = 5) async throws -> Town {
        let town = try Town(clock, namespace: "town", root: SigningKey(), time: Clock())
        _ = try await TopicSetUp(connection: town.connection).apply(clock: clock)
        let services = try town.start()
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = town.topics.namespace
        genesis.rootKey = town.root.publicKey.bytes
        genesis.clock = clock
        genesis.topics = town.topics.genesisPartitions
        try await town.decided(.genesis(genesis))
        try await town.decided(town.unit(.county, parent: ""), unit: "c")
        for index in 0..<townships { try await town.decided(town.unit(.township, parent: "c"), unit: "t\(index)") }
        await services.stop()
        try await town.publishHead()
        return town
    }

    /// As the registry does now and then.
    func publishHead() async throws {
        var fold = AcceptanceFold<NoState>(namespace: topics.namespace, partition: registryDecisions)
        try await log.readAll(of: registryDecisions) { _ = try fold.fold($0) }
        let head = PBPartitionHead(fold.standing, of: registryDecisions)
        let appender = try await log.appender()
        let place = TopicPartition(topic: topics.heads.name, partition: 0)
        try appender.append(try head.serializedBytes(), key: Array(head.key.utf8), to: place, timestamp: nil, token: 0)
        await appender.abandon(within: 0)
    }

    var connection: Connection { Connection(topics: topics, log: log, brokers: "memory", language: .en) }

    func unit(_ level: PBLevel, parent: String) -> PBPayload.Body {
        var register = PBRegisterUnit()
        register.name.en = "Unit"
        register.level = level
        register.sector = "rural"
        register.parent = parent
        register.opened = "2000-01-01"
        return .registerUnit(register)
    }

    func prepared(_ body: PBPayload.Body, unit: String = "") throws -> PreparedSubmission {
        var payload = PBPayload()
        payload.unit = unit
        payload.body = body
        let now = time.now()
        var random = SystemRandomNumberGenerator()
        return try PreparedSubmission(payload, id: SubmissionID(milliseconds: now, using: &random), topics: topics, key: root, time: now)
    }

    /// Sends it; whoever decides it does so later.
    @discardableResult
    func sent(_ body: PBPayload.Body, unit: String = "") async throws -> Int64 {
        let producer = try await Producer(log: log)
        let offset = try await producer.send(try prepared(body, unit: unit)).offset
        await producer.close()
        return offset
    }

    /// Sends it to the running registry and waits until it is accepted.
    func decided(_ body: PBPayload.Body, unit: String = "") async throws {
        let desk = AnswerDesk(topics: topics, log: log)
        try await desk.watch(.registry, partition: 0)
        let offset = try await sent(body, unit: unit)
        let answer = await desk.answer(.registry, partition: 0, inputOffset: offset, within: .seconds(60))
        await desk.close()
        guard case .accepted? = answer?.decision.outcome else { throw Failed(what: "\(String(describing: answer?.decision.outcome))") }
    }

    struct Services {
        let tasks: [Task<Void, any Error>]
        func stop() async {
            for task in tasks { task.cancel() }
            for task in tasks { _ = await task.result }
        }
    }

    func start(
        _ connection: Connection? = nil, all: Bool = false, onHalt: @escaping @Sendable (HaltReason) -> Void = { _ in }
    ) throws -> Services {
        let connection = connection ?? self.connection
        var tasks = [try Self.engine(RegistryCore.self, connection, onHalt)]
        if all {
            tasks += [
                try Self.engine(PledgesCore.self, connection), try Self.engine(SupervisionCore.self, connection),
                try Self.engine(ScoringCore.self, connection),
            ]
        }
        return Services(tasks: tasks)
    }

    static func engine<Core: ServiceCore>(
        _ core: Core.Type, _ connection: Connection, _ onHalt: @escaping @Sendable (HaltReason) -> Void = { _ in }
    ) throws -> Task<Void, any Error> {
        guard let ownership = StaticOwnership(instance: 0, of: 1, partitions: Topics.partitions(of: core.service)) else {
            throw Failed(what: "ownership")
        }
        let engine = ServiceEngine<Core>(
            topics: connection.topics, log: connection.log, writer: "town", ownership: ownership, hooks: Hooks<Core>(onHalt: onHalt))
        return Task { try await engine.run() }
    }

    struct Hooks<Core: ServiceCore>: EngineHooks {
        var onHalt: @Sendable (HaltReason) -> Void
        func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {}
        func becameActive(partition: TopicPartition, state: Core.State, standing: Standing) async {}
        func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
        func halted(partition: TopicPartition, reason: HaltReason) async { onHalt(reason) }
        func noticed(_ notice: EngineNotice) async {}
    }

    var registryInput: TopicPartition { TopicPartition(topic: topics.submissions(.registry).name, partition: 0) }
    var registryDecisions: TopicPartition { TopicPartition(topic: topics.decisions(.registry).name, partition: 0) }

    /// Everything in a partition.
    func records(_ place: TopicPartition) async throws -> [AuditRecord] {
        var records: [AuditRecord] = []
        try await log.readAll(of: place) { records.append(AuditRecord($0)) }
        return records
    }

    func archived(in folder: ArchiveFolder, over other: (any Log)? = nil, names: Bool = true) async throws -> ArchiveRun.Report {
        try await ArchiveRun(topics: topics, log: other ?? log, folder: folder, names: names, now: 0).run()
    }

    func restored(from folder: ArchiveFolder, over other: (any Log)? = nil, by key: SigningKey? = nil) async throws -> RestoreRun.Report {
        let time = time
        return try await RestoreRun(
            log: other ?? log, folder: folder, contents: try ArchiveCheck.run(folder), key: key ?? root, reason: "drill",
            now: { time.now() },
            settling: .zero
        ).run()
    }
}

/// A folder that is gone after the test.
final class ArchiveTestFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)", directoryHint: .isDirectory)
    var folder: ArchiveFolder { ArchiveFolder(url.path) }
    deinit { try? FileManager.default.removeItem(at: url) }

    /// Every file in it with its contents.
    func contents() throws -> [String: Data] {
        var all: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: url.path) ?? FileManager.DirectoryEnumerator() {
            let file = url.appending(path: name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue, name != ".lock" else {
                continue
            }
            all[name] = try Data(contentsOf: file)
        }
        return all
    }
}

/// A log that goes away after so many appends, or when a topic is read; what it took before stands.
struct FailingLog: Log {
    let inner: MemoryLog
    var appends = Int.max
    var unreadable: String?
    private let count = Count()

    final class Count: Sendable {
        let value = Mutex(0)
    }

    init(_ inner: MemoryLog, appends: Int = .max, unreadable: String? = nil) {
        self.inner = inner
        self.appends = appends
        self.unreadable = unreadable
    }

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { try await inner.bounds(of: partition) }
    func describe(topic: String) async throws(LogError) -> TopicDescription? { try await inner.describe(topic: topic) }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await inner.create(topic) }
    func change(settings: [String: String], of topic: String) async throws(LogError) {
        try await inner.change(settings: settings, of: topic)
    }
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        if partition.topic == unreadable { throw .unavailable("gone") }
        return try await inner.reader(of: partition, from: offset)
    }
    func appender() async throws(LogError) -> any LogAppender {
        FailingAppender(inner: try await inner.appender(), most: appends, count: count)
    }
}

private struct FailingAppender: LogAppender {
    let inner: any LogAppender
    let most: Int
    let count: FailingLog.Count

    func append(_ value: [UInt8]?, key: [UInt8]?, to partition: TopicPartition, timestamp: Int64?, token: UInt64) throws(LogError) {
        let number = count.value.withLock {
            $0 += 1
            return $0
        }
        guard number <= most else { throw .unavailable("gone") }
        try inner.append(value, key: key, to: partition, timestamp: timestamp, token: token)
    }
    func nextAcknowledgements() async throws(LogError) -> [Acknowledgement] { try await inner.nextAcknowledgements() }
    func abandon(within milliseconds: Int) async { await inner.abandon(within: milliseconds) }
    func flush(within milliseconds: Int) async -> Bool { await inner.flush(within: milliseconds) }
}
