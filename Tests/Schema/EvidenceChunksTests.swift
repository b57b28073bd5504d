import Foundation
import Schema
import Seeded
import SwiftProtobuf
import Testing

@Suite("Evidence in chunks")
struct EvidenceChunksTests {
    private func document(_ size: Int) -> Data {
        var generator = SeededGenerator(seed: UInt64(size))
        return Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private func byIndex(_ chunks: [PBEvidenceChunk]) -> [UInt32: PBEvidenceChunk] {
        Dictionary(chunks.map { ($0.index, $0) }) { $1 }
    }

    @Test("a document cut and joined is the same document", arguments: [0, 1, 524_288, 524_289, 1_300_000])
    func roundTrip(_ size: Int) throws {
        let document = document(size)
        let chunks = try #require(EvidenceChunks.cut(document))
        #expect(chunks.count == max(1, (size + 524_287) / 524_288))
        for chunk in chunks {
            let key = EvidenceChunks.key(chunk.digest, chunk.index)
            #expect(EvidenceChunks.read(try chunk.serializedBytes(), key: key) == chunk)
        }
        #expect(EvidenceChunks.join(byIndex(chunks), digest: Digest.sha256(document)) == document)
    }

    @Test("8 MiB is the most")
    func largest() {
        #expect(EvidenceChunks.cut(Data(count: 8 * 1_048_576))?.count == 16)
        #expect(EvidenceChunks.cut(Data(count: 8 * 1_048_576 + 1)) == nil)
    }

    @Test("a chunk that is missing is named, and one that was changed is found out")
    func damaged() throws {
        let document = document(1_300_000)
        var chunks = byIndex(try #require(EvidenceChunks.cut(document)))
        let whole = chunks
        chunks[1] = nil
        #expect(EvidenceChunks.missing(in: chunks, of: 3) == [1])
        #expect(EvidenceChunks.join(chunks, digest: Digest.sha256(document)) == nil)
        chunks = whole
        chunks[2]?.data[7] ^= 1
        #expect(EvidenceChunks.join(chunks, digest: Digest.sha256(document)) == nil)
    }

    @Test("a record under another key, beyond its count, or larger than a chunk may be, is no chunk")
    func bounds() throws {
        let sound = try #require(EvidenceChunks.cut(document(10))).first
        let key = EvidenceChunks.key(try #require(sound).digest, 0)
        let changes: [(inout PBEvidenceChunk) -> Void] = [
            { $0.index = 1 }, { $0.count = 0 }, { $0.count = 1_025 }, { $0.size = 8 * 1_048_576 + 1 }, { $0.digest.removeLast() },
            { $0.data = Data(count: 524_289) },
        ]
        for change in changes {
            var chunk = try #require(sound)
            change(&chunk)
            #expect(EvidenceChunks.read(try chunk.serializedBytes(), key: key) == nil)
        }
        #expect(EvidenceChunks.read(Data([0xff]), key: key) == nil)
    }
}
