internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// What an archive holds: for each partition its segment files, in order, with their digests, and where the partition stands after them. The only file of
/// an archive that is ever replaced, and the last one to be written.
package struct ArchiveManifest: Codable, Hashable, Sendable {
    static let currentFormat = "pledgeline-archive-v1"

    /// A file of records, never changed once it stands here.
    package struct Segment: Codable, Hashable, Sendable {
        /// Below the archive's folder.
        var file: String
        /// The first offset that it may hold, and the first that it may not. Records in between may be missing where the log has gaps.
        var first: Int64
        var end: Int64
        var records: Int
        var bytes: Int64
        /// Of the whole file, in hexadecimal.
        var sha256: String
        /// Of a decision partition: the chain after the segment, in hexadecimal, and all that a fold needs to go on from there (a serialised `PartitionHead`).
        var chain: String?
        var head: Data?

        /// Where a segment stands below the archive's folder: no two of different content have the same name.
        static func file(of place: TopicPartition, first: Int64, end: Int64, sha256: String) -> String {
            "\(place.topic)/\(place.partition)/\(padded(first))-\(padded(end))-\(sha256.prefix(16))\(ArchiveFolder.suffix)"
        }

        private static func padded(_ offset: Int64) -> String {
            let digits = String(offset)
            return String(repeating: "0", count: max(0, 20 - digits.count)) + digits
        }

        /// Whether `pledgeline archive` could have written this of that partition.
        func isPlausible(of place: TopicPartition) -> Bool {
            first >= 0 && end >= first && records >= 0 && records <= end - first && bytes >= 0 && bytes <= Self.mostBytes
                && sha256.utf8.count == 2 * Digest.size && file == Self.file(of: place, first: first, end: end, sha256: sha256)
        }

        /// Far above ``SegmentWriter/fullBytes`` and the largest record: a manifest that says more was not written here, and its sums need not fit.
        private static let mostBytes: Int64 = 1 << 32
    }

    package struct Partition: Codable, Hashable, Sendable {
        var topic: String
        var partition: Int32
        /// Where the log began; above 0 only for topics that are compacted or deleted from.
        var low: Int64
        var segments: [Segment]

        var place: TopicPartition { TopicPartition(topic: topic, partition: partition) }
        /// The first offset that is not in the archive.
        var end: Int64 { segments.last?.end ?? low }
        package var records: Int { segments.reduce(0) { $0 + $1.records } }
        package var bytes: Int64 { segments.reduce(0) { $0 + $1.bytes } }

        /// Of a decision partition: where it stands after these segments.
        func standing(after count: Int, namespace: String) -> Standing? {
            guard count > 0 else { return Standing(chain: Chain.start(namespace: namespace, topic: topic, partition: partition)) }
            return segments[count - 1].head.flatMap { try? PBPartitionHead(serializedBytes: $0) }.flatMap { Standing($0) }
        }
    }

    var format = Self.currentFormat
    package var namespace: String
    /// When the run that wrote this began, in milliseconds since 1970 by the clock of the machine it ran on.
    var begun: Int64
    package var partitions: [Partition]

    /// A partition of which `pledgeline archive` could not have written this: it names a topic or a partition that is not the namespace's, a file that
    /// stands elsewhere, or numbers that cannot be. What it says of the records themselves is held against them when they are read.
    func implausible(in topics: Topics) -> String? {
        var seen: Set<TopicPartition> = []
        for (index, partition) in partitions.enumerated() {
            let place = partition.place
            // A foreign name is not repeated: it may hold anything.
            guard let topic = topics.topic(named: place.topic) else { return "partitions[\(index)]" }
            guard place.partition >= 0, place.partition < topic.partitions,
                seen.insert(place).inserted, partition.low >= 0, partition.segments.count <= Self.mostSegments,
                partition.segments.allSatisfy({ $0.isPlausible(of: place) })
            else { return "\(place)" }
        }
        return nil
    }

    /// Of a partition; with full segments 32 TiB.
    private static let mostSegments = 1 << 20

    subscript(_ place: TopicPartition) -> Partition? { partitions.first { $0.topic == place.topic && $0.partition == place.partition } }
}
