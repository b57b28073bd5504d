import FaultScenarios
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing
import Domain

@testable import Audit
@testable import Client
@testable import Files
@testable import Views

/// One partition cut while the others stay, as by an unclean election: what its owner had published of it tells everybody.
struct CutAgainstHeadsTests {
    @Test(
        "a reader and the verifier who kept nothing name a cut that the heads topic contradicts, and a chain that is not the one it tells of"
    )
    func heads() async throws {
        guard let topics = Topics(namespace: "cut") else { throw RunningSystem.Malformed() }
        let log = MemoryLog(now: { Int64(Date().timeIntervalSince1970 * 1000) })
        let connection = Connection(topics: topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        let county = SmallCounty(connection)
        guard let ownership = StaticOwnership(instance: 0, of: 1, partitions: 1) else { throw RunningSystem.Malformed() }
        let engine = ServiceEngine<RegistryCore>(
            topics: topics, log: log, writer: "memory", ownership: ownership, hooks: SilentHooks<RegistryCore>())
        let running = Task { try await engine.run() }
        try await county.setUp()
        running.cancel()
        _ = await running.result
        let place = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        let end = try await log.bounds(of: place).high
        let archive = try await Archive.read(from: log, topics: topics)
        let standing = try #require(Kept(archive).heads[place]?.first)
        #expect(standing.nextOffset == end)

        try await publish(standing, place, log, topics)
        #expect(Audit.run(try await Archive.read(from: log, topics: topics)).findings.isEmpty)
        _ = try await SystemState.read(connection)

        log.truncate(place, from: end - 2)
        let cut = Audit.run(try await Archive.read(from: log, topics: topics)).findings
        #expect(cut.map(\.code) == ["position_beyond_end"] && cut.first?.partition == place && cut.first?.offset == end)
        let error = await #expect(throws: CommandError.self) { _ = try await SystemState.read(connection) }
        #expect(error?.status == .falsified && error?.en.contains("position_beyond_end at \(place) offset \(end)") == true)

        // Grown again by a writer who knew only what was left: one who reads the heads halts, so they are not there yet.
        log.makeAnew(TopicSpecification(name: topics.heads.name, partitionCount: 1))
        let again = Task {
            try await ServiceEngine<RegistryCore>(
                topics: topics, log: log, writer: "memory", ownership: ownership, hooks: SilentHooks<RegistryCore>()
            ).run()
        }
        try await eventually(.seconds(60)) { (try? await log.bounds(of: place).high) ?? 0 >= end }
        again.cancel()
        _ = await again.result
        try await publish(standing, place, log, topics)
        let regrown = Audit.run(try await Archive.read(from: log, topics: topics)).findings
        #expect(regrown.map(\.code) == ["chain_broken"] && regrown.first?.offset == end - 1)
        let other = await #expect(throws: CommandError.self) { _ = try await SystemState.read(connection) }
        #expect(other?.en.contains("chain_broken at \(place) offset \(end - 1)") == true)
    }

    private func publish(_ head: KeptHeads.Head, _ place: TopicPartition, _ log: MemoryLog, _ topics: Topics) async throws {
        var record = PBPartitionHead()
        record.topic = place.topic
        record.partition = place.partition
        record.offset = head.nextOffset - 1
        record.chain = head.chain
        let appender = try await log.appender()
        try appender.append(
            try record.serializedBytes(), key: Array("\(place)".utf8), to: TopicPartition(topic: topics.heads.name, partition: 0),
            timestamp: nil, token: 0)
    }
}
