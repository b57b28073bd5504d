internal import Foundation
internal import Schema
internal import SwiftProtobuf

extension FuzzTarget {
    func fuzzName(_ bytes: Data) throws {
        let key = try SigningKey(seed: Data(repeating: 7, count: PublicKey.size))
        _ = (try? PBSignedName(serializedBytes: bytes))?.opened(for: "p-1", namespace: "county")
        var signed = try PBSignedName.sealing("x", of: "p-1", namespace: "county", with: key)
        signed.name = bytes
        guard signed.opened(for: "p-1", namespace: "county") == nil else { throw FuzzFailure("a name nobody signed was believed") }
        signed.signature = try key.sign(Data("pledgeline.v1.name".utf8) + [0] + bytes)
        guard let opened = signed.opened(for: "p-1", namespace: "county") else { return }
        guard !opened.name.isEmpty, opened.name.utf8.count <= PBSignedName.longestName else { throw FuzzFailure("a name without bounds") }
    }

    /// Each part of the series is a record under the key that its chunk ought to have.
    func fuzzChunks(_ bytes: Data) throws {
        var chunks: [Data: [UInt32: PBEvidenceChunk]] = [:]
        for part in RecordSeries(bytes).parts {
            guard let named = try? PBEvidenceChunk(serializedBytes: part.bytes) else { continue }
            let key = EvidenceChunks.key(named.digest, named.index)
            guard let chunk = EvidenceChunks.read(part.bytes, key: key) else { continue }
            guard EvidenceChunks.read(part.bytes, key: key + "0") == nil else { throw FuzzFailure("a chunk under another key") }
            chunks[chunk.digest, default: [:]][chunk.index] = chunk
        }
        for (digest, found) in chunks {
            guard let document = EvidenceChunks.join(found, digest: digest) else { continue }
            guard Digest.sha256(document) == digest else { throw FuzzFailure("a document without its digest was handed out") }
        }
    }
}
