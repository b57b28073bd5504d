internal import Client
internal import Files
internal import Foundation
internal import RegistryCore
package import Schema
package import Streaming
internal import SwiftProtobuf

/// `pledgeline restore`: fills an empty cluster from an archive, so that every submission and decision stands at the offset, with the time and the chain it
/// had; then states that, signed with the root key.
///
/// The heads go first: a service that is started too early finds that its log does not reach what was told of it, and halts. Then what was decided, with the
/// times it had (the topics keep the producer's time meanwhile); then the topics get the clock that genesis names, and submissions that were not decided yet
/// get its time, as if they had just come. Ended at any moment and begun again, it goes on where it was.
package struct RestoreRun {
    package let log: any Log
    package let folder: ArchiveFolder
    package let contents: ArchiveCheck.Contents
    /// The root key.
    package let key: SigningKey
    package let reason: String
    /// −1 leaves it to the cluster.
    package var replication = -1
    /// Milliseconds since 1970.
    package let now: @Sendable () -> Int64
    /// How long brokers may take to learn of a changed setting after one of them knows it.
    var settling: Duration = .seconds(3)
    package var progress: (_ done: Int, _ total: Int, _ place: TopicPartition) -> Void = { _, _, _ in }

    package init(
        log: any Log, folder: ArchiveFolder, contents: ArchiveCheck.Contents, key: SigningKey, reason: String, replication: Int = -1,
        now: @escaping @Sendable () -> Int64, settling: Duration = .seconds(3),
        progress: @escaping (_ done: Int, _ total: Int, _ place: TopicPartition) -> Void = { _, _, _ in }
    ) {
        self.log = log
        self.folder = folder
        self.contents = contents
        self.key = key
        self.reason = reason
        self.replication = replication
        self.now = now
        self.settling = settling
        self.progress = progress
    }

    package struct Report {
        package var written = 0
        /// There before this run.
        package var present = 0
        package var compared = 0
        /// Submissions that were not decided yet when they were archived.
        package var undecided = 0
        /// False if it was stated already.
        package var stated = false
        package var findings: [TopicFinding] = []

        package init(
            written: Int = 0, present: Int = 0, compared: Int = 0, undecided: Int = 0, stated: Bool = false, findings: [TopicFinding] = []
        ) {
            self.written = written
            self.present = present
            self.compared = compared
            self.undecided = undecided
            self.stated = stated
            self.findings = findings
        }
    }

    private static let timestampType = "message.timestamp.type"
    private static let producersTime = "CreateTime"
    private static let brokersTime = "LogAppendTime"

    private var topics: Topics { contents.topics }
    private var clock: PBClockMode { contents.registry.genesis?.clock ?? .broker }

    package func run() async throws -> Report {
        guard contents.registry.genesis?.rootKey == key.publicKey.bytes else {
            throw CommandError(
                .usage, zh: "这不是归档里系统初始化决定所写的根密钥。", en: "This is not the root key that the archive's genesis names.")
        }
        var report = Report()
        var settings = try await existingTopics()
        var parts = try self.parts()
        // The logs first: what tells that the cluster is in use stands there.
        for index in parts.indices.sorted(by: { parts[$0].isLog && !parts[$1].isLog }) {
            try await parts[index].place(in: settings[parts[index].place.topic] == nil ? nil : log)
            report.present += Int(parts[index].written)
        }
        let stated = try statement(in: &parts)
        report.present -= stated ? 1 : 0
        // The other topics come after the heads are told: without topics no service begins, and with the heads none goes on before its log is there.
        try await make([topics.heads], &settings)
        report.written += try await write(&parts[0], untimed: true)
        try await make(topics.all, &settings)
        // With the times they had.
        if parts.contains(where: { $0.ahead?.timestamp != nil || (!$0.isComplete && clock == .declared) }) {
            try await change(Self.producersTime, &settings)
        }
        for index in parts.indices { report.written += try await write(&parts[index], untimed: clock != .broker) }
        try await change(clock == .broker ? Self.brokersTime : Self.producersTime, &settings)
        for index in parts.indices {
            let written = try await write(&parts[index], untimed: true)
            report.undecided += written
            report.written += written
        }
        report.compared = try await compare()
        if !stated { try await state() }
        report.stated = !stated
        for topic in topics.all {
            report.findings += TopicFinding.findings(topic, try await log.describe(topic: topic.name), clock: clock)
        }
        return report
    }

    // MARK: Topics

    /// - Returns: of those that are there, whose time each keeps (empty if the log does not say).
    private func existingTopics() async throws -> [String: String] {
        var kept: [String: String] = [:]
        for topic in topics.all {
            guard let description = try await log.describe(topic: topic.name) else { continue }
            guard description.partitionCount == topic.partitions else {
                throw CommandError(
                    .misconfigured,
                    zh: "\(topic.name) 有 \(description.partitionCount) 个分区，应为 \(topic.partitions)。请删除本命名空间的全部主题，再运行一次。",
                    en:
                        "\(topic.name) has \(description.partitionCount) partitions instead of \(topic.partitions). Delete all topics of this namespace and run this again."
                )
            }
            if let reason = description.settingsUnknown {
                throw CommandError(
                    .misconfigured, zh: "Kafka 不说 \(topic.name) 的设置（\(reason)）：需要 DescribeConfigs 和 AlterConfigs 权限。",
                    en: "Kafka does not tell the settings of \(topic.name) (\(reason)): this needs DescribeConfigs and AlterConfigs.")
            }
            kept[topic.name] = description.settings[Self.timestampType] ?? ""
        }
        return kept
    }

    /// Creates those that are missing, to keep the producer's time for now.
    private func make(_ wanted: [Topic], _ settings: inout [String: String]) async throws {
        var created: [String: Int] = [:]
        for topic in wanted where settings[topic.name] == nil {
            var wanted = topic.settings(clock: clock)
            wanted[Self.timestampType] = Self.producersTime
            if replication >= 3 {
                wanted["min.insync.replicas"] = String(replication - 1)
                wanted["unclean.leader.election.enable"] = "false"
            }
            try await log.create(
                TopicSpecification(name: topic.name, partitionCount: topic.partitions, replicationFactor: replication, settings: wanted))
            created[topic.name] = topic.partitions
            settings[topic.name] = Self.producersTime
        }
        if !created.isEmpty { try await log.waitUntilUsable(created) }
    }

    /// Has all topics keep this time, and waits until brokers go by it.
    private func change(_ type: String, _ settings: inout [String: String]) async throws {
        var changed: [String] = []
        for topic in topics.all where ![type, ""].contains(settings[topic.name]) {
            do throws(LogError) { try await log.change(settings: [Self.timestampType: type], of: topic.name) } catch {
                if case .unavailable = error { throw error }
                throw CommandError(
                    .misconfigured,
                    zh:
                        "Kafka 不让改 \(topic.name) 的设置（\(error)）。请管理员对本命名空间的每个主题运行：kafka-configs.sh --bootstrap-server … --alter --topic \(topic.name) --add-config \(Self.timestampType)=\(type)，然后再运行一次本命令，它会接着做。",
                    en:
                        "Kafka does not let the settings of \(topic.name) be changed (\(error)). Have an administrator run this for every topic of the namespace: kafka-configs.sh --bootstrap-server … --alter --topic \(topic.name) --add-config \(Self.timestampType)=\(type); then run this command again, which goes on."
                )
            }
            changed.append(topic.name)
        }
        guard !changed.isEmpty else { return }
        let deadline = ContinuousClock.now + .seconds(60)
        for topic in changed {
            while try await log.describe(topic: topic)?.settings[Self.timestampType] ?? type != type {
                guard ContinuousClock.now < deadline else { throw LogError.unavailable("\(topic) does not change") }
                try await Task.sleep(for: .milliseconds(200))
            }
            settings[topic] = type
        }
        try await Task.sleep(for: settling)
    }

    // MARK: Records

    /// In the order in which they are filled. The registry's decisions are the last of all decisions: every service follows them, and none goes on before they
    /// reach their head, whatever else is there.
    private func parts() throws -> [RestorePart] {
        let heads = RestorePart(
            place: TopicPartition(topic: topics.heads.name, partition: 0), role: .heads, records: try RestoredHeads(contents.standings))
        let others =
            [topics.rankings, topics.evidence] + Topics.services.reversed().flatMap { [topics.submissions($0), topics.decisions($0)] }
        var parts =
            [heads]
            + others.flatMap { topic in
                topic.partitionNumbers.compactMap { part(topic, $0, contents.manifest, folder) }
            }
        if let names = contents.names, let part = part(topics.names, 0, names, folder.names) { parts.insert(part, at: 1) }
        return parts
    }

    private func part(_ topic: Topic, _ partition: Int32, _ manifest: ArchiveManifest, _ folder: ArchiveFolder) -> RestorePart? {
        let place = TopicPartition(topic: topic.name, partition: partition)
        guard let archived = manifest[place] else { return nil }
        let records: any RestoredRecords =
            switch topic.role {
            case .submissions: RestoredLog(archived, in: folder, timedTo: timedTo(place))
            case .decisions: RestoredLog(archived, in: folder)
            case .rankings, .heads, .names, .evidence: RestoredView(archived, in: folder)
            }
        return RestorePart(place: place, role: topic.role, records: records)
    }

    /// Submissions from here on get the cluster's time: they were not decided yet. With a declared clock all keep their own.
    private func timedTo(_ input: TopicPartition) -> Int64 { clock == .broker ? decidedEnd(of: input) : .max }

    private func decidedEnd(of input: TopicPartition) -> Int64 {
        guard case .submissions(let service)? = topics.topic(named: input.topic)?.role else { return 0 }
        return (contents.standings[TopicPartition(topic: topics.decisions(service).name, partition: input.partition)]?.lastInput ?? -1) + 1
    }

    /// Records on their way at once, and bytes.
    private static let window = 1_000
    private static let windowBytes = 8 * 1024 * 1024
    /// How long the log may acknowledge nothing before it counts as gone.
    private static let silence: Duration = .seconds(60)

    /// Writes what is missing, one after the other, and holds each acknowledged offset against the one it must have.
    ///
    /// - Parameter untimed: whether records without a time of their own are written too; the heads always are.
    /// - Returns: how many were written.
    private func write(_ part: inout RestorePart, untimed: Bool) async throws -> Int {
        guard part.isDue(untimed: untimed) else { return 0 }
        let appender = try await log.appender()
        let start = part.written
        do {
            try await write(&part, by: appender, untimed: untimed)
        } catch {
            await appender.abandon(within: 2_000)
            throw (error as? LogError).map { log.explain($0) } ?? error
        }
        await appender.abandon(within: 2_000)
        return Int(part.written - start)
    }

    private func write(_ part: inout RestorePart, by appender: any LogAppender, untimed: Bool) async throws {
        let total = contents.manifest[part.place]?.records ?? Int(part.written)
        var flying: [UInt64: Int] = [:]
        var bytes = 0
        var next = part.written
        while true {
            while flying.count < Self.window, bytes < Self.windowBytes, let record = part.ahead, part.isDue(untimed: untimed) {
                do throws(LogError) {
                    try appender.append(
                        record.value, key: record.key, to: part.place, timestamp: record.timestamp, token: UInt64(next))
                } catch {
                    guard error == .queueFull, !flying.isEmpty else { throw error }
                    break
                }
                let size = (record.key?.count ?? 0) + (record.value?.count ?? 0)
                flying[UInt64(next)] = size
                bytes += size
                next += 1
                part.ahead = try part.records.next()
            }
            guard !flying.isEmpty else { break }
            for acknowledgement in try await appender.nextAcknowledgements(within: Self.silence) {
                guard let size = flying.removeValue(forKey: acknowledgement.token) else { continue }
                bytes -= size
                let offset = try acknowledgement.result.get()
                guard offset >= 0 else { throw LogError.unavailable("acknowledged without an offset") }
                guard offset == Int64(acknowledgement.token) else {
                    throw RestoreRefusal(place: part.place, offset: Int64(acknowledgement.token), kind: .displaced(offset))
                }
                part.written = max(part.written, offset + 1)
            }
            progress(Int(part.written), max(total, Int(part.written)), part.place)
        }
    }

    /// Reads everything back, holds it against the archive, and folds the decisions.
    private func compare() async throws -> Int {
        var compared = 0
        for var part in try parts() {
            progress(0, 1, part.place)
            try await part.place(in: log)
            guard part.isComplete else { throw RestoreRefusal(place: part.place, offset: part.written, kind: .altered) }
            compared += Int(part.written)
            guard case .decisions = part.role else { continue }
            var fold = AcceptanceFold<NoState>(namespace: topics.namespace, partition: part.place)
            try await log.readAll(of: part.place) { _ = try fold.fold($0) }
            guard fold.standing.chain == contents.standings[part.place]?.chain else {
                throw RestoreRefusal(place: part.place, offset: fold.nextOffset, kind: .altered)
            }
        }
        return compared
    }

    // MARK: The statement

    private var registryInput: TopicPartition { TopicPartition(topic: topics.submissions(.registry).name, partition: 0) }

    /// Whether the statement stands in the log already. Nothing else may stand beyond what was archived.
    private func statement(in parts: inout [RestorePart]) throws -> Bool {
        var isThere = false
        for part in parts {
            guard let further = part.beyond.first else { continue }
            guard part.place == registryInput, let value = further.value, let envelope = try? PBEnvelope(serializedBytes: value),
                envelope.key == key.publicKey.bytes, let payload = try? PBPayload(serializedBytes: envelope.payload),
                case .registry(.stateRestore(let restore))? = payload.body, restore.partitions == restored
            else { throw RestoreRefusal(place: part.place, offset: further.offset, kind: .hasMore) }
            isThere = true
        }
        return isThere
    }

    /// The first offset of each partition whose record does not bear the time it had.
    private var restored: [PBRestoredPartition] {
        var all = contents.manifest.partitions
        if let names = contents.names { all += names.partitions }
        return all.compactMap { partition in
            var restored = PBRestoredPartition()
            restored.topic = partition.topic
            restored.partition = partition.partition
            switch topics.topic(named: partition.topic)?.role {
            case .submissions: restored.end = min(partition.end, timedTo(partition.place))
            case .decisions: restored.end = partition.end
            case .rankings, .names, .evidence: restored.end = Int64(partition.records)
            case .heads, nil: return nil
            }
            return restored.end > 0 ? restored : nil
        }.sorted { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
    }

    private func state() async throws {
        var payload = PBPayload()
        payload.registry.stateRestore.partitions = restored
        payload.registry.stateRestore.reason = reason
        // With a declared clock the statement is of the time at which the logs stood.
        let time = clock == .broker ? now() : max(1, contents.standings.values.map(\.time).max() ?? 1)
        var random = SystemRandomNumberGenerator()
        let submission = try PreparedSubmission(
            payload, id: SubmissionID(milliseconds: time, using: &random), topics: topics, key: key, time: time,
            timestamp: clock == .broker ? nil : time)
        let producer = try await Producer(log: log)
        let sent: SentSubmission
        do { sent = try await producer.send(submission, within: Self.silence) } catch {
            await producer.close()
            throw error
        }
        await producer.close()
        let end = contents.manifest[registryInput]?.end ?? 0
        guard sent.offset == end else { throw RestoreRefusal(place: registryInput, offset: end, kind: .displaced(sent.offset)) }
    }
}
