/// The typed registry of topics, the only source of their names, partition counts and settings.
///
/// `pledgeline topics apply` creates the topics from it, services compare them with it at start, and genesis freezes the counts.
public struct Topics: Hashable, Sendable {
    /// The namespace that is used unless another is configured.
    public static let defaultNamespace = "pledgeline"

    /// Partition counts of the sharded services. Frozen by genesis: a unit's partition must never change.
    public static let shardedPartitions = 8

    public let namespace: String

    /// - Parameter namespace: lower-case letters, digits and inner hyphens, 1 to 40 characters. Dots separate the parts of a topic's name, so
    ///   they cannot occur in it.
    /// - Returns: nil if the namespace is not of that form.
    public init?(namespace: String) {
        let legal = namespace.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7a) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2d }
        guard legal, (1...40).contains(namespace.utf8.count), !namespace.hasPrefix("-"), !namespace.hasSuffix("-") else { return nil }
        self.namespace = namespace
    }

    /// The services in the order in which they depend on each other: each follows only those before it.
    public static let services: [PBService] = [.registry, .pledges, .supervision, .scoring]

    public func submissions(_ service: PBService) -> Topic {
        Topic(
            name: "\(namespace).\(service.topicName).submissions.v1", role: .submissions(service),
            partitions: Self.partitions(of: service))
    }

    public func decisions(_ service: PBService) -> Topic {
        Topic(
            name: namespace + Self.decisionsSuffix(service), role: .decisions(service),
            partitions: Self.partitions(of: service))
    }

    /// The name of a service's decision topic without the namespace.
    public static func decisionsSuffix(_ service: PBService) -> String {
        switch service {
        case .registry: ".registry.decisions.v1"
        case .pledges: ".pledges.decisions.v1"
        case .supervision: ".supervision.decisions.v1"
        case .scoring: ".scoring.decisions.v1"
        case .unspecified, .UNRECOGNIZED: ".unknown.decisions.v1"
        }
    }

    public var rankings: Topic { Topic(name: "\(namespace).rankings.v1", role: .rankings, partitions: 1) }
    public var heads: Topic { Topic(name: "\(namespace).heads.v1", role: .heads, partitions: 1) }
    /// The names for person references: the only topic with names in it, and they can be deleted.
    public var names: Topic { Topic(name: "\(namespace).names.v1", role: .names, partitions: 1) }
    /// Small documents of evidence in chunks, which can be deleted. Only their digests, in submissions and decisions, are kept for ever.
    public var evidence: Topic { Topic(name: "\(namespace).evidence.v1", role: .evidence, partitions: Self.evidencePartitions) }

    /// Enough for several brokers to share the load. Nothing but the partition of a chunk depends on it.
    static let evidencePartitions = 8

    public var all: [Topic] {
        Self.services.flatMap { [submissions($0), decisions($0)] } + [rankings, heads, names, evidence]
    }

    /// The topic with that full name; nil if this namespace has none.
    public func topic(named name: String) -> Topic? { all.first { $0.name == name } }

    public static func partitions(of service: PBService) -> Int {
        switch service {
        case .pledges, .supervision: shardedPartitions
        default: 1
        }
    }

    /// The numbers of the partitions of both topics of a service.
    public static func partitionNumbers(of service: PBService) -> Range<Int32> { 0..<Int32(partitions(of: service)) }
}

public struct Topic: Hashable, Sendable {
    public enum Role: Hashable, Sendable {
        case submissions(PBService)
        case decisions(PBService)
        case rankings, heads, names, evidence
    }

    public let name: String
    public let role: Role
    public let partitions: Int

    /// The numbers of its partitions.
    public var partitionNumbers: Range<Int32> { 0..<Int32(partitions) }

    /// Kafka's settings for this topic. Submissions and decisions are kept for ever and never compacted; the other topics are compacted.
    ///
    /// - Parameter clock: the clock that genesis names; it decides whose timestamps the topics keep.
    public func settings(clock: PBClockMode) -> [String: String] {
        let timestamps = ["message.timestamp.type": clock == .broker ? "LogAppendTime" : "CreateTime"]
        switch role {
        case .submissions, .decisions:
            return timestamps.merging(["cleanup.policy": "delete", "retention.ms": "-1", "retention.bytes": "-1"]) { $1 }
        case .rankings, .heads:
            // Kafka compacts only closed segments, which by default are a week old: readers would read a week of heads to find the last
            // ones.
            return timestamps.merging(["cleanup.policy": "compact", "segment.ms": String(Self.viewSegmentMilliseconds)]) { $1 }
        case .names: return timestamps.merging(Self.deletable(within: 1)) { $1 }
        case .evidence: return timestamps.merging(Self.deletable(within: 24)) { $1 }
        }
    }

    /// Ten minutes: at most some sixty heads of each partition.
    private static let viewSegmentMilliseconds = 600_000

    /// Whether no record of the topic may ever be deleted, compacted or lost.
    public var isKeptForEver: Bool {
        switch role {
        case .submissions, .decisions: true
        case .rankings, .heads, .names, .evidence: false
        }
    }

    /// Compaction settings under which a deletion takes effect. By Kafka's defaults a deleted record may stay on the broker's disk for
    /// ever: compaction waits until half of the log is outdated, and the newest segment, up to a week and a gigabyte, is not compacted.
    ///
    /// - Parameter hours: how long at most a record may escape compaction (it also bounds the age of the newest segment). One hour for
    ///   names, which are few; a day for evidence, whose compaction rewrites gigabytes.
    private static func deletable(within hours: Int) -> [String: String] {
        let hour = 3_600_000
        return [
            "cleanup.policy": "compact", "max.compaction.lag.ms": String(hours * hour),
            // Compacts as soon as a hundredth of the log is outdated, so that even a single deleted name counts.
            "min.cleanable.dirty.ratio": "0.01",
            // How long the tombstone of a deletion is kept. Readers read these topics from the beginning, and none takes an hour.
            "delete.retention.ms": String(hour),
        ]
    }

    public func partition(ofKey key: String) -> Int32 { Murmur2.partition(ofKey: key, partitions: partitions) }
}

extension PBService {
    /// The service's name in topics, files and on the command line.
    public var topicName: String {
        switch self {
        case .registry: "registry"
        case .pledges: "pledges"
        case .supervision: "supervision"
        case .scoring: "scoring"
        case .unspecified, .UNRECOGNIZED: "unknown"
        }
    }
}
