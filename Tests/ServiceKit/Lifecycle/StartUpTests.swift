import Foundation
import Logging
import RegistryCore
import Schema
import Streaming
import Testing

@testable import ServiceKit

/// A log whose broker is away until told otherwise.
actor FlakyBroker: Log {
    private let log: MemoryLog
    private var away = true

    init(_ log: MemoryLog) { self.log = log }

    func comeBack() { away = false }

    func describe(topic: String) async throws(LogError) -> TopicDescription? {
        if away { throw .unavailable("connection refused") }
        return try await log.describe(topic: topic)
    }

    func bounds(of partition: TopicPartition) async throws(LogError) -> LogBounds { try await log.bounds(of: partition) }
    func create(_ topic: TopicSpecification) async throws(LogError) { try await log.create(topic) }
    func reader(of partition: TopicPartition, from offset: Int64) async throws(LogError) -> any LogReader {
        try await log.reader(of: partition, from: offset)
    }
    func appender() async throws(LogError) -> any LogAppender { try await log.appender() }
}

func specification(_ topic: Topic, partitions: Int? = nil, clock: PBClockMode = .broker) -> TopicSpecification {
    TopicSpecification(name: topic.name, partitionCount: partitions ?? topic.partitions, settings: topic.settings(clock: clock))
}

@Suite("Start-up check", .timeLimit(.minutes(1)))
struct StartUpTests {
    private let topics: Topics
    private let needed: [Topic]
    private let state = ServiceState()
    private let lines = LogLines()

    init() throws {
        topics = try #require(Topics(namespace: "pledgeline"))
        needed = [topics.submissions(.pledges), topics.decisions(.pledges)]
    }

    private func check(_ log: any Log, _ clock: ManualClock) -> StartUpCheck {
        StartUpCheck(topics: needed, log: log, state: state, logger: lines.logger(), time: Timekeeper(clock))
    }

    @Test("topics that are there and fit are described")
    func fits() async throws {
        let log = MemoryLog()
        for topic in needed { try await log.create(specification(topic)) }
        let found = try await check(log, ManualClock()).wait()
        #expect(found.keys.sorted() == needed.map(\.name).sorted())
        #expect(lines.all.isEmpty)
    }

    @Test("a broker that is away is waited for, with one line at once, one after thirty seconds, and ever fewer")
    func broker() async throws {
        let memory = MemoryLog()
        for topic in needed { try await memory.create(specification(topic)) }
        let broker = FlakyBroker(memory)
        let state = state
        let clock = ManualClock { now in
            if now < .seconds(95) {
                #expect(await state.stage == .waitingForBroker)
            } else {
                await broker.comeBack()
            }
        }
        _ = try await check(broker, clock).wait()
        // At 0 and 35.5 seconds: a line comes with the first try after thirty seconds, the next one after sixty more.
        #expect(lines.count(of: "waiting for a broker") == 2)
    }

    @Test("missing topics are waited for by name")
    func missing() async throws {
        let log = MemoryLog()
        try await log.create(specification(needed[0]))
        let (state, last) = (state, needed[1])
        let clock = ManualClock { now in
            #expect(await state.stage == .waitingForTopics)
            if now > .seconds(5), try await log.describe(topic: last.name) == nil { try await log.create(specification(last)) }
        }
        _ = try await check(log, clock).wait()
        #expect(lines.count(of: last.name) == 1)
        #expect(lines.count(of: needed[0].name) == 0)
    }

    @Test("another partition count is refused by name")
    func partitions() async throws {
        let log = MemoryLog()
        try await log.create(specification(needed[0], partitions: 7))
        let error = await #expect(throws: StartUpError.self) { try await check(log, ManualClock()).wait() }
        #expect(error == .partitionCount(topic: needed[0].name, found: 7, expected: 8))
        #expect(error.map { "\($0)" }?.contains("partitions_changed") == true)
    }

    @Test("waiting ends when the process is told to stop, even if the broker never answers")
    func stopping() async throws {
        let task = Task { try await leavingOnCancellation { await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in } } }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("genesis must fit the namespace, the counts and the submissions topic's clock")
    func genesis() throws {
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = "pledgeline"
        genesis.clock = .broker
        genesis.topics = topics.genesisPartitions
        func mismatch(_ settings: [String: String]) -> String? {
            GenesisGuard.mismatch(
                genesis, topics: topics, service: .pledges,
                descriptions: [needed[0].name: TopicDescription(partitionCount: 8, settings: settings)])
        }
        #expect(mismatch(["message.timestamp.type": "LogAppendTime"]) == nil)
        #expect(mismatch([:]) == nil, "a broker that will not tell is believed")
        #expect(mismatch(["message.timestamp.type": "CreateTime"])?.contains("LogAppendTime") == true)
        genesis.clock = .declared
        #expect(mismatch(["message.timestamp.type": "CreateTime"]) == nil)
        genesis.wire = Wire.version - 1
        #expect(mismatch([:])?.contains("wire") == true)
        genesis.wire = Wire.version
        #expect(mismatch(["message.timestamp.type": "LogAppendTime"]) != nil)
        genesis.namespace = "other"
        #expect(mismatch([:]) != nil)
    }
}
