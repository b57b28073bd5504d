import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import Client
@testable import Files

@Suite("The topic of names")
struct NamesTopicTests {
    private static let noon: Int64 = 1_767_672_000_000
    private let topics: Topics
    private let log = MemoryLog(now: { Self.noon })
    private let root = SigningKey()
    private let registrar = SigningKey()
    private let clerk = SigningKey()

    init() async throws {
        topics = try #require(Topics(namespace: "county"))
        try await log.create(TopicSpecification(name: topics.names.name, partitionCount: topics.names.partitions))
    }

    private var names: NamesTopic { NamesTopic(topics: topics, log: log) }

    /// A county whose registrar's key was revoked at `revoked`, if ever.
    private func registry(revoked: Int64? = nil) -> RegistryState {
        var state = RegistryState()
        let partition = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        func apply(_ unit: String, _ fact: PBFact.Content, at time: Int64 = 1) {
            var decision = PBDecision()
            decision.time = time
            decision.accepted.facts = [PBFact(about: unit, fact)]
            state.apply(decision, at: 0, of: partition)
        }
        apply("", .genesisDeclared(.with { $0.rootKey = root.publicKey.bytes }))
        apply("county", .unitRegistered(.with { $0.level = .county }))
        apply("town", .unitRegistered(.with { $0.parent = "county" }))
        for (key, role) in [(registrar, PBRole.registrar), (clerk, .clerk)] {
            apply(
                "town",
                .keyEnrolled(
                    .with {
                        $0.key = key.publicKey.bytes
                        $0.role = role
                    }))
        }
        if let revoked { apply("town", .keyRevoked(.with { $0.key = registrar.publicKey.bytes }), at: revoked) }
        return state
    }

    @Test("the last name a registrar or the root key set holds; a deleted one is gone")
    func lives() async throws {
        try await names.set([("p-1", "王芳"), ("p-2", "李强")], with: registrar)
        try await names.set([("p-1", "王小芳")], with: root)
        #expect(try await names.read(registry()) == NamesTopic.Names(byPerson: ["p-1": "王小芳", "p-2": "李强"], ignored: 0))
        try await names.delete(["p-2"])
        #expect(try await names.read(registry()).byPerson == ["p-1": "王小芳"])
        try await names.set([("p-2", "李强")], with: registrar)
        #expect(try await names.read(registry()).byPerson["p-2"] == "李强")
    }

    @Test("a name set by a clerk, by a stranger, or moved to another person counts for nothing and hides nothing")
    func strangers() async throws {
        try await names.set([("p-1", "王芳")], with: registrar)
        try await names.set([("p-1", "张三")], with: clerk)
        try await names.set([("p-1", "张三")], with: SigningKey())
        let partition = TopicPartition(topic: topics.names.name, partition: 0)
        let appender = try await log.appender()
        try appender.append(log.values(of: partition)[0], key: Array("p-2".utf8), to: partition, timestamp: nil, token: 0)
        try appender.append([0xff], key: Array("p-1".utf8), to: partition, timestamp: nil, token: 1)
        #expect(try await names.read(registry()) == NamesTopic.Names(byPerson: ["p-1": "王芳"], ignored: 4))
    }

    @Test("what a registrar wrote stays believed after his key is revoked; what is written with it later is not")
    func revoked() async throws {
        try await names.set([("p-1", "王芳")], with: registrar)
        #expect(try await names.read(registry(revoked: Self.noon + 1)).byPerson == ["p-1": "王芳"])
        #expect(try await names.read(registry(revoked: Self.noon)).ignored == 1)
    }

    @Test("a reference with spaces, an empty name and one too long are refused before anything is written")
    func bounds() async throws {
        for (person, name) in [("", "王芳"), ("p 1", "王芳"), ("p-1", ""), ("p-1", " 王芳"), ("p-1", String(repeating: "王", count: 41))] {
            await #expect(throws: CommandError.self) { try await names.set([("p-0", "李强"), (person, name)], with: registrar) }
        }
        #expect(try await names.read(registry()).byPerson.isEmpty)
    }

    @Test("a purge writes what means nothing")
    func purge() async throws {
        try await names.set([("p-1", "王芳")], with: registrar)
        try await names.purge()
        #expect(try await log.bounds(of: TopicPartition(topic: topics.names.name, partition: 0)).high == 2)
        #expect(try await names.read(registry()) == NamesTopic.Names(byPerson: ["p-1": "王芳"], ignored: 0))
    }
}
