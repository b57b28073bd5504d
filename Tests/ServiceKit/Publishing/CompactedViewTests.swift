import Logging
import Streaming
import Synchronization
import TestSupport
import Testing

@testable import ServiceKit

/// Reads a partition of a log from its beginning until `enough` says so.
func records(
    of partition: TopicPartition, in log: any Log, until enough: ([(key: String, value: [UInt8])]) -> Bool
) async throws -> [(key: String, value: [UInt8])] {
    var records: [(key: String, value: [UInt8])] = []
    let reader = try await log.reader(of: partition, from: 0)
    while !enough(records) {
        let batch = try await reader.next()
        for index in 0..<batch.count {
            batch.withRecord(at: index) { record in
                records.append((record.key.map { String(decoding: $0, as: UTF8.self) } ?? "", record.value.map { Array($0) } ?? []))
            }
        }
    }
    await reader.close()
    return records
}

@Suite("Compacted views", .timeLimit(.minutes(1)))
struct CompactedViewTests {
    private let target = TopicPartition(topic: "view", partition: 0)
    private let specification = TopicSpecification(name: "view", partitionCount: 1)

    @Test("what is put is written under its key, and acknowledged values are forgotten")
    func writing() async throws {
        let log = MemoryLog()
        try await log.create(specification)
        let view = CompactedView(target, log: log, logger: LogLines().logger())
        await view.put([1], key: "a")
        let running = Task { try await view.run() }
        _ = try await records(of: target, in: log) { $0.count == 1 }
        await view.put([2], key: "b")
        let all = try await records(of: target, in: log) { $0.count == 2 }
        #expect(all.map(\.key) == ["a", "b"])
        running.cancel()
        try await running.value
        #expect(await view.pendingCount == 0)
    }

    @Test("a value that waits is replaced by a newer one of the same key")
    func replacing() async throws {
        let log = MemoryLog()
        try await log.create(specification)
        let view = CompactedView(target, log: log, logger: LogLines().logger())
        await view.put([1], key: "a")
        await view.put([2], key: "a")
        #expect(await view.pendingCount == 1)
        let running = Task { try await view.run() }
        let all = try await records(of: target, in: log) { !$0.isEmpty }
        #expect(all.map(\.value) == [[2]])
        running.cancel()
        try await running.value
    }

    @Test("a topic that is not there yet puts writing off, says so once, and loses nothing")
    func missing() async throws {
        let log = MemoryLog()
        let lines = LogLines()
        let failures = Mutex(0)
        let tries = Mutex(0)
        let clock = ManualClock { [specification] _ in
            let count = tries.withLock { tries in
                tries += 1
                return tries
            }
            if count == 3 { try await log.create(specification) }
        }
        let view = CompactedView(
            target, log: log, logger: lines.logger(), failed: { failures.withLock { $0 += 1 } }, time: Timekeeper(clock))
        await view.put([1], key: "a")
        let running = Task { try await view.run() }
        // The topic appears with the third pause.
        try await eventually { tries.withLock { $0 } == 3 }
        _ = try await records(of: target, in: log) { $0.count == 1 }
        running.cancel()
        try await running.value
        #expect(failures.withLock { $0 } == 3)
        #expect(lines.count(of: "view not written") == 1)
        #expect(lines.count(of: "coming back: view written again") == 1)
        #expect(await view.problem == nil)
    }

    @Test("a value that the broker refuses waits on, with the reason, until it is written")
    func refused() async throws {
        let memory = MemoryLog()
        try await memory.create(specification)
        let log = RefusableLog(memory)
        let tries = Mutex(0)
        let clock = ManualClock { _ in
            let count = tries.withLock { tries in
                tries += 1
                return tries
            }
            if count == 4 { log.comeBack() }
        }
        await log.refuse(.notAuthorized(Denial(.write, .topic("view"), principal: "User:scoring")), [.append])
        let view = CompactedView(target, log: log, logger: LogLines().logger(), time: Timekeeper(clock))
        await view.put([1], key: "a")
        await view.put([2], key: "b")
        let running = Task { try await view.run() }
        try await eventually { tries.withLock { $0 } >= 3 }
        let written = try await records(of: target, in: memory) { $0.count >= 2 }
        #expect(written.map(\.key) == ["a", "b"] && tries.withLock { $0 } >= 4)
        try await eventually { await view.pendingCount == 0 }
        #expect(await view.problem == nil)
        running.cancel()
        try await running.value
    }

    @Test("while it is refused the view says why, and nothing is forgotten")
    func refusedStill() async throws {
        let memory = MemoryLog()
        try await memory.create(specification)
        let log = RefusableLog(memory)
        await log.refuse(.notAuthorized(Denial(.write, .topic("view"), principal: "User:scoring")), [.append])
        let view = CompactedView(target, log: log, logger: LogLines().logger(), time: Timekeeper(ManualClock { _ in }))
        await view.put([1], key: "a")
        let running = Task { try await view.run() }
        try await eventually { log.refusedCount >= 3 }
        #expect(await view.pendingCount == 1)
        #expect(await view.problem?.contains("User:scoring has no right Write on topic view") == true)
        running.cancel()
        try await running.value
    }
}
