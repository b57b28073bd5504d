import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import TestSupport
import Testing

@testable import Client
@testable import Files

@Suite("Names and evidence over a real broker", .timeLimit(.minutes(10)))
struct DeletableTopicsTests {
    private func connection() async throws -> Connection {
        let system = try RunningSystem(
            brokers: await SharedBroker.bootstrap(), namespace: "deletable-\(UInt32.random(in: 0...UInt32.max))")
        let results = try await TopicSetUp(connection: system.connection).apply(clock: .broker)
        #expect(results.results.contains { $0.topic == system.connection.topics.evidence })
        // What was just made is as wanted, whatever the broker tells of settings it does not know.
        let again = try await TopicSetUp(connection: system.connection).apply(clock: .broker)
        #expect(again.results.filter(\.isWrong).map { $0.text(.en, system.connection.tools) } == [])
        return system.connection
    }

    @Test("a document of several chunks goes up, comes back, and is gone once deleted")
    func evidence() async throws {
        let connection = try await connection()
        let store = EvidenceStore(topics: connection.topics, log: connection.log)
        let document = Data((0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })
        let evidence = try await store.put(document, named: "会议记录.pdf")
        #expect(try await store.get(evidence.digest) == document)
        #expect(try await store.list().map(\.chunks) == [3])
        #expect(try await store.delete(evidence.digest) == 3)
        #expect(try await store.list().isEmpty)
        await #expect(throws: CommandError.self) { _ = try await store.get(evidence.digest) }
    }

    @Test("a name is read until it is deleted")
    func names() async throws {
        let connection = try await connection()
        let (root, topic) = (SigningKey(), NamesTopic(topics: connection.topics, log: connection.log))
        var registry = RegistryState()
        var genesis = PBDecision()
        genesis.accepted.facts = [PBFact(about: "", .genesisDeclared(.with { $0.rootKey = root.publicKey.bytes }))]
        registry.apply(genesis, at: 0, of: TopicPartition(topic: connection.topics.decisions(.registry).name, partition: 0))
        try await topic.set([("p-1", "王芳"), ("p-2", "李强")], with: root)
        #expect(try await topic.read(registry).byPerson == ["p-1": "王芳", "p-2": "李强"])
        try await topic.delete(["p-1"])
        #expect(try await topic.read(registry) == NamesTopic.Names(byPerson: ["p-2": "李强"], ignored: 0))
    }
}
