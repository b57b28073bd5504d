internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// What a broker says of the topics, judged: settings, copies, ends.
struct TopicExamination: Sendable {
    let log: any Log
    let topics: Topics
    let tools: KafkaTools
    let brokers: [Int32]
    /// As genesis says; nil while there is none.
    let clock: PBClockMode?

    /// - Returns: findings, and those of the topics that can be read.
    func run(_ wanted: [Topic]) async -> (findings: [DoctorFinding], present: [Topic]) {
        var findings: [DoctorFinding] = []
        var present: [Topic] = []
        for topic in wanted {
            do throws(LogError) {
                let description = try await log.describe(topic: topic.name)
                let found = TopicFinding.findings(topic, description, clock: clock, brokers: brokers)
                findings += found.map(finding)
                if let description {
                    present.append(topic)
                    findings += TopicFinding.lagging(topic.name, description).map(finding)
                    if found.isEmpty { findings.append(fine(topic, description)) }
                }
            } catch {
                findings.append(.from(error, topic.name, tools))
            }
        }
        return (findings, present)
    }

    private func finding(_ found: TopicFinding) -> DoctorFinding {
        DoctorFinding(
            found.name, found.isMinor ? .warning : .error, found.topic, zh: found.wording(.zh), en: found.wording(.en)
        ).advising(zh: found.advice(.zh, tools), en: found.advice(.en, tools))
    }

    private func fine(_ topic: Topic, _ description: TopicDescription) -> DoctorFinding {
        let copies = description.copies.map(\.assigned).min() ?? 0
        return DoctorFinding(
            "topic", .fine, topic.name, zh: "\(description.partitionCount) 个分区，\(copies) 份副本，设置无误。",
            en: "\(description.partitionCount) partitions, \(copies) copies, settings as wanted.")
    }
}

extension DoctorFinding {
    /// A question that was not answered.
    static func from(_ error: LogError, _ subject: String, _ tools: KafkaTools) -> DoctorFinding {
        let command = CommandError.from(error, brokers: tools.brokers)
        let name =
            switch error {
            case .notAuthorized: "right_missing"
            case .misconnected(let problem): problem.kind.rawValue
            case .unknownTopic: "topic_missing"
            case .unavailable: "unavailable"
            case .topicExists, .offsetOutOfRange, .queueFull, .recordTooLarge, .closed, .fatal, .other: "failed"
            }
        return DoctorFinding(name, .error, subject, zh: command.zh, en: command.en)
    }
}
