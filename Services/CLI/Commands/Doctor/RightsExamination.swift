internal import Schema
internal import Streaming

/// Tries the rights of a part for real, with questions that change nothing. Writing, creating and joining a group are not tried.
struct RightsExamination: Sendable {
    let log: any Log
    let topics: Topics
    let tools: KafkaTools
    let holder: RightsHolder

    static let bound: Duration = .seconds(5)

    func run() async -> [DoctorFinding] {
        let rights = Rights(topics: topics).of(holder)
        var findings: [DoctorFinding] = []
        var tried = 0
        for topic in topics.all {
            let wanted = rights.filter { $0.resource == .topic(topic.name) }.map(\.operation)
            guard !wanted.isEmpty else { continue }
            do throws(LogError) {
                guard let description = try await log.describe(topic: topic.name) else { throw .unknownTopic(topic.name) }
                tried += 1
                if wanted.contains(.describeConfigs) {
                    tried += 1
                    if let reason = description.settingsUnknown { findings.append(missingSettings(topic, reason)) }
                }
                if wanted.contains(.read) {
                    tried += 1
                    try await log.tryReading(TopicPartition(topic: topic.name, partition: 0), bound: Self.bound)
                }
            } catch {
                findings.append(.from(error, topic.name, tools))
            }
        }
        guard findings.isEmpty else { return findings }
        let untried = Set(rights.map(\.operation)).intersection([.write, .create]).map(\.rawValue).sorted()
        var (zh, en) = (untried, untried)
        if case .service(let service) = holder {
            let group = Rights(topics: topics).group(of: service)
            zh.append("消费组 \(group) 的 Read（静态分配时不需要）")
            en.append("Read on the group \(group) (static ownership does not need it)")
        }
        return [
            DoctorFinding(
                "rights", .fine, holder.name,
                zh: "试过的 \(tried) 项权限都有\(zh.isEmpty ? "" : "；不试的，因为会留下痕迹：\(zh.joined(separator: "、"))")。",
                en:
                    "All \(tried) rights that were tried are there\(en.isEmpty ? "" : "; not tried, since it would leave traces: \(en.joined(separator: ", "))")."
            )
        ]
    }

    private func missingSettings(_ topic: Topic, _ reason: String) -> DoctorFinding {
        DoctorFinding(
            "right_missing", .error, topic.name, zh: "Kafka 不告知 \(topic.name) 的设置：\(reason)",
            en: "The broker does not tell the settings of \(topic.name): \(reason)")
    }
}
