internal import Client
internal import Domain
internal import Files
internal import Schema
internal import Streaming

/// Looks at the topics before genesis is submitted: what it says of the clock holds for ever, and services refuse to decide on topics that keep another.
struct GenesisCheck {
    let connection: Connection

    /// Nothing is looked at while no broker answers.
    ///
    /// - Throws: a `CommandError` unless the submissions of every service are dated by this clock.
    func clock(_ clock: PBClockMode) async throws {
        for service in Topics.services {
            let topic = connection.topics.submissions(service)
            let description: TopicDescription?
            do throws(LogError) { description = try await connection.log.describe(topic: topic.name) } catch {
                // Genesis is kept then, as everything is, and sent later; a clock that does not fit halts the services before they decide on it.
                if case .unavailable = error { return }
                throw CommandError.from(error, brokers: connection.brokers)
            }
            guard let description else { throw CommandError.from(.unknownTopic(topic.name), brokers: connection.brokers) }
            for finding in TopicFinding.findings(topic, description, clock: clock) { try refuse(finding, clock) }
        }
    }

    private func refuse(_ finding: TopicFinding, _ clock: PBClockMode) throws {
        let (zh, en): (String, String)
        switch finding.name {
        case "clock_changed":
            let other = clock == .broker ? "declared" : "broker"
            (zh, en) = (
                "没有提交系统初始化：它所定的时钟不能再改，而主题的时间戳不是这样记的。改正主题，或确实要用另一种时钟时写 --clock \(other)。",
                "Genesis was not submitted: its clock can never be changed, and the topics are not dated by it. Mend the topics, or name --clock \(other) if that is meant."
            )
        case "settings_unknown":
            (zh, en) = (
                "没有提交系统初始化：主题的时钟无从核对。", "Genesis was not submitted: the topics' clock could not be compared."
            )
        case "partitions_changed":
            (zh, en) = ("没有提交系统初始化：分区数不能再改。", "Genesis was not submitted: partition counts can never be changed.")
        default: return
        }
        throw CommandError(
            .misconfigured, zh: "\(zh)\n\(finding.wording(.zh))\n\(finding.advice(.zh, connection.tools))",
            en: "\(en)\n\(finding.wording(.en))\n\(finding.advice(.en, connection.tools))")
    }
}
