public import Schema

/// A deviation of a topic from what it must be, by name: services watch for them, `topics apply` compares them and `doctor` reports them.
public enum TopicFinding: Hashable, Sendable {
    case missing(topic: String)
    /// A unit's partition must never change.
    case partitionCount(topic: String, found: Int, expected: Int)
    /// A setting under which records may be deleted, compacted, timestamped otherwise than genesis says, or lost with a broker.
    case setting(topic: String, name: String, found: String, wanted: String)
    /// A numeric setting that is below its minimum.
    case settingBelow(topic: String, name: String, found: String, least: Int)
    /// The broker does not tell the settings, so none of them was checked.
    case settingsUnknown(topic: String, reason: String)
    /// Fewer replicas of a partition are in sync than a write needs: it accepts no records.
    case tooFewInSync(topic: String, partition: Int32, inSync: Int, needed: Int)
    /// The partition has no leader: it accepts no records and serves none.
    case noLeader(topic: String, partition: Int32)
    /// Some partitions of a topic have fewer replicas than wanted on this cluster. `partitions` is how many partitions the topic has in
    /// all.
    case replication(topic: String, partitions: Int, found: Int, wanted: Int, brokers: [Int32])
    /// Some replicas are not in sync, but enough are: usual while a broker restarts, but it should not last.
    case copiesBehind(topic: String, partitions: Int)

    /// The wanted number of replicas of every topic on a cluster that has enough brokers: one broker may be lost for good while another
    /// restarts.
    public static let wantedCopies = 3
    /// The wanted number of replicas that must have a record before it is acknowledged: with two of three no record is lost with a broker,
    /// and one broker may be down.
    public static let wantedInSync = 2
    /// The smallest allowed `max.message.bytes`: Kafka's default, 1 MiB plus the twelve bytes before a batch. A decision may have 900,000
    /// bytes.
    public static let leastMessageBytes = 1_048_588

    /// A stable name, for programs.
    public var name: String {
        switch self {
        case .missing: "topic_missing"
        case .partitionCount: "partitions_changed"
        case .setting(_, let name, _, _):
            switch name {
            case "cleanup.policy": "policy_changed"
            case "retention.ms", "retention.bytes": "retention_changed"
            case "message.timestamp.type": "clock_changed"
            default: "setting_changed"
            }
        case .settingBelow: "setting_changed"
        case .settingsUnknown: "settings_unknown"
        case .tooFewInSync: "too_few_in_sync"
        case .noLeader: "no_leader"
        case .replication: "too_few_copies"
        case .copiesBehind: "copies_behind"
        }
    }

    public var topic: String {
        switch self {
        case .missing(let topic), .partitionCount(let topic, _, _), .setting(let topic, _, _, _), .settingBelow(let topic, _, _, _),
            .settingsUnknown(let topic, _), .tooFewInSync(let topic, _, _, _), .noLeader(let topic, _),
            .replication(let topic, _, _, _, _), .copiesBehind(let topic, _):
            topic
        }
    }

    /// Whether nothing is at risk: it should be corrected, but no service has to stop for it.
    public var isMinor: Bool {
        switch self {
        // Affects only how soon a topic is compacted.
        case .setting(_, "segment.ms", _, _): true
        case .copiesBehind: true
        case .missing, .partitionCount, .setting, .settingBelow, .settingsUnknown, .tooFewInSync, .noLeader, .replication: false
        }
    }

    /// - Parameters:
    ///   - description: nil if the topic does not exist.
    ///   - clock: the clock that genesis names; nil before genesis: then the timestamp type is not compared.
    ///   - brokers: the ids of the cluster's brokers; with three or more, replication is compared with what is wanted there.
    /// - Returns: every deviation of the topic from its specification.
    public static func findings(
        _ topic: Topic, _ description: TopicDescription?, clock: PBClockMode?, brokers: [Int32] = []
    ) -> [TopicFinding] {
        guard let description else { return [.missing(topic: topic.name)] }
        var findings: [TopicFinding] = []
        if description.partitionCount != topic.partitions {
            findings.append(.partitionCount(topic: topic.name, found: description.partitionCount, expected: topic.partitions))
        }
        if let reason = description.settingsUnknown {
            findings.append(.settingsUnknown(topic: topic.name, reason: reason))
        }
        var wanted = topic.settings(clock: clock ?? .broker)
        if clock == nil { wanted["message.timestamp.type"] = nil }
        for (name, value) in wanted.sorted(by: { $0.key < $1.key }) where description.settings[name].map({ $0 != value }) ?? false {
            findings.append(.setting(topic: topic.name, name: name, found: description.settings[name] ?? "", wanted: value))
        }
        findings += below(topic, description, "max.message.bytes", least: leastMessageBytes)
        findings += copies(topic, description, brokers: brokers)
        return findings + standstill(topic.name, description)
    }

    /// The findings that keep partitions of a topic from accepting records now.
    public static func standstill(_ topic: String, _ description: TopicDescription) -> [TopicFinding] {
        description.copies.enumerated().compactMap { index, copies in
            // If the settings are not known, the value that `topics apply` sets.
            let needed =
                description.settings["min.insync.replicas"].flatMap { Int($0) } ?? (copies.assigned >= wantedCopies ? wantedInSync : 1)
            guard copies.hasLeader else { return .noLeader(topic: topic, partition: Int32(index)) }
            guard copies.inSync < needed else { return nil }
            return .tooFewInSync(topic: topic, partition: Int32(index), inSync: copies.inSync, needed: needed)
        }
    }

