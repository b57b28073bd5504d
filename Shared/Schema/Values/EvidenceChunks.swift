public import Foundation
internal import SwiftProtobuf

/// Splits a small document into records of the evidence topic, and joins them again.
public enum EvidenceChunks {
    /// In bytes. Larger documents belong in a document store; submissions cite their digest and address.
    public static let largestDocument = 8 * 1024 * 1024
    /// In bytes. A record of this size is half of what Kafka's default limit on batches allows.
    public static let largestChunk = 512 * 1024

    /// The chunks in order, at least one; nil if the document is too large.
    public static func cut(_ document: Data) -> [PBEvidenceChunk]? {
        guard document.count <= largestDocument else { return nil }
        let digest = Digest.sha256(document)
        let count = max(1, (document.count + largestChunk - 1) / largestChunk)
        return (0..<count).map { index in
            .with {
                $0.digest = digest
                $0.index = UInt32(index)
                $0.count = UInt32(count)
                $0.size = UInt64(document.count)
                // Copied: a slice would keep the whole document alive, and its indices.
                $0.data = Data(document.dropFirst(index * largestChunk).prefix(largestChunk))
            }
        }
    }

    /// The key of a chunk's record.
    public static func key(_ digest: Data, _ index: UInt32) -> String { "\(digest.hex)/\(index)" }

    /// A record's value, if it is a valid chunk for that key. The bounds ensure that nobody who can write to the topic can make a reader
    /// hold more than one document's worth.
    public static func read(_ value: Data, key: String) -> PBEvidenceChunk? {
        guard let chunk = try? PBEvidenceChunk(serializedBytes: value), chunk.digest.count == Digest.size, chunk.index < chunk.count,
            chunk.count <= mostChunks, chunk.size <= UInt64(largestDocument), chunk.data.count <= largestChunk,
            key == Self.key(chunk.digest, chunk.index)
        else { return nil }
        return chunk
    }

    /// The most chunks of a document: other programs may use smaller chunks, but not without bound.
    public static let mostChunks: UInt32 = 1_024

    /// The indices of the chunks that are missing.
    public static func missing(in chunks: [UInt32: PBEvidenceChunk], of count: UInt32) -> [UInt32] {
        (0..<count).filter { chunks[$0]?.count != count }
    }

    /// The document, if all chunks are there and the whole has the requested digest.
    public static func join(_ chunks: [UInt32: PBEvidenceChunk], digest: Data) -> Data? {
        guard let count = chunks[0]?.count, missing(in: chunks, of: count).isEmpty else { return nil }
        var document = Data()
        for index in 0..<count {
            document.append(chunks[index]?.data ?? Data())
            guard document.count <= largestDocument else { return nil }
        }
        return Digest.sha256(document) == digest ? document : nil
    }
}
