package import Domain
internal import Files
package import Schema
package import Streaming

/// Brings a cluster's topics in line with the typed registry of topics: makes what is missing, and tells what is there and not as it must be, whether or
/// not a flag names it. It changes nothing that exists.
package struct TopicSetUp {
    package let connection: Connection

    package init(connection: Connection) {
        self.connection = connection
    }

    package struct Result {
        package var topic: Topic
        package var isNew: Bool
        package var findings: [TopicFinding]
        /// The cluster has been larger than it seems now.
        var hasManyCopies = false

        package init(topic: Topic, isNew: Bool, findings: [TopicFinding], hasManyCopies: Bool = false) {
            self.topic = topic
            self.isNew = isNew
            self.findings = findings
            self.hasManyCopies = hasManyCopies
        }

        /// Something that must be mended before anything else is done.
        package var isWrong: Bool { findings.contains { !$0.isMinor } }

        package func text(_ language: Language, _ tools: KafkaTools) -> String {
            guard findings.isEmpty else {
                let mark = isWrong ? language(zh: "不符", en: "wrong") : language(zh: "提醒", en: "note")
                return findings.map { "\(mark) \($0.wording(language)) \($0.advice(language, tools))" }.joined(separator: "\n")
            }
            return isNew
                ? language(zh: "已建立 \(topic.name)（\(topic.partitions) 个分区）", en: "created \(topic.name) (\(topic.partitions) partitions)")
                : language(zh: "无需改动 \(topic.name)", en: "as wanted \(topic.name)")
        }
    }

    package struct Report {
        package var results: [Result]
        /// How many brokers there are; 0 if nobody says.
        package var brokers: Int

        package init(results: [Result], brokers: Int) {
            self.results = results
            self.brokers = brokers
        }

        package var isWrong: Bool { results.contains(where: \.isWrong) }

        /// What a cluster that is too small for production cannot promise; nil if it is large enough.
        package func sizeRemark(_ language: Language) -> String? {
            guard brokers > 0, brokers < TopicFinding.wantedCopies, results.allSatisfy({ !$0.hasManyCopies }) else { return nil }
            return language(
                zh: "这个集群有 \(brokers) 个 Kafka 节点，仅供试用：节点的数据丢失，记录也就丢失。正式使用需要 \(TopicFinding.wantedCopies) 个节点。",
                en:
                    "This cluster has \(brokers) broker\(brokers == 1 ? "" : "s") and is for trials: what a broker loses is lost. In production have \(TopicFinding.wantedCopies)."
            )
        }
    }

    /// As ``apply(clock:replication:)``, for what goes on only if all of it is as it must be.
    ///
    /// - Throws: a `CommandError` that says what is wrong with the first topic that is.
    package func prepare(clock: PBClockMode) async throws {
        guard let wrong = try await apply(clock: clock).results.first(where: \.isWrong) else { return }
        throw CommandError(.misconfigured, zh: wrong.text(.zh, connection.tools), en: wrong.text(.en, connection.tools))
    }

    /// - Parameter replication: how many copies new topics get; −1 is three where there are as many brokers, else the cluster's default.
    package func apply(clock: PBClockMode, replication: Int = -1) async throws -> Report {
        let brokers = try await connection.log.brokers()
        let copies = replication == -1 && brokers.count >= TopicFinding.wantedCopies ? TopicFinding.wantedCopies : replication
        var descriptions: [String: TopicDescription] = [:]
        var created: [String: Int] = [:]
        for topic in connection.topics.all {
            if let description = try await connection.log.describe(topic: topic.name) {
                descriptions[topic.name] = description
            } else {
                try await connection.log.create(
                    TopicSpecification(
                        name: topic.name, partitionCount: topic.partitions, replicationFactor: copies,
                        settings: settings(of: topic, clock: clock, copies: copies)))
                created[topic.name] = topic.partitions
            }
        }
        // A topic that was just created is not at once known to every broker, nor has a leader: whoever used it now would be told that it is not there.
        if !created.isEmpty { try await connection.log.waitUntilUsable(created) }
        // What a broker makes of an order is seen by looking.
        for name in created.keys { descriptions[name] = try await connection.log.describe(topic: name) }
        let results = connection.topics.all.map { topic in
            Result(
                topic: topic, isNew: created[topic.name] != nil,
                findings: TopicFinding.findings(topic, descriptions[topic.name], clock: clock, brokers: brokers),
                hasManyCopies: descriptions[topic.name]?.copies.contains { $0.assigned >= TopicFinding.wantedCopies } ?? false)
        }
        return Report(results: results, brokers: brokers.count)
    }

    /// With three copies, a write counts when two have it, and a copy that lags behind never takes over: the guarantees rest on that.
    private func settings(of topic: Topic, clock: PBClockMode, copies: Int) -> [String: String] {
        var settings = topic.settings(clock: clock)
        if copies >= TopicFinding.wantedCopies {
            settings["min.insync.replicas"] = String(max(TopicFinding.wantedInSync, copies - 1))
            settings["unclean.leader.election.enable"] = "false"
        }
        return settings
    }
}
