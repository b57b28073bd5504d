import LogContract
import Streaming
import Testing

@Suite("MemoryLog keeps the log's contract")
struct MemoryLogTests {
    @Test("in memory", arguments: LogContract.behaviours(for: subject))
    func keepsTheContract(_ behaviour: LogContract.Behaviour) async throws {
        try await behaviour.check(Self.subject)
    }

    static let subject: LogContract.Subject = {
        let log = MemoryLog()
        return LogContract.Subject(name: "memory") { log }
    }()

    @Test("a truncated partition throws at a reader that was further")
    func truncated() async throws {
        let log = MemoryLog()
        try await log.create(TopicSpecification(name: "t", partitionCount: 1))
        let partition = TopicPartition(topic: "t", partition: 0)
        let appender = try await log.appender()
        for token in 0..<4 { try appender.append([1], key: nil, to: partition, timestamp: nil, token: UInt64(token)) }
        log.truncate(partition, from: 2)
        #expect(try await log.bounds(of: partition) == LogBounds(low: 0, high: 2))
        let reader = try await log.reader(of: partition, from: 4)
        await #expect(throws: LogError.offsetOutOfRange(partition, offset: 4)) { _ = try await reader.next() }
    }
}
