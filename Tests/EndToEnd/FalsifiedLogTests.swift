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

/// An export that somebody has tampered with: `pledgeline verify` names the record.
struct FalsifiedLogTests {
    /// A small registry's log, made by the real engine over a log in memory.
    private func honest() async throws -> Archive {
        guard let topics = Topics(namespace: "falsified") else { throw RunningSystem.Malformed() }
        let log = MemoryLog(now: { Int64(Date().timeIntervalSince1970 * 1000) })
        let connection = Connection(topics: topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        guard let ownership = StaticOwnership(instance: 0, of: 1, partitions: 1) else { throw RunningSystem.Malformed() }
        let engine = ServiceEngine<RegistryCore>(
            topics: topics, log: log, writer: "memory", ownership: ownership, hooks: SilentHooks<RegistryCore>())
        let running = Task { try await engine.run() }
        try await SmallCounty(connection).setUp()
        running.cancel()
        _ = await running.result
        return try await Archive.read(from: log, topics: topics)
    }

    @Test("one bit altered anywhere in any decision record is found, and the record is named")
    func everyByte() async throws {
        let archive = try await honest()
        #expect(Audit.run(archive).findings.isEmpty)
        let place = TopicPartition(topic: archive.topics.decisions(.registry).name, partition: 0)
        let records = try #require(archive.records[place])
        for index in records.indices {
            let value = try #require(records[index].value)
            for byte in value.indices {
                var tampered = archive
                tampered.records[place]?[index].value?[byte] ^= 1
                let findings = Audit.run(tampered).findings
                // An altered Open is the next decision's business: the chain commits to it there.
                let named = findings.contains { $0.partition == place && ($0.offset == Int64(index) || $0.offset == Int64(index) + 1) }
                if !named { Issue.record("record \(index), byte \(byte): \(findings)") }
            }
        }
    }

    @Test("an altered, forged, missing or exchanged submission is found at the decision that answers it")
    func submissions() async throws {
        let archive = try await honest()
        let place = TopicPartition(topic: archive.topics.submissions(.registry).name, partition: 0)
        var altered = archive
        altered.records[place]?[2].value?[9] ^= 1
        #expect(Audit.run(altered).findings.contains { $0.code == "input_rewritten" })
        var missing = archive
        missing.records[place]?.remove(at: 3)
        #expect(Audit.run(missing).findings.contains { $0.code == "input_skipped" })
    }

    @Test("a decision its writer made up, with a right chain, is not what the signed submission and the rules give")
    func forged() async throws {
        var archive = try await honest()
        let place = TopicPartition(topic: archive.topics.decisions(.registry).name, partition: 0)
        let records = try #require(archive.records[place])
        // The last decision is rewritten with another role for its key, and the chain made to fit.
        let last = try #require(records.last?.value)
        let before = try PBLogRecord(serializedBytes: #require(records[records.count - 2].value))
        var stored = try PBLogRecord(serializedBytes: last)
        var body = try PBRecordBody(serializedBytes: stored.body)
        body.decision.accepted.facts[0].registry.keyEnrolled.role = .registrar
        stored.body = try body.serializedData()
        stored.chain = Chain.next(after: before.chain, body: stored.body)
        archive.records[place]?[records.count - 1].value = try stored.serializedBytes()
        let findings = Audit.run(archive).findings
        #expect(findings.map(\.code) == ["decision_differs"])
        #expect(findings.first?.offset == Int64(records.count - 1))
    }

    @Test("an export read back from its file is the same, and a cut tail is no crime but a missing middle is")
    func export() async throws {
        let archive = try await honest()
        let path = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString).jsonl").path
        try ArchiveFile.write(archive, to: path)
        var read = try ArchiveFile.read(path)
        #expect(read.records.filter { !$0.value.isEmpty } == archive.records.filter { !$0.value.isEmpty })
        let place = TopicPartition(topic: archive.topics.decisions(.registry).name, partition: 0)
        read.records[place]?.remove(at: 4)
        #expect(!Audit.run(read).findings.isEmpty)
        try FileManager.default.removeItem(atPath: path)
    }
}
