internal import Domain
package import Files
internal import Foundation
package import Streaming

extension CommandError {
    package static func from(_ error: LogError, brokers: String) -> CommandError {
        switch error {
        case .unavailable(let why):
            if let finding = why.finding { return takesNothing(finding, brokers: brokers) }
            return why.unreachableAddresses.isEmpty ? noBroker(why, brokers) : wrongAddress(why, brokers)
        case .unknownTopic(let topic):
            return CommandError(
                .misconfigured, zh: "没有主题 \(topic)。请先运行 pledgeline topics apply，或核对 --namespace。",
                en: "There is no topic \(topic). Run pledgeline topics apply first, or check --namespace.")
        case .notAuthorized(let denial):
            return CommandError(.misconfigured, zh: denial.wording(.zh), en: denial.wording(.en))
        case .misconnected(let problem):
            return CommandError(.misconfigured, zh: problem.wording(.zh, brokers: brokers), en: problem.wording(.en, brokers: brokers))
        case .offsetOutOfRange(let partition, let offset):
            return CommandError(
                .falsified,
                zh: "\(partition) 没有位置 \(offset)：日志的开头已被删除，或日志比先前看到的短。请运行 pledgeline doctor。",
                en:
                    "\(partition) has no offset \(offset): the beginning of the log was deleted, or it is shorter than it was. Run pledgeline doctor."
            )
        case .topicExists, .queueFull, .recordTooLarge, .closed, .fatal, .other:
            return CommandError(.unavailable, zh: "Kafka 出错：\(error)", en: "Kafka failed: \(error)")
        }
    }

    private static func noBroker(_ why: Unavailability, _ brokers: String) -> CommandError {
        CommandError(
            .unavailable, zh: "连不上 Kafka（\(brokers)）。请检查网络，以及 Kafka 地址（-b、KAFKA_BROKERS 或登录配置中的 brokers），稍后再试。\n详情：\(why)",
            en:
                "No Kafka broker answers at \(brokers). Check the network and the address (-b, KAFKA_BROKERS, or brokers in the profile), and try again.\nDetails: \(why)"
        )
    }

    private static func wrongAddress(_ why: Unavailability, _ brokers: String) -> CommandError {
        CommandError(
            .unavailable,
            zh:
                "Kafka（\(brokers)）有应答，但它报出的自己的地址 \(why.unreachableAddresses.joined(separator: "、")) 从这里连不上（名称解析不了，或那里无人应答）。请管理员把 Kafka 的 advertised.listeners 改成用户连得到的地址，或让这台机器能解析并连上该地址，再试。\n详情：\(why.reason)",
            en:
                "Kafka answers at \(brokers), but the address it gives for itself, \(why.unreachableAddresses.joined(separator: ", ")), cannot be reached from here (its name does not resolve, or nobody answers there). Have the brokers' advertised.listeners name an address that users can reach, or make this one reachable, and try again.\nDetails: \(why.reason)"
        )
    }

    /// Brokers answer, but nobody may write at present. It passes once brokers are back.
    private static func takesNothing(_ finding: TopicFinding, brokers: String) -> CommandError {
        let tools = KafkaTools(brokers: brokers)
        return CommandError(
            .unavailable, zh: "Kafka 现在不接收写入。\(finding.wording(.zh))\n\(finding.advice(.zh, tools))",
            en: "Kafka takes no records at present. \(finding.wording(.en))\n\(finding.advice(.en, tools))")
    }
}
