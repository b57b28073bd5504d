import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import Testing

@testable import Client
@testable import Files

@Suite("The evidence topic")
struct EvidenceStoreTests {
    private let topics: Topics
    private let log = MemoryLog()
    private let document: Data

    init() async throws {
        topics = try #require(Topics(namespace: "county"))
        try await log.create(TopicSpecification(name: topics.evidence.name, partitionCount: topics.evidence.partitions))
        var generator = SeededGenerator(seed: 5)
        document = Data((0..<1_200_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private var store: EvidenceStore { EvidenceStore(topics: topics, log: log) }

    private func failure(_ body: () async throws -> Void) async -> CommandError? {
        do { try await body() } catch { return error as? CommandError }
        return nil
    }

    @Test("an uploaded document is cited by digest and address, and comes back as it was")
    func roundTrip() async throws {
        let evidence = try await store.put(document, named: "路面.jpg", revision: 2)
        let digest = Digest.sha256(document)
        #expect(evidence.name == "路面.jpg")
        #expect(evidence.digest == digest)
        #expect(evidence.address == "kafka:county.evidence.v1/\(digest.hex)")
        #expect(evidence.revision == 2)
        #expect(try await store.get(digest) == document)
        let empty = try await store.put(Data(), named: "empty")
        #expect(try await store.get(empty.digest).isEmpty)
    }

    @Test("uploaded twice it is there once; deleted it is gone, and can be uploaded again")
    func lives() async throws {
        let digest = try await store.put(document, named: "a").digest
        _ = try await store.put(document, named: "b")
        #expect(try await store.list() == [EvidenceStore.Stored(digest: digest, size: 1_200_000, chunks: 3, missing: [])])
        #expect(try await store.delete(digest) == 3)
        #expect(try await store.list().isEmpty)
        #expect(await failure { _ = try await store.get(digest) }?.status == .badInput)
        #expect(try await store.delete(digest) == 0)
        _ = try await store.put(document, named: "a")
        #expect(try await store.get(digest) == document)
    }

    @Test("missing chunks are named, and a document with another content than its digest is not handed out")
    func damaged() async throws {
        let digest = try await store.put(document, named: "a").digest
        try await write(nil, key: EvidenceChunks.key(digest, 1))
        let missing = await failure { _ = try await store.get(digest) }
        #expect(missing?.status == .badInput)
        #expect(missing?.en.contains("counted from 0: 1.") == true)
        #expect(try await store.list().first?.missing == [1])
        var chunk = try #require(EvidenceChunks.cut(document))[1]
        chunk.data[0] ^= 1
        try await write(try chunk.serializedBytes(), key: EvidenceChunks.key(digest, 1))
        #expect(await failure { _ = try await store.get(digest) }?.status == .falsified)
    }

    @Test("what is no chunk hides no chunk")
    func garbage() async throws {
        let digest = try await store.put(document, named: "a").digest
        for key in [EvidenceChunks.key(digest, 0), "\(digest.hex)/01", "nothing", "\(digest.hex)"] { try await write([1, 2, 3], key: key) }
        #expect(try await store.get(digest) == document)
        #expect(try await store.list().count == 1)
    }

    @Test("more than 8 MiB is refused before anything is sent")
    func tooLarge() async throws {
        let failure = await failure { _ = try await store.put(Data(count: 8 * 1_048_576 + 1), named: "film.mp4") }
        #expect(failure?.status == .badInput)
        #expect(failure?.en.contains("film.mp4") == true)
        #expect(try await store.list().isEmpty)
    }

    private func write(_ value: [UInt8]?, key: String) async throws {
        let appender = try await log.appender()
        let partition = TopicPartition(topic: topics.evidence.name, partition: topics.evidence.partition(ofKey: key))
        try appender.append(value, key: Array(key.utf8), to: partition, timestamp: nil, token: 0)
    }
}
