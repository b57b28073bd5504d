internal import Schema
internal import Streaming

/// Brings a cluster's topics in line with the typed registry of topics.
struct TopicSetUp {
    let connection: Connection

    struct Result {
        enum State { case created, asWanted, wrongPartitions(Int), wrongSetting(String, String, wanted: String) }
        var topic: Topic
        var state: State

        var isWrong: Bool {
            switch state {
            case .created, .asWanted: false
            case .wrongPartitions, .wrongSetting: true
            }
        }

        func text(_ language: Language) -> String {
            switch state {
            case .created:
                language(zh: "已建立 \(topic.name)（\(topic.partitions) 个分区）", en: "created \(topic.name) (\(topic.partitions) partitions)")
            case .asWanted: language(zh: "无需改动 \(topic.name)", en: "as wanted \(topic.name)")
            case .wrongPartitions(let count):
                language(
                    zh: "不符 \(topic.name)：\(count) 个分区，应为 \(topic.partitions)。分区数不能改；请换一个命名空间，或删除没有数据的主题后重建。",
                    en:
                        "wrong \(topic.name): \(count) partitions instead of \(topic.partitions). They cannot be changed: use another namespace, or delete the topic if it holds nothing and apply again."
                )
            case .wrongSetting(let name, let value, let wanted):
                language(
                    zh:
                        "不符 \(topic.name)：\(name)=\(value)，应为 \(wanted)。改正：kafka-configs.sh --alter --topic \(topic.name) --add-config \(name)=\(wanted)",
                    en:
                        "wrong \(topic.name): \(name)=\(value) instead of \(wanted). To mend it: kafka-configs.sh --alter --topic \(topic.name) --add-config \(name)=\(wanted)"
                )
            }
        }
    }

    /// As ``apply(clock:replication:)``, for what goes on only if all of it is as it must be.
    ///
    /// - Throws: a `CommandError` that says what is wrong with the first topic that is.
    func prepare(clock: PBClockMode) async throws {
        guard let wrong = try await apply(clock: clock).first(where: \.isWrong) else { return }
        throw CommandError(.misconfigured, zh: wrong.text(.zh), en: wrong.text(.en))
    }

    func apply(clock: PBClockMode, replication: Int = -1) async throws -> [Result] {
        var results: [Result] = []
        var created: [String: Int] = [:]
        for topic in connection.topics.all {
            let state = try await apply(topic, clock: clock, replication: replication)
            if case .created = state { created[topic.name] = topic.partitions }
            results.append(Result(topic: topic, state: state))
        }
        // A topic that was just created is not at once known to every broker, nor has a leader: whoever used it now would be told that it is not there.
        if !created.isEmpty { try await connection.log.waitUntilUsable(created) }
        return results
    }

    private func apply(_ topic: Topic, clock: PBClockMode, replication: Int) async throws -> Result.State {
        var settings = topic.settings(clock: clock)
        // With three copies, a write counts when two have it, and a copy that lags behind never takes over: the guarantees rest on that.
        if replication >= 3 {
            settings["min.insync.replicas"] = String(replication - 1)
            settings["unclean.leader.election.enable"] = "false"
        }
        guard let description = try await connection.log.describe(topic: topic.name) else {
            try await connection.log.create(
                TopicSpecification(
                    name: topic.name, partitionCount: topic.partitions, replicationFactor: replication, settings: settings))
            return .created
        }
        guard description.partitionCount == topic.partitions else { return .wrongPartitions(description.partitionCount) }
        for (name, wanted) in settings.sorted(by: { $0.key < $1.key }) {
            if let value = description.settings[name], value != wanted { return .wrongSetting(name, value, wanted: wanted) }
        }
        return .asWanted
    }
}