    /// The findings that go away by themselves once all brokers are back.
    public static func lagging(_ topic: String, _ description: TopicDescription) -> [TopicFinding] {
        let behind = description.copies.count { $0.inSync < $0.assigned }
        return behind > 0 && standstill(topic, description).isEmpty ? [.copiesBehind(topic: topic, partitions: behind)] : []
    }

    /// The findings about replication, and for topics that are kept for ever about the settings without which acknowledged records could be
    /// lost.
    private static func copies(_ topic: Topic, _ description: TopicDescription, brokers: [Int32]) -> [TopicFinding] {
        // While brokers are down, the cluster is still at least as large as the replicas show.
        guard max(brokers.count, description.copies.map(\.assigned).max() ?? 0) >= wantedCopies else { return [] }
        var findings: [TopicFinding] = []
        let few = description.copies.filter { $0.assigned < wantedCopies }
        if let least = few.map(\.assigned).min() {
            findings.append(
                .replication(
                    topic: topic.name, partitions: description.partitionCount, found: least, wanted: wantedCopies,
                    brokers: brokers.sorted()))
        }
        guard topic.isKeptForEver else { return findings }
        findings += below(topic, description, "min.insync.replicas", least: wantedInSync)
        if let found = description.settings["unclean.leader.election.enable"], found != "false" {
            findings.append(.setting(topic: topic.name, name: "unclean.leader.election.enable", found: found, wanted: "false"))
        }
        return findings
    }

    private static func below(_ topic: Topic, _ description: TopicDescription, _ name: String, least: Int) -> [TopicFinding] {
        guard let found = description.settings[name], Int(found).map({ $0 < least }) ?? true else { return [] }
        return [.settingBelow(topic: topic.name, name: name, found: found, least: least)]
    }

    /// The command with which an administrator corrects it; nil if no command does.
    public func command(_ tools: KafkaTools) -> String? {
        switch self {
        case .missing(let topic):
            // A topic's name begins with its namespace, which contains no dots.
            "pledgeline topics apply -b \(KafkaTools.quoted(tools.brokers)) --namespace \(topic.prefix { $0 != "." })"
        // The only command that could restore the count would delete the topic.
        case .partitionCount: nil
        case .setting(let topic, let name, _, let wanted): Self.alter(tools, topic, name, wanted)
        case .settingBelow(let topic, let name, _, let least): Self.alter(tools, topic, name, String(least))
        case .settingsUnknown: nil
        case .tooFewInSync(let topic, _, _, _): tools.topics(["--describe", "--under-min-isr-partitions", "--topic", topic])
        case .noLeader(let topic, let partition):
            tools.leaderElection(["--election-type", "preferred", "--topic", topic, "--partition", String(partition)])
        case .replication(let topic, let partitions, _, let wanted, let brokers):
            Self.reassign(tools, topic, partitions: partitions, wanted, brokers)
        case .copiesBehind(let topic, _): tools.topics(["--describe", "--under-replicated-partitions", "--topic", topic])
        }
    }

    private static func alter(_ tools: KafkaTools, _ topic: String, _ name: String, _ value: String) -> String {
        tools.configs(["--alter", "--entity-type", "topics", "--entity-name", topic, "--add-config", "\(name)=\(value)"])
    }

    /// Kafka's tool takes the new placement of replicas from a file only.
    private static func reassign(_ tools: KafkaTools, _ topic: String, partitions: Int, _ wanted: Int, _ brokers: [Int32]) -> String? {
        guard brokers.count >= wanted else { return nil }
        let places = (0..<partitions).map { partition in
            let replicas = (0..<wanted).map { String(brokers[(partition + $0) % brokers.count]) }.joined(separator: ",")
            return #"{"topic":"\#(topic)","partition":\#(partition),"replicas":[\#(replicas)]}"#
        }
        let file = "\(topic).json"
        return "echo '{\"version\":1,\"partitions\":[\(places.joined(separator: ","))]}' > \(file) && "
            + tools.reassignPartitions(["--reassignment-json-file", file, "--execute"])
    }
}

extension TopicFinding: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let topic): "topic_missing: there is no topic \(topic)"
        case .partitionCount(let topic, let found, let expected):
            "partitions_changed: \(topic) has \(found) partitions, not \(expected): a unit's partition must never change"
        case .setting(let topic, let setting, let found, let wanted): "\(name): \(topic) has \(setting)=\(found), not \(wanted)"
        case .settingBelow(let topic, let setting, let found, let least):
            "\(name): \(topic) has \(setting)=\(found), which must be \(least) at least"
        case .settingsUnknown(let topic, let reason): "settings_unknown: the broker does not tell the settings of \(topic): \(reason)"
        case .tooFewInSync(let topic, let partition, let inSync, let needed):
            "too_few_in_sync: of \(topic)[\(partition)] \(inSync) copies are up to date, a write needs \(needed)"
        case .noLeader(let topic, let partition): "no_leader: no broker takes the records of \(topic)[\(partition)]"
        case .replication(let topic, _, let found, let wanted, _):
            "too_few_copies: \(topic), or a partition of it, is kept \(found) times, not \(wanted)"
        case .copiesBehind(let topic, let partitions):
            "copies_behind: not all copies of \(partitions) partitions of \(topic) are up to date"
        }
    }
}
