internal import Files
package import Foundation
package import Schema
package import Streaming
internal import SwiftProtobuf

/// The evidence topic (佐证材料): small documents in chunks, under their digest. Submissions and decisions hold the digest for ever; the document can
/// be deleted.
package struct EvidenceStore: Sendable {
    private let topics: Topics
    private let compacted: CompactedTopic

    package init(topics: Topics, log: any Log) {
        self.topics = topics
        compacted = CompactedTopic(topic: topics.evidence, log: log)
    }

    /// Where a document can be had: `kafka:NAMESPACE.evidence.v1/DIGEST`.
    package static func address(of digest: Data, in topics: Topics) -> String { "kafka:\(topics.evidence.name)/\(digest.hex)" }

    /// Uploads a document; one that is there already stays as it is.
    ///
    /// - Returns: what a report cites, with the address filled in.
    /// - Throws: a `CommandError` if the document is too large, `LogError` if the log does not take it.
    package func put(_ document: Data, named name: String, revision: UInt32 = 1) async throws -> PBEvidence {
        guard let chunks = EvidenceChunks.cut(document) else {
            let most = EvidenceChunks.largestDocument / 1024 / 1024
            throw CommandError(
                .badInput, zh: "\(name) 共 \(document.count) 字节，上传的佐证材料最多 \(most) MiB。请放在别处，报告时写明地址。",
                en:
                    "\(name) has \(document.count) bytes; at most \(most) MiB can be uploaded as evidence. Keep it elsewhere and report its address."
            )
        }
        var records: [(key: String, value: [UInt8]?)] = []
        for chunk in chunks {
            let bytes: [UInt8] = try chunk.serializedBytes()
            records.append((EvidenceChunks.key(chunk.digest, chunk.index), bytes))
        }
        try await compacted.write(records)
        let digest = Digest.sha256(document)
        return .with {
            $0.name = name
            $0.digest = digest
            $0.address = Self.address(of: digest, in: topics)
            $0.revision = revision
        }
    }

    /// The document with that digest, checked against it.
    ///
    /// - Throws: a `CommandError` that says whether it is not there, which chunks are missing, or that it is not what it should be.
    package func get(_ digest: Data) async throws -> Data {
        let place = partition(of: digest, 0)
        var found = try await chunks(of: digest, in: [place])
        guard let count = found[0]?.count else {
            throw CommandError(
                .badInput, zh: "佐证材料 \(digest.hex) 不在 \(compacted.topic.name)：没有上传，或已删除。",
                en: "The evidence \(digest.hex) is not in \(compacted.topic.name): never uploaded, or deleted.")
        }
        let others = Set((0..<count).map { partition(of: digest, $0) }).subtracting([place]).sorted()
        for (index, chunk) in try await chunks(of: digest, in: others) { found[index] = chunk }
        let missing = EvidenceChunks.missing(in: found, of: count)
        guard missing.isEmpty else {
            let list = missing.map(String.init).joined(separator: ", ")
            throw CommandError(
                .badInput, zh: "佐证材料 \(digest.hex) 不完整：共 \(count) 块，缺第 \(list) 块（从 0 数起）。请重新上传。",
                en:
                    "The evidence \(digest.hex) is not complete: of \(count) chunks these are missing, counted from 0: \(list). Upload it again."
            )
        }
        guard let document = EvidenceChunks.join(found, digest: digest) else {
            throw CommandError(
                .falsified, zh: "佐证材料 \(digest.hex) 的内容与摘要不符：不是当初报告的文件。请重新上传原件。",
                en:
                    "The evidence \(digest.hex) does not have that digest: it is not the document that was reported. Upload the original again."
            )
        }
        return document
    }

    /// Deletes a document's chunks. Readers see at once that it is gone; the broker removes the bytes when it next compacts.
    ///
    /// - Returns: how many chunks were there.
    package func delete(_ digest: Data) async throws -> Int {
        let indices = try await chunks(of: digest, in: Array(compacted.topic.partitionNumbers)).keys.sorted()
        try await compacted.write(indices.map { (EvidenceChunks.key(digest, $0), nil) })
        try await compacted.closeSegments()
        return indices.count
    }

    /// Lets the broker compact what was deleted although nobody uploads any more.
    package func purge() async throws { try await compacted.closeSegments() }

    /// A document as far as it is there.
    package struct Stored: Sendable, Equatable {
        package var digest: Data
        package var size: UInt64
        package var chunks: UInt32
        package var missing: [UInt32]
    }

    /// All documents by digest.
    package func list() async throws -> [Stored] {
        var found: [Data: [UInt32: (count: UInt32, size: UInt64)]] = [:]
        try await compacted.read(compacted.topic.partitionNumbers) { key, record in
            guard let (digest, index) = Self.parts(of: key) else { return }
            guard let value = record.value else {
                found[digest]?[index] = nil
                return
            }
            guard let chunk = EvidenceChunks.read(Data(value), key: key) else { return }
            found[digest, default: [:]][index] = (chunk.count, chunk.size)
        }
        return found.filter { !$0.value.isEmpty }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { digest, chunks in
            let first = chunks.min { $0.key < $1.key }?.value
            let count = first?.count ?? 0
            return Stored(
                digest: digest, size: first?.size ?? 0, chunks: count, missing: (0..<count).filter { chunks[$0]?.count != count })
        }
    }

    private func partition(of digest: Data, _ index: UInt32) -> Int32 {
        compacted.topic.partition(ofKey: EvidenceChunks.key(digest, index))
    }

    private func chunks(of digest: Data, in partitions: [Int32]) async throws -> [UInt32: PBEvidenceChunk] {
        var chunks: [UInt32: PBEvidenceChunk] = [:]
        try await compacted.read(partitions) { key, record in
            guard key.hasPrefix(digest.hex), let (_, index) = Self.parts(of: key) else { return }
            guard let value = record.value else {
                chunks[index] = nil
                return
            }
            if let chunk = EvidenceChunks.read(Data(value), key: key) { chunks[index] = chunk }
        }
        return chunks
    }

    private static func parts(of key: String) -> (digest: Data, index: UInt32)? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let digest = Data(hex: String(parts[0])), digest.count == Digest.size, let index = UInt32(parts[1]),
            EvidenceChunks.key(digest, index) == key
        else { return nil }
        return (digest, index)
    }
}
